import type { LimitEffect } from '../../../../shared/bridge/requests/reminders';
import { localDay } from '../../../../shared/calendar/calendar-day';
import { realEnvironments, type Environment } from '../../../../shared/environment';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { decodeNumbers } from '../../../../shared/packed/number-chunk';
import { isAhead } from '../../../../shared/renewals/outlook';
import { nextRenewal } from '../../../../shared/renewals/renewal';
import type { SavedView } from '../../../../shared/saved-view';
import { runYielding } from '../../async/yielding';
import type { Clock } from '../../ports/ports';
import { foundByAny, questionOf, type QueryGround, type SavedViewsQuestion } from './found-by-saved-views';
import type { LocalFacts } from './local-facts';

/** The last list of an environment, packed. */
interface PackedList {
  /** Epoch ms. */
  fetchedAt: number;
  chunks: readonly Uint8Array[];
}

export interface LimitEffectOptions extends QueryGround {
  clock: Clock;
  /** BCP 47; country names are searched in it. */
  locale: () => string;
  environments: () => readonly Environment[];
  lists: { get(environmentId: string): PackedList | null };
  facts: LocalFacts;
}

/**
 * What limiting reminders to the numbers of some views does, counted over all numbers but sample data.
 *
 * @param before the views that limit reminders already; none where they cover all numbers
 * @param after those that would
 */
export async function limitEffect(
  before: readonly SavedView[],
  after: readonly SavedView[],
  options: LimitEffectOptions,
): Promise<LimitEffect> {
  const asked = {
    before: before.length === 0 ? null : await questionOf(before, options),
    after: await questionOf(after, options),
  };
  const unclear = asked.after.unclear.map(({ id }) => id);
  const effect: LimitEffect = { all: 0, before: 0, after: 0, silenced: 0, silencedLapsing: 0, unclear };
  for (const environment of realEnvironments(options.environments())) {
    const list = options.lists.get(environment.id);
    if (list) await addEnvironment(effect, environment, list, asked, options);
  }
  return effect;
}

async function addEnvironment(
  effect: LimitEffect,
  environment: Environment,
  list: PackedList,
  asked: { before: SavedViewsQuestion | null; after: SavedViewsQuestion },
  { clock, locale, facts }: LimitEffectOptions,
): Promise<void> {
  const [fetchedOn, today] = [localDay(list.fetchedAt), localDay(clock.now())];
  const known = await facts.of(environment, [...(asked.before?.queries ?? []), ...asked.after.queries].flat());
  const context = { environmentId: environment.id, fetchedOn, today, locale: locale() };
  const found = (numbers: readonly PhoneNumber[], question: SavedViewsQuestion | null) =>
    question === null ? numbers.map(() => true) : runYielding(foundByAny(numbers, question, known, context));

  // chunk by chunk, so that 100,000 numbers are never there at once
  for (const chunk of list.chunks) {
    const numbers = decodeNumbers([chunk]);
    const [isCovered, willBe] = [await found(numbers, asked.before), await found(numbers, asked.after)];
    numbers.forEach((number, index) => {
      effect.all++;
      if (isCovered[index]) effect.before++;
      if (willBe[index]) effect.after++;
      if (!isCovered[index] || willBe[index]) return;
      effect.silenced++;
      const renewal = nextRenewal(number, fetchedOn, today);
      if (renewal?.kind === 'lapses' && isAhead(renewal.daysLeft)) effect.silencedLapsing++;
    });
  }
}
