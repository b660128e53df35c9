import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SORT } from '../../../shared/query/query';
import type { SavedView } from '../../../shared/saved-view';
import { lastViewSchema } from '../../../shared/settings';
import { createSettingsStore, type SettingsStore } from './settings-store';
import { openStartSavedView } from './start-saved-view';

const view: SavedView = {
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Lapsing soon',
  query: 'lapses:<7d',
  sort: { column: 'monthly', direction: 'descending' },
  columns: [{ name: 'number', width: null }, { name: 'monthly', width: 90 }],
  groupBy: 'country',
  pinned: false,
  reminds: false,
}; // prettier-ignore
const other: SavedView = { ...view, id: '22222222-2222-4222-8222-222222222222', query: 'label:vip' };
const lastView = lastViewSchema.parse({
  name: 'activity',
  query: 'germany',
  sort: { column: 'id', direction: 'descending' },
  columns: [{ name: 'country', width: 70 }],
  groupBy: 'status',
});

let store: SettingsStore;
beforeEach(() => {
  store = createSettingsStore({ store: {} });
  store.saveSavedViews([other, view]);
  store.remember({ lastView });
});

describe('the view at the start', () => {
  it('is where the last run ended as long as none is chosen, or where the chosen one was removed', () => {
    openStartSavedView(store);
    expect(store.session().lastView).toEqual(lastView);
    store.updateSettings({ startSavedViewId: view.id });
    store.saveSavedViews([other]);
    openStartSavedView(store);
    expect(store.session().lastView).toEqual(lastView);
  });

  it('is the chosen one as it was saved, and keeps what the list looked like without a view', () => {
    store.updateSettings({ startSavedViewId: view.id });
    openStartSavedView(store);
    const { query, sort, columns, groupBy } = view;
    expect(store.session().lastView).toEqual({
      ...lastView,
      name: 'numbers',
      savedViewId: view.id,
      plainSort: lastView.sort,
      plainColumns: lastView.columns,
      plainGroupBy: lastView.groupBy,
      ...{ query, sort, columns, groupBy },
    });
  });

  it('leaves alone what the list looks like without a view where another view was shown last', () => {
    const plain = { plainSort: lastView.sort, plainColumns: lastView.columns, plainGroupBy: lastView.groupBy };
    store.remember({ lastView: { ...lastView, ...plain, savedViewId: other.id, columns: other.columns, sort: DEFAULT_SORT } }); // prettier-ignore
    store.updateSettings({ startSavedViewId: view.id });
    openStartSavedView(store);
    expect(store.session().lastView).toMatchObject({ ...plain, savedViewId: view.id });
  });
});
