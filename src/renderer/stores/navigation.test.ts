// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, nextTick } from 'vue';
import { DEFAULT_COLUMNS } from '../../shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../shared/query/query';
import type { SavedView } from '../../shared/saved-view';
import { createLateMain, type LateMain } from '../testing/late-main';
import { sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useKept, useNavigationStore } from './navigation';
import { useQueryStore } from './query';
import { useRenewalsStore } from './renewals';
import { useSavedViewsStore } from './saved-views';
import { useUndoStore } from './undo';
import { useViewStore } from './view';

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request,
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const pending: SavedView = {
  id: 'pending',
  name: 'Pending',
  query: 'status:pending',
  sort: DEFAULT_SORT,
  columns: [...DEFAULT_COLUMNS],
  groupBy: null,
  pinned: false,
  reminds: false,
};

describe('going back and forward', () => {
  beforeEach(() => {
    vi.stubGlobal('requestIdleCallback', () => 0);
    setActivePinia(createPinia());
    useAppStore().state = sampleState({ savedViews: [pending] });
    request.mockReset().mockImplementation((name: string, { environmentId }: { environmentId: string | null }) => {
      const app = useAppStore();
      if (name === 'environment.select') app.state = { ...app.state!, activeEnvironmentId: environmentId };
      return Promise.resolve(null);
    });
  });

  /** What the user sees, in short. */
  function seen(): string {
    const [view, renewals, queries] = [useViewStore(), useRenewalsStore(), useQueryStore()];
    const open = view.openNumber ? ` open ${view.openNumber.numberId}` : '';
    const what = view.name === 'renewals' ? ` ${renewals.tab}` : view.name === 'numbers' ? ` "${queries.text}"` : '';
    return `${useAppStore().shownEnvironmentId} ${view.name}${what}${open}`;
  }

  it('leads through views and tabs, and forgets what was ahead once the user goes elsewhere', () => {
    const [navigation, view, renewals] = [useNavigationStore(), useViewStore(), useRenewalsStore()];
    expect(navigation.canGoBack).toBe(false);
    expect(navigation.go(-1)).toBe(false);
    renewals.showTab('agenda');
    renewals.tab = 'costs';
    view.show('settings');
    const back = [seen()];
    while (navigation.go(-1)) back.push(seen());
    expect(back).toEqual(['a settings', 'a renewals costs', 'a renewals agenda', 'a numbers ""']);
    navigation.go(1);
    navigation.go(1);
    expect(seen()).toBe('a renewals costs');
    view.show('activity');
    expect(navigation.canGoForward).toBe(false);
    navigation.go(-1);
    expect(seen()).toBe('a renewals costs');
  });

  it('finds the details that were open, each in its view', () => {
    const [navigation, view, renewals] = [useNavigationStore(), useViewStore(), useRenewalsStore()];
    view.openNumber = { environmentId: 'a', numberId: '1' };
    renewals.showTab('agenda');
    expect(seen()).toBe('a renewals agenda');
    view.openNumber = { environmentId: 'a', numberId: '2' };
    // as from the palette
    view.showNumber({ environmentId: 'a', numberId: '3' });
    view.showNumber({ environmentId: 'a', numberId: '4' });
    const back = [seen()];
    while (navigation.go(-1)) back.push(seen());
    expect(back).toEqual([
      'a numbers "" open 4',
      'a numbers "" open 3',
      'a renewals agenda open 2',
      'a numbers "" open 1',
    ]);
    navigation.go(1);
    expect(seen()).toBe('a renewals agenda open 2');
  });

  it('undoes the query step by step, but only what was asked since the user came', async () => {
    const [navigation, view, queries] = [useNavigationStore(), useViewStore(), useQueryStore()];
    queries.replace('type:voice');
    queries.replace('type:sms');
    view.show('activity');
    // as a quick filter in the palette does
    queries.replace('status:suspended');
    view.show('numbers');
    await flushPromises();
    queries.replace('status:inactive');
    const back = [seen()];
    while (navigation.go(-1)) {
      await flushPromises();
      back.push(seen());
    }
    expect(back).toEqual([
      'a numbers "status:inactive"',
      'a numbers "status:suspended"',
      'a activity',
      'a numbers "type:sms"',
    ]);
    navigation.go(1);
    navigation.go(1);
    await flushPromises();
    expect(seen()).toBe('a numbers "status:suspended"');
  });

  it.each([[['type:sms']], [['type:sms', 'type:fax']]])(
    'undoes and redoes %j, what was asked in this visit, and no more where Back is pressed again before that was done',
    async (asked) => {
      const [navigation, view, queries] = [useNavigationStore(), useViewStore(), useQueryStore()];
      queries.replace('type:voice');
      view.show('activity');
      view.show('numbers');
      await flushPromises();
      for (const query of asked) queries.replace(query);
      const goTwice = async (by: -1 | 1) => {
        let finishEdit: () => void = () => undefined;
        void useUndoStore().during(() => new Promise<void>((resolve) => (finishEdit = resolve)));
        navigation.go(by);
        navigation.go(by);
        finishEdit();
        await flushPromises();
      };
      await goTwice(-1);
      expect(seen()).toBe('a numbers "type:voice"');
      await goTwice(1);
      expect(seen()).toBe(`a numbers "${asked.at(-1)}"`);
    },
  );

  it('brings saved views back, with what was asked before and after them', async () => {
    const [navigation, queries, saved] = [useNavigationStore(), useQueryStore(), useSavedViewsStore()];
    queries.replace('type:voice');
    await flushPromises();
    saved.choose(pending);
    await flushPromises();
    saved.leave();
    await flushPromises();
    navigation.go(-1);
    expect([seen(), saved.chosenId]).toEqual(['a numbers "status:pending"', 'pending']);
    await flushPromises();
    navigation.go(-1);
    expect([seen(), saved.chosenId]).toEqual(['a numbers "type:voice"', null]);
  });

  it('leads to the environment of before, and past what is gone', async () => {
    const [app, navigation, renewals, view] = [useAppStore(), useNavigationStore(), useRenewalsStore(), useViewStore()];
    renewals.showTab('month');
    app.state = { ...app.state!, activeEnvironmentId: 'b' };
    view.show('activity');
    navigation.go(-1);
    expect(seen()).toBe('b renewals month');
    navigation.go(-1);
    await vi.waitFor(() => expect(seen()).toBe('a renewals month'));
    expect(navigation.canGoForward).toBe(true);
    app.state = { ...app.state, environments: app.state.environments.filter(({ id }) => id !== 'b') };
    expect(navigation.canGoForward).toBe(false);
    expect(navigation.go(1)).toBe(false);
  });

  it('leads two environments back where main has not shown the first when the second is asked for', async () => {
    const [app, navigation] = [useAppStore(), useNavigationStore()];
    const show = (environmentId: string | null) =>
      void (app.state = { ...app.state!, activeEnvironmentId: environmentId });
    show('b');
    show('a');
    const main = createLateMain({ 'environment.select': ({ environmentId }) => show(environmentId) });
    request.mockImplementation((...asked: Parameters<LateMain['request']>) => main.request(...asked));
    navigation.go(-1);
    navigation.go(-1);
    await main.answer();
    expect([seen(), navigation.canGoBack, navigation.canGoForward]).toEqual(['a numbers ""', false, true]);
    navigation.go(1);
    await main.answer();
    expect(seen()).toBe('b numbers ""');
  });

  it('keeps what components have to keep, place by place', async () => {
    const [navigation, view] = [useNavigationStore(), useViewStore()];
    let top = 0;
    const list = defineComponent({
      setup() {
        useKept('list', () => top, (kept: number) => (top = kept)); // prettier-ignore
        return () => null;
      },
    });
    const first = mount(list);
    top = 300;
    view.show('activity');
    first.unmount();
    top = 0;
    navigation.go(-1);
    const again = mount(list);
    expect(top).toBe(300);
    top = 50;
    view.show('settings');
    again.unmount();
    top = 0;
    // opened again, and not gone back to
    view.show('numbers');
    mount(list);
    await nextTick();
    expect(top).toBe(50);
  });
});
