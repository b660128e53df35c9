import { createPinia, setActivePinia } from 'pinia';
import { expect, it, vi } from 'vitest';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useGroupingStore } from '../../stores/grouping';
import { useQueryStore } from '../../stores/query';
import { useUndoStore } from '../../stores/undo';
import { useViewStore } from '../../stores/view';
import { sampleState } from '../../testing/sample-state';
import { groupBy } from './grouping-edits';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

it('undoes and redoes a change of grouping as one of all steps, in the view that shows it, unless it was changed again', async () => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  const [grouping, undo, view] = [useGroupingStore(), useUndoStore(), useViewStore()];
  grouping.choose('status');
  groupBy('country');
  groupBy('country');
  useQueryStore().replace('status:active');
  await undo.undo();
  expect([useQueryStore().text, grouping.shown]).toEqual(['', 'country']);
  await undo.undo();
  expect(grouping.shown).toBe('status');
  await undo.redo();
  expect(grouping.shown).toBe('country');
  view.show('activity');
  expect(undo.next).toBe(null);
  view.show('numbers');
  grouping.choose('label');
  await undo.undo();
  expect([grouping.shown, useFeedbackStore().toast?.words]).toEqual(['label', 'Nothing was undone, because it has changed since then.']); // prettier-ignore
});
