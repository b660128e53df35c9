import { watch } from 'vue';
import { useAppStore } from './app';
import { useNoticeStore } from './notice';
import { useQueryStore } from './query';
import { useTableStore } from './table';
import { useViewStore } from './view';

/** A question is remembered once nothing was typed for this long, in milliseconds. */
const SETTLED_AFTER_MS = 600;

/** Goes back to where the last run ended, and remembers where the user is from then on. */
export function followLastView(): void {
  const app = useAppStore();
  const view = useViewStore();
  const notice = useNoticeStore();
  const queries = useQueryStore();
  const table = useTableStore();

  if (app.state) {
    view.show(app.state.lastView.name);
    queries.restore(app.state.lastView);
    table.show(app.state.lastView.columns);
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    [() => view.name, () => queries.text, () => queries.sort, () => table.columns],
    ([name, query, sort, columns]) => {
      clearTimeout(timer);
      const remember = () => void notice.attempt('session.rememberView', { name, query, sort, columns });
      timer = setTimeout(remember, SETTLED_AFTER_MS);
    },
  );
}
