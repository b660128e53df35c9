// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_COLUMNS } from '../../shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../shared/query/query';
import type { SavedView } from '../../shared/saved-view';
import { sampleNumber } from '../../shared/testing/sample';
import { receiveList } from '../testing/receive-list';
import { sampleState } from '../testing/sample-state';
import { nextTick } from 'vue';
import { useAppStore } from './app';
import { useFeedbackStore } from './feedback';
import { useNavigationStore } from './navigation';
import { useQueryStore } from './query';
import { useSavedViewsStore } from './saved-views';
import { useViewStore } from './view';

vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request: () => Promise.resolve(null),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const suspended: SavedView = {
  id: 'suspended',
  name: 'Suspended',
  query: 'status:suspended',
  sort: DEFAULT_SORT,
  columns: [...DEFAULT_COLUMNS],
  groupBy: null,
  pinned: false,
  reminds: false,
};
const active = { environmentId: 'a', numberId: 'active' };

function receiveBoth(): void {
  receiveList([
    sampleNumber({ id: 'active', formatted_number: '(415) 555-0100' }),
    sampleNumber({ id: 'suspended', current_status: 'suspended' }),
  ]);
}

/** What the list asks, which saved view is chosen, what is open, and what is said. */
function seen() {
  return {
    asked: useQueryStore().text,
    savedView: useSavedViewsStore().chosenId,
    open: useViewStore().openNumber?.numberId ?? null,
    said: useFeedbackStore().toast?.words ?? null,
  };
}

describe('a number that the user is led to', () => {
  beforeEach(() => {
    vi.stubGlobal('requestIdleCallback', () => 0);
    setActivePinia(createPinia());
    useAppStore().state = sampleState({ savedViews: [suspended] });
    useNavigationStore();
  });

  it('is seen in the list: the query that hides it ends, which is said, and Back leads to it again', async () => {
    receiveBoth();
    useQueryStore().replace('status:suspended');
    useViewStore().showNumber(active);
    await nextTick();
    const said = 'Filters cleared to show (415) 555-0100';
    expect(seen()).toEqual({ asked: '', savedView: null, open: 'active', said });
    useNavigationStore().go(-1);
    expect(seen()).toMatchObject({ asked: 'status:suspended', open: null });
    useNavigationStore().go(1);
    expect(seen()).toMatchObject({ asked: '', open: 'active' });
  });

  it('is no step of Back where its details are open and its row is in the list', () => {
    receiveBoth();
    useViewStore().show('settings');
    useViewStore().showNumber(active);
    useViewStore().showNumber(active);
    useNavigationStore().go(-1);
    expect(useViewStore().name).toBe('settings');
  });

  it('leaves a query that finds it alone', () => {
    receiveBoth();
    useQueryStore().replace('status:active');
    useViewStore().showNumber(active);
    expect(seen()).toEqual({ asked: 'status:active', savedView: null, open: 'active', said: null });
  });

  it('ends a saved view that hides it in one step of Back', () => {
    receiveBoth();
    useSavedViewsStore().choose(suspended);
    useViewStore().showNumber(active);
    expect(seen()).toMatchObject({ asked: '', savedView: null, open: 'active' });
    useNavigationStore().go(-1);
    expect(seen()).toMatchObject({ asked: 'status:suspended', savedView: 'suspended', open: null });
  });

  it('is seen from another view, too, from which Back leads where the user was', () => {
    receiveBoth();
    useQueryStore().replace('status:suspended');
    useViewStore().show('settings');
    useViewStore().showNumber(active);
    expect(seen()).toMatchObject({ asked: '', open: 'active' });
    useNavigationStore().go(-1);
    expect(useViewStore().name).toBe('settings');
  });

  it('is waited for while its list is still to come, unless the user goes elsewhere', async () => {
    useSavedViewsStore().choose(suspended);
    const [navigation, view] = [useNavigationStore(), useViewStore()];
    view.showNumber(active);
    expect(seen().asked).toBe('status:suspended');
    receiveBoth();
    await flushPromises();
    expect(seen()).toMatchObject({ asked: '', savedView: null, open: 'active' });
    navigation.go(-1);
    expect(seen()).toMatchObject({ asked: 'status:suspended', savedView: 'suspended', open: null });
  });

  it.each([
    ['another view', () => useViewStore().show('settings')],
    ['another question', () => useQueryStore().replace('type:fax')],
    ['other details', () => (useViewStore().openNumber = { environmentId: 'a', numberId: 'suspended' })],
  ])('is no longer waited for once the user went to %s', async (_, go) => {
    useQueryStore().replace('status:suspended');
    useViewStore().showNumber(active);
    go();
    const { asked } = seen();
    receiveBoth();
    await flushPromises();
    expect(seen()).toMatchObject({ asked, said: null });
  });

  it('is waited for while main has not shown its environment yet', async () => {
    receiveBoth();
    useViewStore().showNumber({ environmentId: 'b', numberId: 'there' });
    await flushPromises();
    expect(seen().said).toBeNull();
    useQueryStore().replace('status:suspended');
    useViewStore().showNumber({ environmentId: 'b', numberId: 'there' });
    useAppStore().state = sampleState({ activeEnvironmentId: 'b' });
    receiveList([sampleNumber({ id: 'there' })], 'b');
    await flushPromises();
    expect(seen()).toMatchObject({ asked: '', open: 'there' });
  });

  it('is said to be gone where the list does not have it any more', async () => {
    receiveBoth();
    useQueryStore().replace('status:suspended');
    useViewStore().showNumber({ environmentId: 'a', numberId: 'sold' });
    await nextTick();
    expect(seen()).toMatchObject({ asked: 'status:suspended', said: 'This number is no longer in the list' });
  });
});
