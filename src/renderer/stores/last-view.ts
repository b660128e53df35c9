import { watch } from 'vue';
import { useAppStore } from './app';
import { useNoticeStore } from './notice';
import { useQueryStore } from './query';
import { useSavedViewsStore } from './saved-views';
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
  const saved = useSavedViewsStore();

  if (app.state) {
    view.show(app.state.lastView.name);
    queries.restore(app.state.lastView);
    table.show(app.state.lastView.columns);
    saved.restore(app.state.lastView);
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    [() => view.name, () => queries.text, () => queries.sort, () => table.columns, () => saved.chosenId],
    ([name, query, sort, columns, viewId]) => {
      clearTimeout(timer);
      const remember = () =>
        void notice.attempt('session.rememberView', {
          name,
          query,
          sort,
          columns,
          viewId,
          plainColumns: [...saved.plainColumns],
        });
      timer = setTimeout(remember, SETTLED_AFTER_MS);
    },
  );
}
