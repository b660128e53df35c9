import type { SettingsStore } from './settings-store';

/** Opens the app with the saved view that the user chose for the start, if there is one, in place of what was shown last. */
export function openStartSavedView(
  store: Pick<SettingsStore, 'settings' | 'savedViews' | 'session' | 'remember'>,
): void {
  const { startSavedViewId } = store.settings();
  const view = store.savedViews().find(({ id }) => id === startSavedViewId);
  if (!view) return;
  const { lastView } = store.session();
  const { query, sort, columns, groupBy, id: savedViewId } = view;
  // what the list looks like without a view is kept for when the user leaves it
  const plain =
    lastView.savedViewId === null
      ? { plainSort: lastView.sort, plainColumns: lastView.columns, plainGroupBy: lastView.groupBy }
      : {};
  store.remember({ lastView: { ...lastView, ...plain, name: 'numbers', query, sort, columns, groupBy, savedViewId } });
}
