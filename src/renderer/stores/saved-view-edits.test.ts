import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import type { AppState } from '../../shared/bridge/state';
import type { KeptFileState } from '../../shared/kept-file';
import { putView, type SavedView } from '../../shared/saved-view';
import { sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useFeedbackStore } from './feedback';
import { useSavedViewsStore } from './saved-views';
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
    views = name === 'savedViews.put' ? putView(views, input.view) : views.filter((one) => one !== removed);
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
