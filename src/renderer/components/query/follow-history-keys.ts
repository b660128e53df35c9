import { onBeforeUnmount, onMounted } from 'vue';
import { isMac, isTyping, onPageKey } from '../../actions/shortcuts';
import type { QueryModel } from '../../stores/query-text';
import { historyStep, historyStepOfButton } from './history-step';

/**
 * Leads back and forward through the queries, by keyboard and by the mouse's own buttons, while the component is there.
 * Ctrl+Z undoes changes of the query only while it is typed: elsewhere it undoes whatever was done last.
 */
export function followHistoryKeys(queries: QueryModel): void {
  function go(event: Event, way: -1 | 0 | 1): void {
    if (way === 0) return;
    event.preventDefault();
    void (way < 0 ? queries.undo() : queries.redo());
  }

  onPageKey((event) => {
    const typesQuery = event.target instanceof Element && event.target.closest('[role=search]') !== null;
    // other fields take back what was typed into them
    if (isTyping(event) && !typesQuery) return;
    go(event, historyStep(event, isMac, isTyping(event)));
  });

  const press = (event: MouseEvent): void => go(event, historyStepOfButton(event.button));
  onMounted(() => window.addEventListener('mouseup', press));
  onBeforeUnmount(() => window.removeEventListener('mouseup', press));
}
