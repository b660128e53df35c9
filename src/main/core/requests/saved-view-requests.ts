import { AppError } from '../../../shared/app-error';
import { changeView, MOST_VIEWS, moveView, putView, type SavedView } from '../../../shared/saved-view';
import type { Reminders } from '../reminders/reminders';
import type { RequestHandlers } from './answer-request';
import type { SettingsStore } from '../settings/settings-store';

export interface ViewRequestParts {
  settings: SettingsStore;
  reminders: Pick<Reminders, 'announcer'>;
  changed(): void;
}

type ViewRequest = Extract<keyof RequestHandlers, `savedViews.${string}`>;

/** What each request about saved views does. */
export function createSavedViewRequests(parts: ViewRequestParts): Pick<RequestHandlers, ViewRequest> {
  const { settings, reminders } = parts;

  function save(next: readonly SavedView[]): void {
    const before = settings.savedViews();
    settings.saveViews(next);
    const drives = (views: readonly SavedView[]) => JSON.stringify(views.filter(({ reminds }) => reminds));
    if (drives(next) !== drives(before)) void reminders.announcer.check();
    parts.changed();
  }

  return {
    'savedViews.put'({ view, place }) {
      const views = settings.savedViews();
      const isNew = views.every(({ id }) => id !== view.id);
      if (isNew && views.length >= MOST_VIEWS) throw new AppError('too_many_views', { values: { most: MOST_VIEWS } });
      save(putView(views, view, place));
    },
    'savedViews.change': ({ id, change }) => save(changeView(settings.savedViews(), id, change)),
    'savedViews.remove'({ id }) {
      const views = settings.savedViews();
      const place = views.findIndex((view) => view.id === id);
      const view = views[place];
      if (!view) return null;
      save(views.toSpliced(place, 1));
      return { view, place };
    },
    'savedViews.move'({ id, by }) {
      const views = moveView(settings.savedViews(), id, by);
      const place = views.findIndex((view) => view.id === id);
      if (place < 0) return null;
      save(views);
      return { place };
    },
  };
}
