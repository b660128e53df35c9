import { isMac, isTyping, onPageKey } from '../../actions/shortcuts';
import type { QueryModel } from '../../stores/query-text';
import { historyStep } from './history-step';

/**
 * Undoes and redoes changes of the query by keyboard while it is typed, and the component is there: elsewhere the same keys
 * undo whatever was done last.
 */
export function followHistoryKeys(queries: QueryModel): void {
  onPageKey((event) => {
    const typesQuery = event.target instanceof Element && event.target.closest('[role=search]') !== null;
    if (!typesQuery || !isTyping(event)) return;
    const way = historyStep(event, isMac);
    if (way === 0) return;
    event.preventDefault();
    void (way < 0 ? queries.undo() : queries.redo());
  });
}
