import type { Formatter } from '../../../shared/format';
import type { Channels } from '../channels/channels';
import { furthestAhead } from '../channels/digest-slots';
import { createChannelWatch } from './channel-watch';
import type { CoreOptions } from './core-options';
import type { QueryGround } from '../reminders/plan/found-by-saved-views';
import { createListCurrencies } from '../reminders/plan/list-currencies';
import type { Shell } from '../ports/ports';
import type { LimitEffect } from '../../../shared/bridge/requests/reminders';
import type { SavedView } from '../../../shared/saved-view';
import { limitEffect } from '../reminders/plan/limit-effect';
import { localFacts } from '../reminders/plan/local-facts';
import { createSavedViewScope, type SavedViewScope } from '../reminders/plan/saved-view-scope';
import { createPause, type Pause } from '../reminders/pause';
import { createReminders, type Reminders } from '../reminders/reminders';
import { createComingRenewals, type ComingRenewals } from '../renewals/coming-renewals';
import { previewReachOf, reachOf } from '../renewals/renewal-summary';
import { realEnvironments } from '../../../shared/environment';
import { createOutages, type Outages } from '../sync/outages';
import type { Sync } from '../sync/sync';
import type { NumberWorker } from '../worker/number-worker';
import type { FirstView } from '../pages/first-view';
import type { Signals } from './signals';
import type { Stored } from './stored';
import type { Warnings } from './warnings';
import { openJournal } from '../storage/data-folder';

/** What keeps watch over renewals, and reminds of them. */
export interface Watch {
  /** What saved views are asked on. */
  ground: QueryGround;
  renewals: ComingRenewals;
  /** The saved views that reminders are limited to. */
  scope: SavedViewScope;
  /** What it would do to limit reminders to other views; see limit-effect.ts. */
  limitEffect: (before: readonly SavedView[], after: readonly SavedView[]) => Promise<LimitEffect>;
  reminders: Reminders;
  pause: Pause;
  /** What tells others of them. */
  channels: Channels;
  /** Environments that no sync has reached for too long. */
  outages: Outages;
}

export function createWatch(
  options: CoreOptions,
  parts: {
    stored: Stored;
    shell: Shell;
    format: Formatter;
    sync: Pick<Sync, 'settled' | 'state' | 'failure'>;
    worker: NumberWorker;
    firstView: FirstView;
    signals: Signals;
    warnings: Warnings;
  },
): Watch {
  const { clock, dataDir } = options;
  const { stored, shell, format, sync, signals, warnings } = parts;
  const { settings, environments, lists, preferences } = stored;

  const renewals = watchRenewals(options, parts);
  const all = () => environments.list();
  const ground: QueryGround = {
    currencies: createListCurrencies({ environments: all, lists }),
    labelNames: () => stored.labelsAndNotes.labelNames(),
  };
  const asked = { ...ground, clock, locale: () => format.locale, lists, facts: localFacts(stored) };
  const scope = createSavedViewScope({
    ...asked,
    savedViews: () => settings.savedViews(),
    onChange: signals.remindersDue.emit,
    onProblem: (error) => warnings.warn('reminders', error),
  });

  const pause = createPause(settings, clock);
  const channels = createChannelWatch(options, { ...parts, ground, renewals, pause });

  const reminders = createReminders({
    journal: openJournal({ dataDir, clock }, 'ledger'),
    preferences,
    clock,
    shell,
    format,
    coming: () => scope.narrow(renewals.all()),
    renewalsOf: (environment, numberIds) => renewals.ofNumbers(environment, numberIds),
    settings: () => settings.settings().reminders,
    pausedUntil: () => pause.until(),
    environment: (environmentId) => environments.list().find(({ id }) => id === environmentId) ?? null,
    areSeveral: () => realEnvironments(environments.list()).length > 1,
    async listsSettled() {
      await sync.settled();
      await renewals.ready();
      await scope.ready(renewals.all());
    },
    onProblem: (error) => warnings.warn('reminders', error),
    onChange() {
      pause.forgetOver();
      signals.changed.emit();
      channels.check();
    },
    onAlertsDue: (alerts) => channels.addAlerts(alerts),
    onWithdrawn: (keys) => channels.withdraw(keys),
  });
  signals.remindersDue.on(() => void reminders.announcer.check());
  // not only after the announcer: a desktop that hangs must not hold them up
  signals.remindersDue.on(() => channels.check());

  const outages = createOutageWatch(options, parts, reminders);
  return {
    ground,
    renewals,
    scope,
    limitEffect: (before, after) => limitEffect(before, after, { ...asked, environments: all }),
    reminders,
    pause,
    channels,
    outages,
  };
}

/** Finds what is ahead in the lists. */
function watchRenewals(
  { clock }: CoreOptions,
  { stored, worker, firstView, signals, warnings }: Parameters<typeof createWatch>[1],
): ComingRenewals {
  const { settings, environments, lists, preferences } = stored;
  return createComingRenewals({
    clock,
    lists,
    worker: { ...worker, findComing: firstView.later((asked) => worker.findComing(asked)) },
    preferences,
    environments: () => environments.list(),
    reach: () => reachOf(settings.settings().reminders, furthestAhead(settings.channels())),
    previewReach: () => previewReachOf(settings.settings().reminders),
    onChange() {
      signals.changed.emit();
      signals.remindersDue.emit();
    },
    onProblem: (error) => warnings.warn('renewals', error),
  });
}

/** Watches for environments that no sync has reached for too long. */
function createOutageWatch(
  { clock }: CoreOptions,
  { stored: { environments, settings }, sync, signals }: Parameters<typeof createWatch>[1],
  reminders: Reminders,
): Outages {
  return createOutages({
    clock,
    environmentIds: () => realEnvironments(environments.list()).map(({ id }) => id),
    lastSuccessAt: (environmentId) => sync.state(environmentId).lastSuccessAt,
    afterHours: () => settings.settings().outageAfterHours,
    intervalMs: () => settings.settings().syncIntervalMinutes * 60_000,
    onBegan(environmentId, { since }) {
      void reminders.outageBegan(environments.get(environmentId), since, sync.failure(environmentId));
    },
    onChange: signals.changed.emit,
    onWoke: signals.woke.emit,
  });
}
