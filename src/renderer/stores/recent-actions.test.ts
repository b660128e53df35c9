import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useRecentActionsStore } from './recent-actions';

const request = vi.hoisted(() => vi.fn());
vi.mock('../bridge/bridge-client', () => ({ transport: {}, request, reportOfFailure: vi.fn() }));

beforeEach(() => {
  setActivePinia(createPinia());
  request.mockReset().mockResolvedValue(undefined);
});

it('keeps the last four, each once, the last one first, and has them remembered', () => {
  const recents = useRecentActionsStore();
  for (const id of ['a', 'b', 'c', 'b', 'd', 'e']) recents.remember(id);
  expect(recents.ids).toEqual(['e', 'd', 'b', 'c']);
  expect(request).toHaveBeenLastCalledWith('session.rememberActions', { recentActions: ['e', 'd', 'b', 'c'] });
});

it('goes on with what was chosen before the start, also if it cannot be remembered', () => {
  request.mockRejectedValue(new Error('disk full'));
  useAppStore().state = sampleState({ recentActions: ['sync', 'view.numbers'] });
  useRecentActionsStore().remember('palette');
  expect(useRecentActionsStore().ids).toEqual(['palette', 'sync', 'view.numbers']);
});
