import { isMac, isTyping, onPageKey } from '../../actions/shortcuts';
import { useFeedbackStore } from '../../stores/feedback';
import type { QueryModel } from '../../stores/query-text';
import { t } from '../../lib/t';
import { historyStep } from './history-step';

/** Undoes and redoes changes of the query by keyboard, while the component is there. */
export function followHistoryKeys(queries: QueryModel): void {
  const feedback = useFeedbackStore();

  function go(event: Event, way: -1 | 0 | 1): void {
    if (way === 0) return;
    event.preventDefault();
    if (way < 0) queries.undo();
    else queries.redo();
    feedback.say(queries.isEmpty ? t('query.restoredEmpty') : t('query.restored', { text: queries.text }));
  }

  onPageKey((event) => {
    const typesQuery = event.target instanceof Element && event.target.closest('[role=search]') !== null;
    // other fields take back what was typed into them
    if (isTyping(event) && !typesQuery) return;
    go(event, historyStep(event, isMac));
  });
}
