import type { Environment } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import { localDay, type Day } from '../../../shared/calendar/calendar-day';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import type { ReminderPreference } from '../../../shared/reminders/preference';
import type { EnvironmentList } from '../lists/environment-list';
import type { EnvironmentLists } from '../lists/environment-lists';
import type { Clock } from '../ports/ports';
import type { Reach } from '../worker/number-jobs';
import type { NumberWorker } from '../worker/number-worker';
import { unpackNumbers } from '../worker/unpack-numbers';

/** What the numbers that are coming depend on. */
export interface Question {
  list: EnvironmentList;
  /** The day of the list, and today: both differ in another time zone. */
  fetchedOn: Day;
  today: Day;
  reach: Reach;
  /** The version of what the user decided. */
  decisions: number;
}

/** The numbers of one environment that are coming. */
export interface Coming {
  /** What was asked last; the answer to it may still be on its way. */
  asked: Question;
  /** It was not answered, so it is to be asked again. */
  isStale: boolean;
  /** The list and the numbers that were found in it; null before the first answer. */
  found: { list: EnvironmentList; numbers: PhoneNumber[] } | null;
  answered: Promise<void>;
}

/** What the user decided about the reminders of single numbers. */
interface Decisions {
  of(environment: Environment, numberId: string): ReminderPreference;
  /** By number id. */
  ofEnvironment(environment: Environment): Record<string, ReminderPreference>;
  /** Moves with each decision. */
  version(): number;
}

export interface ComingNumbersOptions {
  clock: Clock;
  lists: EnvironmentLists;
  worker: Pick<NumberWorker, 'findComing' | 'findNumbers'>;
  preferences: Decisions;
  reach: () => Reach;
  /** Other numbers are coming than before. */
  onChange(): void;
  /** What keeps renewals from being known; null once they are. */
  onProblem(error: AppError | null): void;
}

/** How long after a failure the numbers are asked for again, in milliseconds. */
const RETRY_MS = 30_000;

/**
 * The numbers ahead, as the worker last found them. On a refresh, it is asked again where a list, the day, the
 * reach or what the user decided differs; until it answers, the numbers from before stay.
 */
export interface ComingNumbers {
  /** What is known of an environment; null before the first question. Asks nothing. */
  known(environmentId: string): Coming | null;
  /** Asks the worker where something differs. Null without a list. */
  refresh: (environment: Environment) => Coming | null;
  /** Asks the worker, for another reach too. @throws {AppError} worker_failed, cancelled */
  find(environment: Environment, question: Question, reach: Reach): Promise<PhoneNumber[]>;
  /** Forgets an environment whose list is gone. */
  forget(environmentId: string): void;
}

export function createComingNumbers(options: ComingNumbersOptions): ComingNumbers {
  const { clock, lists, worker, preferences } = options;
  const kept = new Map<string, Coming>();

  async function find(
    environment: Environment,
    { list, fetchedOn, today }: Question,
    reach: Reach,
  ): Promise<PhoneNumber[]> {
    const always = Object.keys(preferences.ofEnvironment(environment));
    return unpackNumbers(await worker.findComing({ chunks: [...list.chunks], fetchedOn, today, reach, always }));
  }

  async function answer(environment: Environment, entry: Coming): Promise<void> {
    const { asked } = entry;
    try {
      const numbers = await find(environment, asked, asked.reach);
      if (kept.get(environment.id) !== entry) return; // another list or day has overtaken this one
      entry.found = { list: asked.list, numbers };
      options.onProblem(null);
      options.onChange();
    } catch (error) {
      const problem = error instanceof AppError ? error : new AppError('internal', { cause: error });
      // the thread was stopped; the next question starts another
      if (problem.code === 'cancelled') return void (entry.isStale = true);
      options.onProblem(problem);
      // a renewal must not be missed because a thread failed once
      clock.after(RETRY_MS, () => {
        entry.isStale = true;
        if (kept.get(environment.id) === entry) options.onChange();
      });
    }
  }

  return {
    known: (environmentId) => kept.get(environmentId) ?? null,
    refresh(environment) {
      const list = lists.get(environment.id);
      if (!list) return null;
      const [fetchedOn, today] = [localDay(list.fetchedAt), localDay(clock.now())];
      const asked = { list, fetchedOn, today, reach: options.reach(), decisions: preferences.version() };
      const last = kept.get(environment.id);
      if (last && !last.isStale && isSame(last.asked, asked)) return last;
      const entry: Coming = { asked, isStale: false, found: last?.found ?? null, answered: Promise.resolve() };
      kept.set(environment.id, entry);
      entry.answered = answer(environment, entry);
      return entry;
    },
    find,
    forget: (environmentId) => void kept.delete(environmentId),
  };
}

function isSame(a: Question, b: Question): boolean {
  return (
    a.list === b.list &&
    a.fetchedOn === b.fetchedOn &&
    a.today === b.today &&
    a.decisions === b.decisions &&
    a.reach.renews === b.reach.renews &&
    a.reach.lapses === b.reach.lapses
  );
}
