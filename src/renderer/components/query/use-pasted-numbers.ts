import { readPastedNumbers } from '../../../shared/query/paste-numbers';
import { useDialogStore } from '../../stores/dialog';
import { useFeedbackStore } from '../../stores/feedback';
import type { QueryModel } from '../../stores/query-text';
import { t } from '../../lib/t';

/**
 * Turns a pasted column of numbers into a query for all of them, and says how many it took. A text field would join them
 * into a single one. False for any other text, which is pasted as it is.
 */
export function usePastedNumbers(queries: QueryModel): (text: string) => boolean {
  const dialog = useDialogStore();
  const feedback = useFeedbackStore();

  return (text) => {
    const pasted = queries.takesNumbers ? readPastedNumbers(text) : null;
    if (!pasted) return false;
    const { query, count, all } = pasted;
    queries.replace(query);
    if (count === all) feedback.say(t('query.pasted', { count }));
    else {
      feedback.offer(t('query.pastedPart', { count, all }), t('compare.open'), () =>
        dialog.show({ kind: 'compare', text }),
      );
    }
    return true;
  };
}
