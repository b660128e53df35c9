import type { Account } from '../../shared/account';
import { localDay } from '../../shared/calendar-day';
import type { AccountList, AccountLists } from './account-lists';
import { bySoonest, summarizeRenewals, type ComingRenewal, type RenewalSummary } from './renewal-summary';
import type { Clock } from './surroundings';

interface Kept {
  account: Account;
  list: AccountList;
  today: number;
  summary: RenewalSummary;
}

const NOTHING: RenewalSummary = { dueSoon: 0, lapsing: 0, coming: [] };

/** The renewals ahead of all accounts, worked out anew only when a list or the day is another. */
export interface ComingRenewals {
  ofAccount(account: Account): RenewalSummary;
  /** Of all accounts, soonest first; on the same day what lapses first. */
  all(): readonly ComingRenewal[];
}

export function createComingRenewals(
  clock: Clock,
  lists: AccountLists,
  accounts: () => readonly Account[],
): ComingRenewals {
  const kept = new Map<string, Kept>();
  let merged: { of: RenewalSummary[]; coming: ComingRenewal[] } = { of: [], coming: [] };

  function ofAccount(account: Account): RenewalSummary {
    const list = lists.get(account.id);
    if (!list) return NOTHING;
    const today = localDay(clock.now());
    const last = kept.get(account.id);
    if (last?.list === list && last.today === today && last.account === account) return last.summary;
    const summary = summarizeRenewals(account, list.numbers, localDay(list.fetchedAt), today);
    kept.set(account.id, { account, list, today, summary });
    return summary;
  }

  return {
    ofAccount,
    all() {
      const summaries = accounts().map(ofAccount);
      const same = summaries.length === merged.of.length && summaries.every((one, index) => one === merged.of[index]);
      if (!same) merged = { of: summaries, coming: summaries.flatMap((one) => one.coming).sort(bySoonest) };
      return merged.coming;
    },
  };
}
