import { watch } from 'vue';
import { isSameNumber, type NumberRef } from '../../shared/numbers/number-ref';
import { rowOf } from '../../shared/query/columns';
import { t } from '../lib/t';
import { useFeedbackStore } from './feedback';
import { useListStore } from './list';
import { useQueryStore } from './query';
import { useSavedViewsStore } from './saved-views';
import { useViewStore } from './view';

/** What the places that Back leads to need to hear. */
interface Places {
  /** What changes where the user is is no step of its own. */
  inOneStep(change: () => void): void;
  /** The Numbers view is about to be left as it is. */
  leave(): void;
  /** The user is at another place of the Numbers view. */
  arrive(): void;
  /** The place where the user is has changed. */
  stay(): void;
}

/**
 * Details stand beside the row of their number. Where a saved view or a query hides the row of the number that the user is
 * led to, all numbers are shown again, which is said; so is that the number is in the list no more.
 */
export function followLedTo(places: Places): void {
  const [list, view] = [useListStore(), useViewStore()];
  /** The number whose list is still to come, such as that of an environment that was just chosen; null for none. */
  let awaited: NumberRef | null = null;

  watch(
    () => view.ledTo,
    (number) => {
      if (number === null) return;
      const isHere = view.name === 'numbers';
      awaited = list.loading ? number : null;
      if (isHere) places.leave();
      if (!awaited) places.inOneStep(() => uncoverRow(number));
      if (isHere) places.arrive();
    },
    { flush: 'sync' },
  );
  watch(
    () => list.loading,
    () => {
      const number = awaited;
      if (number === null || list.loading) return;
      awaited = null;
      // the user went elsewhere
      if (!isSameNumber(view.openNumbers.numbers ?? null, number)) return;
      places.inOneStep(() => uncoverRow(number));
      places.stay();
    },
  );
}

function uncoverRow(number: NumberRef): void {
  const [feedback, list, queries] = [useFeedbackStore(), useListStore(), useQueryStore()];
  const row = rowOf(list.columns, number);
  const found = row < 0 ? undefined : list.numbers.at(row);
  if (!found) {
    // before the first sync nothing is known of any number
    if (list.fetchedAt !== null) feedback.say(t('numbers.notListed'));
    return;
  }
  if (queries.result.rows.includes(row)) return;
  useSavedViewsStore().leave();
  queries.clear();
  feedback.say(t('query.clearedFor', { number: found.formatted_number || found.number }));
}
