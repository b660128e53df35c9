import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_COLUMNS } from '../../../shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../../shared/query/query';
import type { SavedView } from '../../../shared/saved-view';
import { useAppStore } from '../../stores/app';
import { useQueryStore } from '../../stores/query';
import { useSavedViewsStore } from '../../stores/saved-views';
import { useTableStore } from '../../stores/table';
import { useUndoStore } from '../../stores/undo';
import { useViewStore } from '../../stores/view';
import { sampleState } from '../../testing/sample-state';
import { discardSavedViewChanges } from './saved-view-edits';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));
vi.stubGlobal('requestIdleCallback', () => 0);

const VOICES: SavedView = { id: 'v', name: 'Voices', query: 'type:voice', sort: DEFAULT_SORT, columns: [...DEFAULT_COLUMNS], groupBy: null, pinned: false, reminds: false }; // prettier-ignore

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState({ savedViews: [VOICES] });
});

it('does nothing without a chosen view', () => {
  useQueryStore().replace('type:sms');
  useTableStore().show([{ name: 'number', width: null }]);
  discardSavedViewChanges();
  expect([useQueryStore().text, useTableStore().columns]).toEqual(['type:sms', [{ name: 'number', width: null }]]);
});

it('is passed over by an undo in another view, which cannot show it', async () => {
  const [queries, undo] = [useQueryStore(), useUndoStore()];
  useSavedViewsStore().choose(VOICES);
  queries.replace('type:sms');
  discardSavedViewChanges();
  expect(queries.text).toBe('type:voice');
  useViewStore().show('settings');
  expect(undo.next).toBeNull();
  useViewStore().show('numbers');
  await undo.undo();
  expect(queries.text).toBe('type:sms');
});
