import { nextTick, shallowRef, watch } from 'vue';
import { isSameNumber, type NumberRef } from '../../shared/numbers/number-ref';
import { rowOf } from '../../shared/query/columns';
import { t } from '../lib/t';
import { useAppStore } from './app';
import { useFeedbackStore } from './feedback';
import { useListStore } from './list';
import { useQueryStore } from './query';
import { useSavedViewsStore } from './saved-views';
import { useViewStore } from './view';

/** What the places that Back leads to need to hear. */
interface Places {
  /** What changes where the user is is no step of its own. */
  inOneStep(change: () => void): void;
  /** The place that comes next is shown for a number. */
  lead(): void;
  /** The Numbers view is about to be left as it is. */
  leave(): void;
  /** The user is at another place of the Numbers view. */
  arrive(): void;
  /** The place where the user is has changed. */
  stay(): void;
}

/**
 * Details stand next to the row of their number. Where a saved view or a query hides the row of the number that the user is
 * led to, all numbers are shown again, which is said; so is that the number is in the list no more.
 */
export function followLedTo(places: Places): void {
  const [queries, view] = [useQueryStore(), useViewStore()];
  /** The number whose list is still to come, and what is asked meanwhile; null for none. */
  const awaited = shallowRef<{ number: NumberRef; asked: string } | null>(null);

  watch(
    () => view.ledTo,
    (number) => {
      if (number === null) return;
      const isHere = view.name === 'numbers';
      // the table scrolls to it; Back would lead to what is shown already
      if (isHere && isSameNumber(view.openNumber, number) && isInList(number)) return;
      awaited.value = isListed(number.environmentId) ? null : { number, asked: queries.asked };
      places.lead();
      if (isHere) places.leave();
      if (!awaited.value) places.inOneStep(() => uncoverRow(number));
      if (isHere) places.arrive();
    },
    { flush: 'sync' },
  );
  watch(
    () => awaited.value !== null && isListed(awaited.value.number.environmentId),
    (isThere) => {
      if (!awaited.value || !isThere) return;
      const { number, asked } = awaited.value;
      awaited.value = null;
      // the user went elsewhere
      const isStill = view.name === 'numbers' && isSameNumber(view.openNumber, number) && queries.asked === asked;
      if (!isStill) return;
      places.inOneStep(() => uncoverRow(number));
      places.stay();
    },
  );
}

/** Whether the list of an environment is shown: one that was just chosen is not yet, and its list comes later. */
function isListed(environmentId: string): boolean {
  return !useListStore().loading && useAppStore().shownEnvironments.some(({ id }) => id === environmentId);
}

/** Whether its row is shown in the list, as far as that is scrolled. */
function isInList(number: NumberRef): boolean {
  const row = rowOf(useListStore().columns, number);
  return isListed(number.environmentId) && row >= 0 && useQueryStore().result.rows.includes(row);
}

function uncoverRow(number: NumberRef): void {
  const [list, queries] = [useListStore(), useQueryStore()];
  const row = rowOf(list.columns, number);
  const found = row < 0 ? undefined : list.numbers.at(row);
  if (!found) return sayNotListed();
  if (queries.result.rows.includes(row)) return;
  useSavedViewsStore().leave();
  queries.clear();
  say(t('query.clearedFor', { number: found.formatted_number || found.number }));
}

/** Says that a number is in the list no more; before the first sync nothing is known of any. */
export function sayNotListed(): void {
  if (useListStore().fetchedAt !== null) say(t('numbers.notListed'));
}

/** Once the view is shown: what is said in one that is left goes with it. */
function say(words: string): void {
  void nextTick(() => useFeedbackStore().say(words));
}
