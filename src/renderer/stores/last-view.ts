import { watch } from 'vue';
import { debounceWrite } from '../bridge/pending-writes';
import { useAppStore } from './app';
import { useFeedbackStore } from './feedback';
import { useGroupingStore } from './grouping';
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
  const feedback = useFeedbackStore();
  const queries = useQueryStore();
  const table = useTableStore();
  const grouping = useGroupingStore();
  const saved = useSavedViewsStore();

  if (app.state) {
    view.show(app.state.lastView.name);
    queries.restore(app.state.lastView);
    table.show(app.state.lastView.columns);
    grouping.choose(app.state.lastView.groupBy);
    table.copyFormat = app.state.lastView.copyFormat;
    saved.restore(app.state.lastView);
  }
  const remembered = debounceWrite(SETTLED_AFTER_MS, () =>
    feedback.attempt('session.rememberView', {
      name: view.name,
      query: queries.kept,
      sort: queries.sort,
      columns: table.columns,
      groupBy: grouping.chosen,
      copyFormat: table.copyFormat,
      savedViewId: saved.chosenId,
      plainSort: saved.plain.sort,
      plainColumns: [...saved.plain.columns],
      plainGroupBy: saved.plain.groupBy,
    }),
  );
  watch(
    [
      () => view.name,
      () => queries.text,
      () => queries.sort,
      () => table.columns,
      () => grouping.chosen,
      () => table.copyFormat,
      () => saved.chosenId,
    ],
    () => remembered.soon(),
  );
}
