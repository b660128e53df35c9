import type { Account } from '../../../shared/environment';
import type { AppError } from '../../../shared/app-error';
import type { AppState } from '../../../shared/bridge/bridge';
import { localDay } from '../../../shared/calendar/calendar-day';
import { lastDueDay } from '../../../shared/reminders/schedule';
import { openJournal } from '../storage/data-folder';
import type { ListChanges } from './alerts/alert-definition';
import { createAnnouncer, type Announcer, type AnnouncerOptions, type WaitingReminders } from './give/announcer';
import { createLedger, type Ledger } from './ledger/ledger';
import { noticesFromChanges } from './ledger/notices-from-changes';
import type { ReminderPreferences } from './preferences';

export interface RemindersOptions extends Omit<AnnouncerOptions, 'ledger'> {
  /** Absolute path. */
  dataDir: string;
}

/** Everything about reminders that the core drives; each part is in a file of its own. */
export interface Reminders {
  readonly ledger: Ledger;
  readonly preferences: ReminderPreferences;
  readonly announcer: Announcer;
  /** Brings back what the last run left. Never rejects; resolves with what was damaged. */
  load(): Promise<AppError[]>;
  /** A list differs from the one before it, which was fetched at `since` (epoch ms); called before that is forgotten. */
  listChanged(account: Account, changes: ListChanges, since: number): Promise<void>;
  tokenRefused(account: Account): Promise<void>;
  tokenAccepted(account: Account): Promise<void>;
  waiting(): WaitingReminders;
  state(): AppState['reminders'];
}

export function createReminders(options: RemindersOptions): Reminders {
  const { dataDir, clock, settings, format, preferences } = options;
  let revision = 0;
  const ledger = createLedger(openJournal({ dataDir, clock }, 'ledger'), () => localDay(clock.now()));
  const announcer = createAnnouncer({
    ...options,
    ledger,
    onChange() {
      revision++;
      options.onChange();
    },
  });
  const refusal = (account: Account) => `token ${account.id}`;

  return {
    ledger,
    preferences,
    announcer,
    async load() {
      const dueDay = lastDueDay(clock.now(), settings());
      const problems = await Promise.all([ledger.load(dueDay), preferences.load()]);
      return problems.filter((problem) => problem !== null);
    },
    async listChanged(account, changes, since) {
      const context = { account, wanted: settings().notices, since, at: clock.now(), format };
      const notices = noticesFromChanges(changes, context);
      await announcer.owe(
        notices.filter(({ numberId }) => numberId === null || !preferences.of(account, numberId).muted),
      );
    },
    async tokenRefused(account) {
      if (!settings().notices.token) return;
      const about = { accountId: account.id, numberId: null, number: '', before: '', after: '', at: clock.now() };
      await announcer.owe([{ key: refusal(account), kind: 'token', ...about }]);
      await announcer.check();
    },
    tokenAccepted: (account) => announcer.withdraw([refusal(account)]),
    waiting: () => announcer.waiting(),
    state() {
      const { renewals, notices, held, reason } = announcer.waiting();
      return {
        waiting: held === null ? 0 : renewals.length + notices.length,
        held,
        reason,
        revision: revision + preferences.version(),
      };
    },
  };
}
