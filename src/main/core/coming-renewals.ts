import type { Account } from '../../shared/account';
import { localDay, type Day } from '../../shared/calendar-day';
import { nextRenewal } from '../../shared/renewal';
import type { AccountList, AccountLists } from './account-lists';
import { bySoonest, summarizeRenewals, type ComingRenewal, type RenewalSummary } from './renewal-summary';
import { NO_PREFERENCE } from '../../shared/reminders/preference';
import type { ReminderPreferences } from './reminders/preferences';
import type { Clock } from './surroundings';

interface Kept {
  account: Account;
  list: AccountList;
  today: number;
  decisions: number;
  summary: RenewalSummary;
}

const NOTHING: RenewalSummary = { dueSoon: 0, lapsing: 0, coming: [] };

/** The renewals ahead of all accounts, worked out anew only when a list, the day or what the user decided is another. */
export interface ComingRenewals {
  ofAccount(account: Account): RenewalSummary;
  /** The days of the next renewals of some numbers, however far; those that have none are not in it. */
  daysOf(account: Account, numberIds: ReadonlySet<string>): Map<string, Day>;
  /** Of all accounts, soonest first; on the same day what lapses first. */
  all(): readonly ComingRenewal[];
}

export function createComingRenewals(
  clock: Clock,
  lists: AccountLists,
  accounts: () => readonly Account[],
  preferences: Pick<ReminderPreferences, 'of' | 'version'>,
): ComingRenewals {
  const kept = new Map<string, Kept>();
  let merged: { of: RenewalSummary[]; coming: ComingRenewal[] } = { of: [], coming: [] };

  function ofAccount(account: Account): RenewalSummary {
    const list = lists.get(account.id);
    if (!list) return NOTHING;
    const today = localDay(clock.now());
    const last = kept.get(account.id);
    const decisions = preferences.version();
    const isSame = last?.list === list && last.account === account && last.decisions === decisions;
    if (isSame && last.today === today) return last.summary;
    const isDecided = (numberId: string) => preferences.of(account, numberId) !== NO_PREFERENCE;
    const summary = summarizeRenewals(account, list.numbers, localDay(list.fetchedAt), today, isDecided);
    kept.set(account.id, { account, list, today, decisions, summary });
    return summary;
  }

  return {
    ofAccount,
    daysOf(account, numberIds) {
      const days = new Map<string, Day>();
      const { numbers = [], fetchedAt = 0 } = lists.get(account.id) ?? {};
      const [fetchedOn, today] = [localDay(fetchedAt), localDay(clock.now())];
      for (const number of numbers) {
        const renewal = numberIds.has(number.id) ? nextRenewal(number, fetchedOn, today) : null;
        if (renewal) days.set(number.id, renewal.day);
      }
      return days;
    },
    all() {
      const summaries = accounts().map(ofAccount);
      const same = summaries.length === merged.of.length && summaries.every((one, index) => one === merged.of[index]);
      if (!same) merged = { of: summaries, coming: summaries.flatMap((one) => one.coming).sort(bySoonest) };
      return merged.coming;
    },
  };
}
