import { AppError } from '../../shared/app-error';
import type { AppState } from '../../shared/bridge';
import { localDay, startOfLocalDay } from '../../shared/calendar-day';
import type { AccountChanges } from './account-changes';
import type { Accounts } from './accounts';
import type { Announcer } from './announcer';
import type { NumbersSource } from './numbers-source';
import type { RequestHandlers } from './requests';
import type { SettingsStore } from './settings-store';
import type { Clock, Shell } from './surroundings';
import type { Sync } from './sync';

const LINKS = {
  'api-tokens': 'https://app.talkover.ai',
  'api-reference': 'https://docs.talkover.ai',
} as const;

const HOUR_MS = 3_600_000;

/** How long "ask Talkover" may take in all. */
const ASK_PATIENCE_MS = 60_000;

export interface HandlerParts {
  clock: Clock;
  shell: Shell;
  settings: SettingsStore;
  accounts: Accounts;
  changes: AccountChanges;
  source: NumbersSource;
  sync: Sync;
  announcer: Announcer;
  state: () => AppState;
  select(accountId: string): void;
  changed(): void;
}

/** What each request of the bridge does. */
export function createRequestHandlers(parts: HandlerParts): RequestHandlers {
  const { clock, shell, settings, accounts, changes, source, sync, announcer } = parts;

  return {
    'state.get': () => parts.state(),
    'account.test': (input) => changes.test(input),
    'account.add': (input) => changes.add(input),
    'account.addSample': () => changes.addSample(),
    'account.update': (input) => changes.update(input),
    'account.remove': ({ accountId }) => changes.remove(accountId),
    'account.select': ({ accountId }) => parts.select(accountId),

    async 'sync.now'({ accountId }) {
      const ids = accountId === null ? accounts.list().map((account) => account.id) : [accountId];
      await Promise.all(ids.map((id) => sync.now(id)));
    },

    async 'numbers.ask'({ accountId, filters }) {
      const account = accounts.get(accountId);
      const { numbers, fetchedAt } = await source.fetchAccount(account, AbortSignal.timeout(ASK_PATIENCE_MS), filters);
      return { rows: numbers, fetchedAt };
    },

    async 'settings.update'(patch) {
      // the system is asked first: what it refuses must not look as if it were set
      if (patch.launchAtLogin !== undefined) await setLaunchAtLogin(patch.launchAtLogin);
      settings.updateSettings(patch);
      if (patch.syncIntervalMinutes !== undefined) sync.reschedule();
      if (patch.reminders) void announcer.check();
      parts.changed();
    },

    'session.rememberView': (lastView) => settings.remember({ lastView }),

    'reminders.pause'({ choice }) {
      const now = clock.now();
      const until = { hour: now + HOUR_MS, tomorrow: startOfLocalDay(localDay(now) + 1), forever: 'forever' as const };
      settings.remember({ remindersPausedUntil: choice === null ? null : until[choice] });
      void announcer.check();
      parts.changed();
    },
    'reminders.test': () => announcer.test(),
    'notification.outcome': (report) => shell.outcomeReported?.(report),
    'link.open': ({ link }) => shell.openExternal(LINKS[link]),
  };

  async function setLaunchAtLogin(enabled: boolean): Promise<void> {
    if (!shell.setLaunchAtLogin) throw new AppError('bad_request', { values: { name: 'launchAtLogin' } });
    await shell.setLaunchAtLogin(enabled);
  }
}
