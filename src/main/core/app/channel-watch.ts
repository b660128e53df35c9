import type { Formatter } from '../../../shared/format';
import { createChannels, type Channels } from '../channels/channels';
import { createChannelScope } from '../channels/channel-scope';
import { createSendMail } from '../channels/transport/mail';
import { createPost } from '../channels/transport/post';
import { localFacts } from '../reminders/plan/local-facts';
import type { Pause } from '../reminders/pause';
import type { QueryGround } from '../reminders/plan/found-by-saved-views';
import type { ComingRenewals } from '../renewals/coming-renewals';
import type { Sync } from '../sync/sync';
import type { NumberWorker } from '../worker/number-worker';
import type { CoreOptions } from './core-options';
import type { Signals } from './signals';
import type { Stored } from './stored';
import type { Warnings } from './warnings';

/** Lets channels tell others of what is watched. */
export function createChannelWatch(
  { clock, dataDir, fetch, log }: CoreOptions,
  parts: {
    stored: Stored;
    format: Formatter;
    sync: Pick<Sync, 'settled'>;
    ground: QueryGround;
    renewals: ComingRenewals;
    pause: Pick<Pause, 'until'>;
    worker: NumberWorker;
    signals: Signals;
    warnings: Warnings;
  },
): Channels {
  const { stored, format, sync, worker, signals, warnings, ground, renewals, pause } = parts;
  const { settings, environments, lists, preferences } = stored;
  return createChannels({
    dataDir,
    clock,
    format,
    preferences,
    log,
    store: settings,
    secrets: stored.channelSecrets,
    scope: createChannelScope({
      clock,
      locale: () => format.locale,
      savedViews: () => settings.savedViews(),
      lists,
      worker,
      ...ground,
      facts: localFacts(stored),
    }),
    transports: { post: createPost({ fetch, clock }), mail: createSendMail({ clock }) },
    coming: () => renewals.all(),
    settings: () => settings.settings().reminders,
    pausedUntil: () => pause.until(),
    environment: (environmentId) => environments.list().find(({ id }) => id === environmentId) ?? null,
    async listsSettled() {
      await sync.settled();
      await renewals.ready();
    },
    onChange: signals.changed.emit,
    onProblem: (error) => warnings.warn('channels', error),
  });
}
