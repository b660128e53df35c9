import { AppError } from '../../../shared/app-error';
import type { SAVED_VIEW_REQUESTS } from '../../../shared/bridge/requests/saved-views';
import {
  changeSavedView,
  MOST_SAVED_VIEWS,
  moveSavedView,
  putSavedView,
  type SavedView,
} from '../../../shared/saved-view';
import type { Reminders } from '../reminders/reminders';
import type { SettingsStore } from '../settings/settings-store';
import type { Handlers } from './answer-request';

export interface SavedViewHandlerParts {
  settings: SettingsStore;
  reminders: Pick<Reminders, 'announcer'>;
  changed(): void;
}

/** What each request about saved views does. */
export function createSavedViewHandlers(parts: SavedViewHandlerParts): Handlers<typeof SAVED_VIEW_REQUESTS> {
  const { settings, reminders } = parts;

  function save(next: readonly SavedView[]): void {
    const before = settings.savedViews();
    settings.saveSavedViews(next);
    const drives = (views: readonly SavedView[]) => JSON.stringify(views.filter(({ reminds }) => reminds));
    if (drives(next) !== drives(before)) void reminders.announcer.check();
    parts.changed();
  }

  return {
    'savedViews.put'({ view, place }) {
      const views = settings.savedViews();
      const isNew = views.every(({ id }) => id !== view.id);
      if (isNew && views.length >= MOST_SAVED_VIEWS)
        throw new AppError('too_many_views', { values: { most: MOST_SAVED_VIEWS } });
      save(putSavedView(views, view, place));
    },
    'savedViews.change': ({ id, change }) => save(changeSavedView(settings.savedViews(), id, change)),
    'savedViews.remove'({ id }) {
      const views = settings.savedViews();
      const place = views.findIndex((view) => view.id === id);
      const view = views[place];
      if (!view) return null;
      save(views.toSpliced(place, 1));
      return { view, place };
    },
    'savedViews.move'({ id, by }) {
      const views = moveSavedView(settings.savedViews(), id, by);
      const place = views.findIndex((view) => view.id === id);
      if (place < 0) return null;
      save(views);
      return { place };
    },
  };
}
