import { realEnvironments, type Environment } from '../../../shared/environment';
import { localDay } from '../../../shared/calendar/calendar-day';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { NO_PREFERENCE } from '../../../shared/reminders/preference';
import { nextRenewal } from '../../../shared/renewals/renewal';
import { runYielding } from '../async/yielding';
import { serverOf } from '../storage/number-key';
import { createComingNumbers, type Coming, type ComingNumbersOptions, type Question } from './coming-numbers';
import { bySoonest, summarizeRenewals, type ComingRenewal, type RenewalSummary } from './renewal-summary';
import type { Reach } from '../worker/number-jobs';
import { unpackNumbers } from '../worker/unpack-numbers';

const NOTHING: RenewalSummary = { dueSoon: 0, lapsing: 0, coming: [] };

/**
 * The renewals ahead of all environments, as far as they matter now. Reading them starts nothing: the worker finds the
 * numbers on {@link ComingRenewals.refresh}, and until it has answered, those from before count.
 */
export interface ComingRenewals {
  ofEnvironment(environment: Environment): RenewalSummary;
  /** The next renewals of some numbers by their ids, however far; those that have none are not in it. */
  ofNumbers(environment: Environment, numberIds: readonly string[]): Promise<Map<string, ComingRenewal>>;
  /**
   * Of all environments but sample data, soonest first; on the same day what lapses first. A number that is
   * coming in two environments of one server is there once, as the newer list says.
   */
  all(): readonly ComingRenewal[];
  /** As {@link all}, as far ahead as a preview looks. */
  ahead(): Promise<ComingRenewal[]>;
  /** Has the numbers found that are coming now, where a list, the day, the reach or a decision has changed. */
  refresh(): void;
  /** Refreshes, and resolves when that is done. */
  ready(): Promise<void>;
  /** Forgets an environment whose list is gone. */
  forget(environmentId: string): void;
}

export interface ComingRenewalsOptions extends ComingNumbersOptions {
  environments: () => readonly Environment[];
  /** How far ahead a preview must know renewals. */
  previewReach: () => Reach;
}

export function createComingRenewals(options: ComingRenewalsOptions): ComingRenewals {
  const { clock, lists, worker, preferences } = options;
  const comingNumbers = createComingNumbers(options);
  /** What was last made of the numbers that were found. */
  const made = new WeakMap<Coming, { environment: Environment; of: Coming['found']; value: RenewalSummary }>();
  let merged: { of: RenewalSummary[]; coming: ComingRenewal[] } = { of: [], coming: [] };
  const listOf = (environment: Environment, coming: ComingRenewal[]): ComingInList => ({
    server: serverOf(environment),
    fetchedAt: lists.get(environment.id)?.fetchedAt ?? -Infinity,
    coming,
  });

  const isDecidedFor = (environment: Environment) => (numberId: string) =>
    preferences.of(environment, numberId) !== NO_PREFERENCE;

  function ofEnvironment(environment: Environment): RenewalSummary {
    const entry = comingNumbers.known(environment.id);
    if (!entry?.found) return NOTHING;
    const { found, asked } = entry;
    const last = made.get(entry);
    if (last?.of === found && last.environment === environment) return last.value;
    const fetchedOn = localDay(found.list.fetchedAt);
    const value = summarizeRenewals(environment, found.numbers, fetchedOn, asked.today, isDecidedFor(environment));
    made.set(entry, { environment, of: found, value });
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
      const environments = realEnvironments(options.environments());
      const summaries = environments.map(ofEnvironment);
      const same = summaries.length === merged.of.length && summaries.every((one, index) => one === merged.of[index]);
      if (!same) {
        const lists = summaries.map(({ coming }, index) => listOf(environments[index]!, coming));
        merged = { of: summaries, coming: eachOnce(lists).sort(bySoonest) };
      }
      return merged.coming;
    },
    async ahead() {
      const found = realEnvironments(options.environments()).map(async (environment) => {
        const asked = comingNumbers.refresh(environment)?.asked;
        if (!asked) return listOf(environment, []);
        const numbers = await comingNumbers.find(environment, asked, options.previewReach());
        return listOf(
          environment,
          await runYielding(comingAmong(environment, asked, numbers, isDecidedFor(environment))),
        );
      });
      return eachOnce(await Promise.all(found)).sort(bySoonest);
    },
    refresh: () => options.environments().forEach(comingNumbers.refresh),
    async ready() {
      await Promise.all(
        options.environments().flatMap((environment) => comingNumbers.refresh(environment)?.answered ?? []),
      );
    },
    forget: (environmentId) => comingNumbers.forget(environmentId),
  };
}

/** Pauses again and again, since a preview looks so far ahead that nearly all of 100,000 numbers may be coming. */
function* comingAmong(
  environment: Environment,
  { fetchedOn, today }: Question,
  numbers: readonly PhoneNumber[],
  isDecided: (numberId: string) => boolean,
): Generator<void, ComingRenewal[]> {
  const coming: ComingRenewal[] = [];
  for (const number of numbers) {
    const found = summarizeRenewals(environment, [number], fetchedOn, today, isDecided).coming;
    for (const renewal of found) coming.push(renewal);
    yield;
  }
  return coming;
}

interface ComingInList {
  server: string;
  /** Epoch ms. */
  fetchedAt: number;
  coming: readonly ComingRenewal[];
}

/** Reminders are recorded by server and number, so a number that came twice would be announced again and again. */
function eachOnce(lists: readonly ComingInList[]): ComingRenewal[] {
  const seen = new Map<string, Set<string>>();
  return [...lists]
    .sort((a, b) => b.fetchedAt - a.fetchedAt)
    .flatMap(({ server, coming }) => {
      const others = seen.get(server) ?? new Set<string>();
      const own = coming.filter(({ number }) => !others.has(number.id));
      for (const { number } of own) others.add(number.id);
      seen.set(server, others);
      return own;
    });
}
