import { isSameNumber, type NumberRef } from '../../shared/numbers/number-ref';
import { rowOf } from '../../shared/query/columns';
import { t } from '../lib/t';
import { useFeedbackStore } from './feedback';
import { useListStore } from './list';
import { useQueryStore } from './query';
import { useSavedViewsStore } from './saved-views';
import { useViewStore } from './view';

/**
 * Details stand beside the row of their number. Where a saved view or a query hides the row of the number that the user is
 * led to, all numbers are shown again, which is said; so is that the number is in the list no more.
 */
export function createUncovering() {
  const [feedback, list, queries, saved, view] = [useFeedbackStore(), useListStore(), useQueryStore(), useSavedViewsStore(), useViewStore()]; // prettier-ignore
  /** The number whose list is still to come; null while none is awaited. */
  let awaited: NumberRef | null = null;

  function uncover(number: NumberRef): void {
    awaited = list.loading ? number : null;
    if (awaited) return;
    const row = rowOf(list.columns, number);
    const found = row < 0 ? undefined : list.numbers.at(row);
    if (!found) {
      // before the first sync nothing is known of any number
      if (list.fetchedAt !== null) feedback.say(t('numbers.notListed'));
      return;
    }
    if (queries.result.rows.includes(row)) return;
    saved.leave();
    queries.clear();
    feedback.say(t('query.clearedFor', { number: found.formatted_number || found.number }));
  }

  /** Goes on once the list has come, unless the user went elsewhere. Returns whether the number was still awaited. */
  function goOn(): boolean {
    const number = awaited;
    if (number === null || list.loading) return false;
    awaited = null;
    if (!isSameNumber(view.openNumbers.numbers ?? null, number)) return false;
    uncover(number);
    return true;
  }

  return { uncover, goOn };
}
