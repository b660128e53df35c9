import type { EnvironmentChangesOptions } from '../environments/environment-changes';
import type { EnvironmentLists } from '../lists/environment-lists';
import type { ListFeed } from '../lists/list-feed';
import type { ComingRenewals } from '../renewals/coming-renewals';
import { countsOf } from '../lists/numbers-source';
import type { Sync } from '../sync/sync';
import type { DraftKeeper } from '../pages/drafts';
import type { FirstStepsKeeper } from '../settings/first-steps';
import type { Ingest } from './ingest';
import type { Navigation } from './navigation';
import type { Signals } from './signals';

/** What the rest of the app does when an environment is added, changed or removed. */
export function environmentEvents(parts: {
  lists: EnvironmentLists;
  drafts: DraftKeeper;
  firstSteps: Pick<FirstStepsKeeper, 'connected'>;
  renewals: ComingRenewals;
  sync: Sync;
  ingest: Ingest;
  navigation: Navigation;
  feed: ListFeed;
  signals: Signals;
}): Pick<EnvironmentChangesOptions, 'earlierOf' | 'onConnected' | 'onFetched' | 'onRenamed' | 'onRemoved'> {
  const { lists, drafts, firstSteps, renewals, sync, ingest, navigation, feed, signals } = parts;
  return {
    earlierOf: (environment) => ingest.earlierOf(environment),
    onConnected: () => firstSteps.connected(),
    async onFetched(environment, fetched, earlier) {
      if (!ingest.canTake(environment, fetched, earlier)) {
        void sync.now(environment.id);
        navigation.select(environment.id);
        return;
      }
      if (!lists.get(environment.id)) sync.add(environment.id, null);
      // first of all, or what was just fetched would be fetched again while it is written
      sync.succeeded(environment.id, countsOf(fetched));
      await ingest.take(environment, fetched, earlier);
      navigation.select(environment.id);
    },
    onRenamed: signals.changed.emit,
    async onRemoved(environmentId) {
      sync.remove(environmentId);
      renewals.forget(environmentId);
      drafts.forget(environmentId);
      try {
        await ingest.forget(environmentId);
      } finally {
        // it is gone from the app even where the disk holds its files
        feed.changed();
        signals.changed.emit();
      }
    },
  };
}
