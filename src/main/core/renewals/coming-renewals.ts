import type { Account } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import { localDay, type Day } from '../../../shared/calendar/calendar-day';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { NO_PREFERENCE } from '../../../shared/reminders/preference';
import { nextRenewal } from '../../../shared/renewals/renewal';
import type { AccountList, AccountLists } from '../lists/environment-lists';
import { runYielding } from '../async/yielding';
import type { Reach } from '../worker/number-jobs';
import type { NumberWorker } from '../worker/number-worker';
import type { ReminderPreferences } from '../reminders/preferences';
import {
  bySoonest,
  PREVIEW_REACH,
  summarizeRenewals,
  type ComingRenewal,
  type RenewalSummary,
} from './renewal-summary';
import type { Clock } from '../ports/ports';
import { unpackNumbers } from '../worker/unpack-numbers';

/** What the numbers that are coming depend on. */
interface Question {
  list: AccountList;
  today: Day;
  reach: Reach;
  /** The version of what the user decided. */
  decisions: number;
}

/** The numbers of one account that are coming, and what was last made of them. */
interface Kept {
  /** What was asked last; the answer to it may still be on its way. */
  asked: Question;
  /** It was not answered, so it is to be asked again. */
  isStale: boolean;
  /** The list and the numbers that were found in it; null before the first answer. */
  found: { list: AccountList; numbers: PhoneNumber[] } | null;
  answered: Promise<void>;
  summary: { account: Account; of: Kept['found']; value: RenewalSummary } | null;
}

/** How long after a failure the numbers are asked for again, in milliseconds. */
const RETRY_MS = 30_000;

const NOTHING: RenewalSummary = { dueSoon: 0, lapsing: 0, coming: [] };

/**
 * The renewals ahead of all accounts, as far as they matter now. The worker finds the numbers, when a list, the day, the
 * reach or what the user decided is another; until it has answered, those from before count, as of today.
 */
export interface ComingRenewals {
  ofAccount(account: Account): RenewalSummary;
  /** The days of the next renewals of some numbers, however far; those that have none are not in it. */
  daysOf(account: Account, numberIds: readonly string[]): Promise<Map<string, Day>>;
  /** Of all accounts, soonest first; on the same day what lapses first. */
  all(): readonly ComingRenewal[];
  /** As {@link all}, as far ahead as a preview looks. */
  ahead(): Promise<ComingRenewal[]>;
  /** Resolves when what is asked now is answered. */
  ready(): Promise<void>;
  /** Forgets an account whose list is gone. */
  forget(accountId: string): void;
}

export interface ComingRenewalsOptions {
  clock: Clock;
  lists: AccountLists;
  worker: Pick<NumberWorker, 'findComing' | 'findNumbers'>;
  preferences: Pick<ReminderPreferences, 'of' | 'ofAccount' | 'version'>;
  accounts: () => readonly Account[];
  reach: () => Reach;
  /** Other numbers are coming than before. */
  onChange(): void;
  /** What keeps renewals from being known; null once they are. */
  onProblem(error: AppError | null): void;
}

export function createComingRenewals(options: ComingRenewalsOptions): ComingRenewals {
  const { clock, lists, worker, preferences } = options;
  const kept = new Map<string, Kept>();
  let merged: { of: RenewalSummary[]; coming: ComingRenewal[] } = { of: [], coming: [] };

  const isDecidedFor = (account: Account) => (numberId: string) => preferences.of(account, numberId) !== NO_PREFERENCE;

  async function findNumbers(account: Account, { list, today }: Question, reach: Reach): Promise<PhoneNumber[]> {
    const always = Object.keys(preferences.ofAccount(account));
    const fetchedOn = localDay(list.fetchedAt);
    return unpackNumbers(await worker.findComing({ chunks: [...list.chunks], fetchedOn, today, reach, always }));
  }

  /** Pauses again and again, since a preview looks so far ahead that nearly all of 100,000 numbers may be coming. */
  function* comingAmong(account: Account, asked: Question, numbers: PhoneNumber[]): Generator<void, ComingRenewal[]> {
    const fetchedOn = localDay(asked.list.fetchedAt);
    const coming: ComingRenewal[] = [];
    for (const number of numbers) {
      const found = summarizeRenewals(account, [number], fetchedOn, asked.today, isDecidedFor(account)).coming;
      for (const renewal of found) coming.push(renewal);
      yield;
    }
    return coming;
  }

  async function answer(account: Account, entry: Kept): Promise<void> {
    const { asked } = entry;
    try {
      const numbers = await findNumbers(account, asked, asked.reach);
      if (kept.get(account.id) !== entry) return; // another list or day has overtaken this one
      entry.found = { list: asked.list, numbers };
      options.onProblem(null);
      options.onChange();
    } catch (error) {
      const problem = error instanceof AppError ? error : new AppError('internal', { cause: error });
      // the thread was stopped; whoever asks again gets another
      if (problem.code === 'cancelled') return void (entry.isStale = true);
      options.onProblem(problem);
      // a renewal must not be missed because a thread failed once
      clock.after(RETRY_MS, () => {
        entry.isStale = true;
        if (kept.get(account.id) === entry) options.onChange();
      });
    }
  }

  /** What is kept of an account's list, asked anew where that is another. */
  function current(account: Account): Kept | null {
    const list = lists.get(account.id);
    if (!list) return null;
    const asked = { list, today: localDay(clock.now()), reach: options.reach(), decisions: preferences.version() };
    const last = kept.get(account.id);
    if (last && !last.isStale && isSame(last.asked, asked)) return last;
    const entry: Kept = {
      asked,
      isStale: false,
      found: last?.found ?? null,
      summary: null,
      answered: Promise.resolve(),
    };
    kept.set(account.id, entry);
    entry.answered = answer(account, entry);
    return entry;
  }

  function ofAccount(account: Account): RenewalSummary {
    const entry = current(account);
    if (!entry?.found) return NOTHING;
    const { found, summary: last, asked } = entry;
    if (last?.of === found && last.account === account) return last.value;
    const fetchedOn = localDay(found.list.fetchedAt);
    const value = summarizeRenewals(account, found.numbers, fetchedOn, asked.today, isDecidedFor(account));
    entry.summary = { account, of: found, value };
    return value;
  }

  return {
    ofAccount,
    async daysOf(account, numberIds) {
      const list = lists.get(account.id);
      if (!list) return new Map();
      const [fetchedOn, today] = [localDay(list.fetchedAt), localDay(clock.now())];
      const numbers = await unpackNumbers(await worker.findNumbers({ chunks: [...list.chunks], ids: [...numberIds] }));
      const days = new Map<string, Day>();
      for (const number of numbers) {
        const renewal = nextRenewal(number, fetchedOn, today);
        if (renewal) days.set(number.id, renewal.day);
      }
      return days;
    },
    all() {
      const summaries = options.accounts().map(ofAccount);
      const same = summaries.length === merged.of.length && summaries.every((one, index) => one === merged.of[index]);
      if (!same) merged = { of: summaries, coming: summaries.flatMap((one) => one.coming).sort(bySoonest) };
      return merged.coming;
    },
    async ahead() {
      const found = options.accounts().map(async (account) => {
        const asked = current(account)?.asked;
        if (!asked) return [];
        const numbers = await findNumbers(account, asked, PREVIEW_REACH);
        return runYielding(comingAmong(account, asked, numbers));
      });
      return (await Promise.all(found)).flat().sort(bySoonest);
    },
    async ready() {
      await Promise.all(options.accounts().flatMap((account) => current(account)?.answered ?? []));
    },
    forget: (accountId) => kept.delete(accountId),
  };
}

function isSame(a: Question, b: Question): boolean {
  return (
    a.list === b.list &&
    a.today === b.today &&
    a.decisions === b.decisions &&
    a.reach.renews === b.reach.renews &&
    a.reach.lapses === b.reach.lapses
  );
}
