import { querySchema } from '../../../shared/query/query';
import { renameLabelInQuery } from '../../../shared/query/labels-in-query';
import type { SettingsStore } from './settings-store';

/**
 * Makes the queries that are kept ask for a label by its new name: those of saved views, and the one that was shown last.
 * A query that would become too long stays as it is; its view then counts as not understood, which the app says.
 * @throws {AppError} disk_full, disk_denied, disk_failed
 */
export function renameInQueries(
  { before, after }: { before: string; after: string },
  settings: Pick<SettingsStore, 'savedViews' | 'saveSavedViews' | 'session' | 'remember'>,
): void {
  const renamed = (query: string) => {
    const next = renameLabelInQuery(query, before, after);
    return querySchema.safeParse(next).success ? next : query;
  };
  const views = settings.savedViews().map((view) => ({ ...view, query: renamed(view.query) }));
  if (views.some(({ query }, index) => query !== settings.savedViews()[index]!.query)) settings.saveSavedViews(views);
  const { lastView } = settings.session();
  const query = renamed(lastView.query);
  if (query !== lastView.query) settings.remember({ lastView: { ...lastView, query } });
}
