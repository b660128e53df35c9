import type { SavedView } from '../../../shared/saved-view';
import { t } from '../../lib/t';
import { useGroupingStore } from '../../stores/grouping';
import { useQueryStore } from '../../stores/query';
import { useSavedViewsStore } from '../../stores/saved-views';
import { useTableStore } from '../../stores/table';
import { useUndoStore } from '../../stores/undo';
import { useViewStore } from '../../stores/view';

/** What a saved view says about the list, and what can be changed after choosing it. */
type Look = Pick<SavedView, 'query' | 'sort' | 'columns' | 'groupBy'>;

/** Shows the chosen view as it was saved, and offers to undo it. */
export function discardSavedViewChanges(): void {
  const queries = useQueryStore();
  const table = useTableStore();
  const grouping = useGroupingStore();
  const saved = useSavedViewsStore();
  const view = useViewStore();

  const { chosen } = saved;
  if (!chosen) return;
  const before: Look = {
    query: queries.kept,
    sort: queries.sort,
    columns: [...table.columns],
    groupBy: grouping.chosen,
  };
  const isStillChosen = () => saved.chosenId === chosen.id;

  function show(look: Look): void {
    queries.restore(look);
    table.show(look.columns);
    grouping.choose(look.groupBy);
  }
  function goTo(look: Look): 'done' | 'stale' {
    if (!isStillChosen()) return 'stale';
    show(look);
    return 'done';
  }

  show(chosen);
  useUndoStore().offer({
    words: t('savedViews.saidDiscarded', { name: chosen.name }),
    isSeen: () => view.name === 'numbers' && isStillChosen(),
    undo: () => goTo(before),
    redo: () => goTo(chosen),
  });
}
