import { flushPromises } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Label } from '../../../shared/labels/label';
import { DEFAULT_COLUMNS } from '../../../shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../../shared/query/query';
import type { SavedView } from '../../../shared/saved-view';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useLabelsStore } from '../../stores/labels';
import { useQueryStore } from '../../stores/query';
import { followRenamedLabels } from '../../stores/renamed-labels';
import { useUndoStore } from '../../stores/undo';
import { sampleState } from '../../testing/sample-state';
import { deleteLabel, paintLabel, renameLabel, usesOfLabel } from './label-edits';

/** What main holds. */
let held: Label[];
/** What it answers to the next request to restore a label. */
let restored: { labelId: number; left: number };

vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (name: string, input: unknown) => Promise.resolve().then(() => answer(name, input)),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

function answer(name: string, input: unknown): unknown {
  const { labelId, ...change } = input as { labelId: number } & Partial<Label>;
  if (name === 'labels.read') return { labels: held, numbers: [], upTo: 0, isMore: false };
  if (name === 'labels.deleteLabel') held = held.filter(({ id }) => id !== labelId);
  else if (name === 'labels.changeLabel') {
    if (held.some(({ id, name: taken }) => id !== labelId && taken === change.name)) throw new Error('label_taken');
    held = held.map((label) => (label.id === labelId ? { ...label, ...change } : label));
  } else if (name === 'labels.restoreLabel') {
    if (!held.some(({ id }) => id === restored.labelId)) held = [...held, VIP];
    return restored;
  }
  return undefined;
}

const VIP: Label = { id: 1, name: 'VIP', color: 'teal' };
const SALES: Label = { id: 2, name: 'Sales', color: 'blue' };

let revision = 0;
/** The page hears of what main holds now. */
async function hear(): Promise<void> {
  useAppStore().state = sampleState({ labelsAndNotes: { revision: ++revision } });
  await flushPromises();
}

beforeEach(async () => {
  setActivePinia(createPinia());
  held = [VIP, SALES];
  restored = { labelId: 1, left: 0 };
  useLabelsStore();
  await hear();
});

const undo = async () => {
  await hear();
  await useUndoStore().undo();
  await hear();
};
const redo = async () => {
  await useUndoStore().redo();
  await hear();
};
const said = () => useFeedbackStore().toast?.words.trim();

it('undoes and redoes that a label was renamed or got another color', async () => {
  await renameLabel(VIP, 'Gold');
  await paintLabel({ ...VIP, name: 'Gold' }, 'red');
  expect(said()).toBe('Color of label Gold changed');
  await undo();
  expect(held[0]).toEqual({ ...VIP, name: 'Gold' });
  await undo();
  expect(held[0]).toEqual(VIP);
  expect(said()).toBe('Undone: Label VIP renamed to Gold');
  await redo();
  expect(held[0]).toEqual({ ...VIP, name: 'Gold' });
});

it.each([
  ['renamed', () => renameLabel(VIP, 'Gold')],
  ['painted', () => paintLabel(VIP, 'red')],
  ['deleted', () => deleteLabel(VIP)],
])('undoes that a label was %s, not what was done before, even while main still writes it', async (_, edit) => {
  await paintLabel(SALES, 'green');
  await hear();
  const edited = edit();
  const undone = useUndoStore().undo();
  await edited;
  await undone;
  expect(held.toSorted((a, b) => a.id - b.id)).toEqual([VIP, { ...SALES, color: 'green' }]);
});

it('lets the query that is shown follow a label that is renamed, and its undo', async () => {
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  followRenamedLabels();
  const query = useQueryStore();
  query.type('type:voice -label:vip|sales');
  await renameLabel(VIP, 'Night shift');
  await hear();
  expect(query.text).toBe('type:voice -label:"Night shift"|sales');
  await useUndoStore().undo();
  await hear();
  expect([held[0], query.text]).toEqual([VIP, 'type:voice -label:VIP|sales']);
  await deleteLabel(VIP);
  await hear();
  expect(query.text).toBe('type:voice -label:VIP|sales');
});

it('leaves a label alone that was renamed again since, and says so', async () => {
  await renameLabel(VIP, 'Gold');
  held = [{ ...VIP, name: 'Platinum' }, SALES];
  await undo();
  expect(held[0]).toEqual({ ...VIP, name: 'Platinum' });
  expect(said()).toBe('Nothing was undone, because it has changed since then.');
});

it('says why a name can’t be had back, and can be undone once it can', async () => {
  await renameLabel(VIP, 'Gold');
  held = [...held, { id: 3, name: 'VIP', color: 'red' }];
  await undo();
  expect(useFeedbackStore().failure?.message).toBe('label_taken');
  held = held.slice(0, 2);
  await undo();
  expect(held).toEqual([VIP, SALES]);
});

it.each([
  ['labels.changeLabel', () => renameLabel(VIP, 'Gold')],
  ['labels.deleteLabel', () => deleteLabel(VIP)],
] as const)('no longer shows why %s failed once it has worked', async (name, edit) => {
  useFeedbackStore().fail(name, new Error('The disk is full.'));
  await edit();
  expect(useFeedbackStore().failure).toBeNull();
});

it('restores a label that was deleted, and deletes it again', async () => {
  await deleteLabel(VIP);
  expect([held, said()]).toEqual([[SALES], 'Label VIP deleted']);
  await undo();
  expect(held).toEqual([SALES, VIP]);
  expect(said()).toBe('Undone: Label VIP deleted');
  await redo();
  expect(held).toEqual([SALES]);
});

it('says which saved views ask for a label that is deleted, and what stops with it', async () => {
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  const view = (name: string, query: string, reminds = false): SavedView => ({
    id: name,
    name,
    query,
    sort: DEFAULT_SORT,
    columns: [...DEFAULT_COLUMNS],
    groupBy: null,
    pinned: false,
    reminds,
  });
  const app = useAppStore();
  app.state = sampleState({ savedViews: [view('Ours', '-label:vip', true), view('Sales', 'label:sales')] });
  expect(usesOfLabel('Gold')).toBe('');
  expect(usesOfLabel('Sales')).toBe('The saved view “Sales” uses this label.');
  const channel = { enabled: true, savedViewId: 'Ours' };
  const file = { savedViewId: 'Ours', path: 'C:\\lists\\ours.csv' };
  app.state = {
    ...app.state,
    savedViews: [...app.state.savedViews, view('VIPs', 'label:"VIP"|sales')],
    channels: [{ ...channel, name: 'Team' }, { ...channel, name: 'Off', enabled: false }, { ...channel, name: 'All', savedViewId: null }],
    keptFiles: [file, { ...file, path: '/lists/vips.csv', savedViewId: 'VIPs' }, { ...file, savedViewId: null }],
  } as unknown as typeof app.state;
  await deleteLabel(VIP);
  expect(said()).toBe(
    'Label VIP deleted. The saved views “Ours” and “VIPs” use this label. Without it, reminders cover more numbers. Without it, the channel Team sends nothing. Without it, the files ours.csv and vips.csv are no longer updated.',
  );
}); // prettier-ignore

it('says that numbers were left out, and deletes no other label again that took its place', async () => {
  await deleteLabel(VIP);
  restored = { labelId: 2, left: 1 };
  await undo();
  expect(said()).toBe('Undone: Label VIP deleted. What has changed since then stays as it is.');
  await redo();
  expect(held).toEqual([SALES]);
});
