import type { Target } from '../../../shared/bridge/target';
import type { Environments } from '../environments/environments';
import { shownEnvironments } from '../environments/shown-environments';
import type { ListFeed } from '../lists/list-feed';
import type { SettingsStore } from '../settings/settings-store';
import type { Pages } from '../pages/pages';
import type { Signals } from './signals';

/** Which environment is shown, and where pages are led. */
export interface Navigation {
  /** Shows one environment; null shows all. @throws {AppError} environment_not_found */
  select: (environmentId: string | null) => void;
  /** Leads every page to a place, in the environment that it is about where that still exists. */
  navigate(target: Target): void;
}

export function createNavigation(parts: {
  environments: Pick<Environments, 'get' | 'list'>;
  settings: Pick<SettingsStore, 'remember' | 'session'>;
  feed: Pick<ListFeed, 'changed'>;
  pages: Pick<Pages, 'emit'>;
  signals: Pick<Signals, 'changed'>;
}): Navigation {
  const { environments, settings, feed, pages, signals } = parts;

  function select(environmentId: string | null): void {
    if (environmentId === null) settings.remember({ showsAll: true });
    else settings.remember({ activeEnvironmentId: environments.get(environmentId).id, showsAll: false });
    feed.changed();
    signals.changed.emit();
  }

  return {
    select,
    navigate(target) {
      const isTarget = ({ id }: { id: string }) => id === target.environmentId;
      const all = environments.list();
      if (all.some(isTarget) && !shownEnvironments(all, settings.session()).some(isTarget)) {
        select(target.environmentId);
      }
      pages.emit({ type: 'navigate', target });
    },
  };
}
