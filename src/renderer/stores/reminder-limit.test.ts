import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { DEFAULT_COLUMNS } from '../../shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../shared/query/query';
import { changeSavedView, putSavedView, type SavedView } from '../../shared/saved-view';
import { createLateMain, type LateMain } from '../testing/late-main';
import { sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useFeedbackStore } from './feedback';
import { useReminderLimitStore } from './reminder-limit';
import { useSavedViewsStore } from './saved-views';
import { useUndoStore } from './undo';

let main: LateMain;
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request: (...asked: Parameters<LateMain['request']>) => main.request(...asked),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const EFFECT = { all: 985, before: 985, after: 49, silenced: 936, silencedLapsing: 3, unclear: [] };
const view = (name: string, reminds: boolean): SavedView => ({
  id: name,
  name,
  query: 'type:voice',
  sort: DEFAULT_SORT,
  columns: [...DEFAULT_COLUMNS],
  groupBy: null,
  pinned: false,
  reminds,
});

describe('the limit of reminders', () => {
  const limiting = () =>
    useAppStore()
      .state!.savedViews.filter(({ reminds }) => reminds)
      .map(({ name }) => name);

  beforeEach(() => {
    setActivePinia(createPinia());
    vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
    const app = useAppStore();
    const save = (savedViews: SavedView[]) => (app.state = { ...app.state!, savedViews });
    app.state = sampleState({ savedViews: [view('A', true), view('B', true), view('C', false)] });
    main = createLateMain({
      'reminders.limitEffect': () => EFFECT,
      'savedViews.change': ({ id, change }) => void save(changeSavedView(app.state!.savedViews, id, change)),
      'savedViews.put': ({ view: put, place }) => void save(putSavedView(app.state!.savedViews, put, place)),
      'savedViews.remove': ({ id }) => {
        const place = app.state!.savedViews.findIndex((one) => one.id === id);
        const [gone] = app.state!.savedViews.slice(place);
        save(app.state!.savedViews.filter((one) => one.id !== id));
        return { view: gone!, place };
      },
    });
  });

  /** Lets main answer until nothing is asked any more. */
  async function settle(work: Promise<unknown>): Promise<void> {
    await nextTick();
    while (main.waiting.length > 0) {
      await main.answer();
      await nextTick();
    }
    await work;
  }

  it('is known with what it silences, and not once it is over', async () => {
    const limit = useReminderLimitStore();
    await settle(Promise.resolve());
    expect([limit.isOn, limit.names, limit.effect]).toEqual([true, '“A”, “B”', EFFECT]);
    await settle(limit.lift());
    expect([limit.isOn, limit.effect, limiting()]).toEqual([false, null, []]);
    expect(useFeedbackStore().toast?.words).toBe('Reminders on for all numbers');
  });

  it('is there again when lifting it is undone', async () => {
    const limit = useReminderLimitStore();
    await settle(limit.lift());
    await settle(useUndoStore().undo());
    expect(limiting()).toEqual(['A', 'B']);
  });

  it('is there again for the views that are still there, and says so', async () => {
    const limit = useReminderLimitStore();
    const app = useAppStore();
    const forget = (name: string) =>
      (app.state = { ...app.state!, savedViews: app.state!.savedViews.filter((one) => one.name !== name) });
    await settle(limit.lift());
    forget('A');
    await settle(useUndoStore().undo());
    expect(limiting()).toEqual(['B']);
    expect(useFeedbackStore().toast?.words).toContain('What has changed since then stays as it is.');
    forget('B');
    await settle(useUndoStore().redo());
    expect(useFeedbackStore().toast?.words).toContain('because it has changed since then.');
  });

  it('is lifted for one view alone', async () => {
    const limit = useReminderLimitStore();
    await settle(limit.lift([limit.views[0]!]));
    expect(limiting()).toEqual(['B']);
    expect(useFeedbackStore().toast?.words).toBe('Reminders no longer limited to “A”');
  });

  it('covers another view, until that is undone', async () => {
    await settle(useReminderLimitStore().limitTo(view('C', false)));
    expect(limiting()).toEqual(['A', 'B', 'C']);
    await settle(useUndoStore().undo());
    expect(limiting()).toEqual(['A', 'B']);
  });

  it('stays, and the failure is shown, where main refuses', async () => {
    main = createLateMain({ 'savedViews.change': () => Promise.reject(new Error('disk')) });
    await settle(useReminderLimitStore().lift());
    expect([limiting(), useFeedbackStore().failure?.message]).toEqual([['A', 'B'], 'disk']);
    expect(useFeedbackStore().toast).toBeNull();
  });

  it('can be put back where lifting it failed half-way', async () => {
    const app = useAppStore();
    const save = (id: string, change: Partial<SavedView>) => void (app.state = { ...app.state!, savedViews: changeSavedView(app.state!.savedViews, id, change) }); // prettier-ignore
    main = createLateMain({
      'savedViews.change': ({ id, change }) => (id === 'B' ? Promise.reject(new Error('gone')) : save(id, change)),
    });
    await settle(useReminderLimitStore().lift());
    expect([limiting(), useFeedbackStore().failure?.message]).toEqual([['B'], 'gone']);
    await settle(useUndoStore().undo());
    expect(limiting()).toEqual(['A', 'B']);
  });

  it('ends with its view, which says so, and is back with it', async () => {
    const saved = useSavedViewsStore();
    await settle(saved.remove(saved.views[0]!));
    expect(limiting()).toEqual(['B']);
    expect(useFeedbackStore().toast?.words).toContain('Reminders are no longer limited to it');
    await settle(useUndoStore().undo());
    expect(limiting()).toEqual(['A', 'B']);
  });

  it('ends with its view, which says that its files end with it', async () => {
    const app = useAppStore();
    const file = { id: 'f', kind: 'csv', headings: 'names', path: '/a.csv', writtenAt: null, problem: null } as const;
    app.state = { ...app.state!, keptFiles: [{ ...file, savedViewId: 'A' }, { ...file, savedViewId: 'C' }, { ...file, savedViewId: 'C' }, { ...file, savedViewId: null }] };
    const saved = useSavedViewsStore();
    const remove = (name: string) => settle(saved.remove(saved.views.find((one) => one.name === name)!));
    await remove('A');
    expect(useFeedbackStore().toast?.words).toBe('View “A” deleted. Reminders are no longer limited to it. Its file is no longer kept up to date.');
    await remove('C');
    expect(useFeedbackStore().toast?.words).toBe('View “C” deleted. Its 2 files are no longer kept up to date.');
  }); // prettier-ignore

  it('follows its view when that is updated, which says so', async () => {
    const saved = useSavedViewsStore();
    saved.chosenId = 'A';
    await settle(saved.update());
    expect(limiting()).toEqual(['A', 'B']);
    expect(useFeedbackStore().toast?.words).toContain('Reminders are limited to what it finds now');
  });
});
