import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import type { AppState } from '../../shared/bridge/state';
import type { KeptFileState } from '../../shared/kept-file';
import { DEFAULT_COLUMNS, showColumn } from '../../shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../shared/query/query';
import { putSavedView, type SavedView } from '../../shared/saved-view';
import { sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useFeedbackStore } from './feedback';
import { useGroupingStore } from './grouping';
import { useQueryStore } from './query';
import { useSavedViewsStore } from './saved-views';
import { useTableStore } from './table';
import { useUndoStore } from './undo';

const request = vi.hoisted(() => vi.fn());
vi.mock('../bridge/bridge-client', () => ({ transport: {}, request, reportOfFailure: vi.fn() }));
vi.stubGlobal('requestIdleCallback', (work: () => void) => void work());

/** The views as main has them. A file of a view is kept up to date for as long as main has its view. */
let views: SavedView[];
let files: KeptFileState[];

function tell(): void {
  const kept = files.filter(({ savedViewId }) => views.some(({ id }) => id === savedViewId));
  useAppStore().state = { ...sampleState(), savedViews: views, keptFiles: kept };
}

const keep = (savedViewId: string, id: string): KeptFileState => ({
  id,
  savedViewId,
  kind: 'csv',
  headings: 'names',
  path: `/home/ada/${id}.csv`,
  writtenAt: null,
  problem: null,
});

beforeEach(() => {
  setActivePinia(createPinia());
  [views, files] = [[], []];
  tell();
  request.mockReset().mockImplementation((name: string, input: { id: string; view: SavedView }) => {
    const [removed = null] = views.filter(({ id }) => id === input.id);
    views = name === 'savedViews.put' ? putSavedView(views, input.view) : views.filter((one) => one !== removed);
    tell();
    return Promise.resolve(name === 'savedViews.put' ? undefined : removed && { view: removed, place: 0 });
  });
});

const said = () => useFeedbackStore().toast?.words;

async function saved(): Promise<SavedView> {
  await useSavedViewsStore().saveAs('Mine');
  return views[0]!;
}

it('says which files end where saving a view is undone, and has them again where that is redone', async () => {
  const { id } = await saved();
  files = [keep(id, 'a'), keep(id, 'b'), keep('other', 'c')];
  tell();
  const undo = useUndoStore();
  await undo.undo();
  expect(views).toEqual([]);
  expect(said()).toBe('View “Mine” deleted. Its 2 files are no longer kept up to date.');
  await undo.redo();
  expect(said()).toBe('Redone: View “Mine” saved');
  expect(useAppStore().state?.keptFiles.map((file) => file.id)).toEqual(['a', 'b']);
  await undo.undo();
  expect(said()).toContain('Its 2 files');
});

it('says that reminders are no longer limited where saving the view that limits them is undone', async () => {
  const view = await saved();
  views = [{ ...view, reminds: true, name: 'Renamed' }];
  tell();
  await useUndoStore().undo();
  expect(said()).toContain('“Renamed” deleted');
});

it('says which channels stop with a view, but of those that are off nothing', async () => {
  const view = await saved();
  const channel = (name: string, enabled = true) => ({ name, enabled, savedViewId: view.id });
  const channels = [
    channel('Team'),
    channel('On-call'),
    channel('Off', false),
    { ...channel('All'), savedViewId: null },
  ];
  useAppStore().state = { ...useAppStore().state, channels } as unknown as AppState;
  await useSavedViewsStore().remove(view);
  expect(said()).toBe(
    'View “Mine” deleted. The channels Team and On-call send nothing until you choose other views for them.',
  );
});

it('says what is undone where nothing else ends with the view', async () => {
  await saved();
  await useUndoStore().undo();
  expect(said()).toBe('Undone: View “Mine” saved');
});

describe('a view that is shown and removed', () => {
  const byCost = { column: 'monthly', direction: 'descending' } as const;
  const byId = { column: 'id', direction: 'ascending' } as const;
  const look = () => [
    useQueryStore().text,
    useQueryStore().sort,
    useTableStore().columns.length,
    useGroupingStore().chosen,
  ];

  /** All numbers are by id, with one more column; the view shows other numbers in another way. */
  async function shownView(): Promise<SavedView> {
    const view: SavedView = { id: 'v', name: 'Voices', query: 'type:voice', sort: byCost, columns: [{ name: 'number', width: null }], groupBy: 'country', pinned: false, reminds: false }; // prettier-ignore
    views = [view];
    tell();
    useQueryStore().sort = byId;
    useTableStore().show(showColumn(DEFAULT_COLUMNS, 'id', true));
    useSavedViewsStore().choose(view);
    await nextTick();
    expect(look()).toEqual(['type:voice', byCost, 1, 'country']);
    return view;
  }

  const plain = [byId, DEFAULT_COLUMNS.length + 1, null];

  it('leaves its query, and all numbers as they were', async () => {
    await useSavedViewsStore().remove(await shownView());
    await nextTick();
    expect(look()).toEqual(['type:voice', ...plain]);
    expect(useSavedViewsStore().chosenId).toBeNull();
  });

  it('leaves them so where something else removed it, such as an import', async () => {
    await shownView();
    views = [];
    tell();
    await nextTick();
    expect(look()).toEqual(['type:voice', ...plain]);
    expect(useSavedViewsStore().chosenId).toBeNull();
  });

  it('gives nothing of itself to all numbers where the user goes back to them', async () => {
    await shownView();
    useSavedViewsStore().leave();
    expect(look()).toEqual(['', ...plain]);
  });

  it('leads back to the one that it was saved from, with the changes, where saving is undone', async () => {
    const view = await shownView();
    useQueryStore().replace('type:fax');
    useQueryStore().sort = DEFAULT_SORT;
    await useSavedViewsStore().saveAs('Faxes');
    await useUndoStore().undo();
    await nextTick();
    expect([useSavedViewsStore().chosenId, useSavedViewsStore().isChanged]).toEqual([view.id, true]);
    expect(look()).toEqual(['type:fax', DEFAULT_SORT, 1, 'country']);
  });

  it('leads back to all numbers where it was saved from them, with what was changed since', async () => {
    await useSavedViewsStore().saveAs('All');
    useQueryStore().sort = byCost;
    useTableStore().show(showColumn(DEFAULT_COLUMNS, 'id', true));
    await useUndoStore().undo();
    await nextTick();
    expect([views, useSavedViewsStore().chosenId]).toEqual([[], null]);
    expect(look()).toEqual(['', byCost, DEFAULT_COLUMNS.length + 1, null]);
  });

  it.each([false, true])('is still shown where main refuses to undo that it was saved (from a view: %s)', async (isFromView) => {
    if (isFromView) await shownView();
    await useSavedViewsStore().saveAs('Mine');
    const { chosenId } = useSavedViewsStore();
    request.mockRejectedValue(new Error('The disk is full.'));
    await useUndoStore().undo();
    await nextTick();
    expect(useSavedViewsStore().chosenId).toBe(chosenId);
    expect(useSavedViewsStore().chosen?.name).toBe('Mine');
  }); // prettier-ignore
});
