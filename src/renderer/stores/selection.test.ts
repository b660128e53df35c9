import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import type { AppState } from '../../shared/bridge/state';
import { sampleNumber } from '../../shared/testing/sample';
import { receiveList } from '../testing/receive-list';
import { sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useSelectionStore } from './selection';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

const list = (environmentId: string, ids: readonly string[]) =>
  receiveList(ids.map((id) => sampleNumber({ id })), environmentId); // prettier-ignore
const selected = () =>
  useSelectionStore()
    .numbers()
    .map(({ ref: { environmentId, numberId } }) => `${environmentId}${numberId}`)
    .sort();

/** The environments `a`, `b` and `c` are shown together. */
function allShown(): AppState {
  const state = sampleState({ showsAll: true });
  const [first] = state.environments;
  return { ...state, environments: [...state.environments, { ...first!, id: 'c', name: 'c' }] };
}

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = allShown();
  for (const id of ['a', 'b', 'c']) list(id, ['1', '2']);
  useSelectionStore().selectAll();
  expect(useSelectionStore().count).toBe(6);
});

it('keeps numbers that a list no longer has, and knows them when it has them again', () => {
  list('b', ['2']);
  expect(selected()).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2']);
  expect([useSelectionStore().count, useSelectionStore().rows.length]).toEqual([6, 5]);
  list('b', ['1', '2', '3']);
  expect(useSelectionStore().rows).toHaveLength(6);
  expect(selected()).not.toContain('b3');
});

it('loses the numbers of an environment that is removed, whether its list had them or not', () => {
  list('b', ['2']);
  expect(useSelectionStore().count).toBe(6);
  const { environments } = useAppStore().state!;
  useAppStore().state = { ...allShown(), environments: environments.filter(({ id }) => id !== 'b') };
  expect(selected()).toEqual(['a1', 'a2', 'c1', 'c2']);
  expect([useSelectionStore().count, [...useSelectionStore().environmentIds]]).toEqual([4, ['a', 'c']]);
});

it('is empty where another environment is shown', async () => {
  useAppStore().state = { ...allShown(), showsAll: false };
  await nextTick();
  expect(selected()).toEqual([]);
});
