import type { Environment } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import { localDay, type Day } from '../../../shared/calendar/calendar-day';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { NO_PREFERENCE } from '../../../shared/reminders/preference';
import { nextRenewal } from '../../../shared/renewals/renewal';
import type { EnvironmentList, EnvironmentLists } from '../lists/environment-lists';
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
  list: EnvironmentList;
  today: Day;
  reach: Reach;
  /** The version of what the user decided. */
  decisions: number;
}

/** The numbers of one environment that are coming, and what was last made of them. */
interface Kept {
  /** What was asked last; the answer to it may still be on its way. */
  asked: Question;
  /** It was not answered, so it is to be asked again. */
  isStale: boolean;
  /** The list and the numbers that were found in it; null before the first answer. */
  found: { list: EnvironmentList; numbers: PhoneNumber[] } | null;
  answered: Promise<void>;
  summary: { environment: Environment; of: Kept['found']; value: RenewalSummary } | null;
}

/** How long after a failure the numbers are asked for again, in milliseconds. */
const RETRY_MS = 30_000;

const NOTHING: RenewalSummary = { dueSoon: 0, lapsing: 0, coming: [] };

/**
 * The renewals ahead of all environments, as far as they matter now. The worker finds the numbers, when a list, the day, the
 * reach or what the user decided is another; until it has answered, those from before count, as of today.
 */
export interface ComingRenewals {
  ofEnvironment(environment: Environment): RenewalSummary;
  /** The next renewals of some numbers by their ids, however far; those that have none are not in it. */
  ofNumbers(environment: Environment, numberIds: readonly string[]): Promise<Map<string, ComingRenewal>>;
  /** Of all environments, soonest first; on the same day what lapses first. */
  all(): readonly ComingRenewal[];
  /** As {@link all}, as far ahead as a preview looks. */
  ahead(): Promise<ComingRenewal[]>;
  /** Resolves when what is asked now is answered. */
  ready(): Promise<void>;
  /** Forgets an environment whose list is gone. */
  forget(environmentId: string): void;
}

export interface ComingRenewalsOptions {
  clock: Clock;
  lists: EnvironmentLists;
  worker: Pick<NumberWorker, 'findComing' | 'findNumbers'>;
  preferences: Pick<ReminderPreferences, 'of' | 'ofEnvironment' | 'version'>;
  environments: () => readonly Environment[];
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

  const isDecidedFor = (environment: Environment) => (numberId: string) =>
    preferences.of(environment, numberId) !== NO_PREFERENCE;

  async function findNumbers(
    environment: Environment,
    { list, today }: Question,
    reach: Reach,
  ): Promise<PhoneNumber[]> {
    const always = Object.keys(preferences.ofEnvironment(environment));
    const fetchedOn = localDay(list.fetchedAt);
    return unpackNumbers(await worker.findComing({ chunks: [...list.chunks], fetchedOn, today, reach, always }));
  }

  /** Pauses again and again, since a preview looks so far ahead that nearly all of 100,000 numbers may be coming. */
  function* comingAmong(
    environment: Environment,
    asked: Question,
    numbers: PhoneNumber[],
  ): Generator<void, ComingRenewal[]> {
    const fetchedOn = localDay(asked.list.fetchedAt);
    const coming: ComingRenewal[] = [];
    for (const number of numbers) {
      const found = summarizeRenewals(environment, [number], fetchedOn, asked.today, isDecidedFor(environment)).coming;
      for (const renewal of found) coming.push(renewal);
      yield;
    }
    return coming;
  }

  async function answer(environment: Environment, entry: Kept): Promise<void> {
    const { asked } = entry;
    try {
      const numbers = await findNumbers(environment, asked, asked.reach);
      if (kept.get(environment.id) !== entry) return; // another list or day has overtaken this one
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
        if (kept.get(environment.id) === entry) options.onChange();
      });
    }
  }

  /** What is kept of an environment's list, asked anew where that is another. */
  function current(environment: Environment): Kept | null {
    const list = lists.get(environment.id);
    if (!list) return null;
    const asked = { list, today: localDay(clock.now()), reach: options.reach(), decisions: preferences.version() };
    const last = kept.get(environment.id);
    if (last && !last.isStale && isSame(last.asked, asked)) return last;
    const entry: Kept = {
      asked,
      isStale: false,
      found: last?.found ?? null,
      summary: null,
      answered: Promise.resolve(),
    };
    kept.set(environment.id, entry);
    entry.answered = answer(environment, entry);
    return entry;
  }

  function ofEnvironment(environment: Environment): RenewalSummary {
    const entry = current(environment);
    if (!entry?.found) return NOTHING;
    const { found, summary: last, asked } = entry;
    if (last?.of === found && last.environment === environment) return last.value;
    const fetchedOn = localDay(found.list.fetchedAt);
    const value = summarizeRenewals(environment, found.numbers, fetchedOn, asked.today, isDecidedFor(environment));
    entry.summary = { environment, of: found, value };
    return value;
  }

  return {
    ofEnvironment,
    async ofNumbers(environment, numberIds) {
      const list = lists.get(environment.id);
      if (!list) return new Map();
      const [fetchedOn, today] = [localDay(list.fetchedAt), localDay(clock.now())];
      const numbers = await unpackNumbers(await worker.findNumbers({ chunks: [...list.chunks], ids: [...numberIds] }));
      const renewals = new Map<string, ComingRenewal>();
      for (const number of numbers) {
        const renewal = nextRenewal(number, fetchedOn, today);
        if (renewal) renewals.set(number.id, { environment, number, renewal });
      }
      return renewals;
    },
    all() {
      const summaries = options.environments().map(ofEnvironment);
      const same = summaries.length === merged.of.length && summaries.every((one, index) => one === merged.of[index]);
      if (!same) merged = { of: summaries, coming: summaries.flatMap((one) => one.coming).sort(bySoonest) };
      return merged.coming;
    },
    async ahead() {
      const found = options.environments().map(async (environment) => {
        const asked = current(environment)?.asked;
        if (!asked) return [];
        const numbers = await findNumbers(environment, asked, PREVIEW_REACH);
        return runYielding(comingAmong(environment, asked, numbers));
      });
      return (await Promise.all(found)).flat().sort(bySoonest);
    },
    async ready() {
      await Promise.all(options.environments().flatMap((environment) => current(environment)?.answered ?? []));
    },
    forget: (environmentId) => kept.delete(environmentId),
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
