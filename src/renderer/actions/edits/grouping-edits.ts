import type { TableGrouping } from '../../../shared/query/query';
import { t } from '../../lib/t';
import { useGroupingStore } from '../../stores/grouping';
import { stepOf } from '../../stores/turns';
import { useUndoStore } from '../../stores/undo';
import { useViewStore } from '../../stores/view';

/** Groups the list of numbers, or lifts its groups, which can be undone. The list shows it, so there is no toast. */
export function groupBy(by: TableGrouping | null): void {
  const grouping = useGroupingStore();
  const view = useViewStore();
  const before = grouping.chosen;
  if (by === before) return;
  grouping.choose(by);
  const step = stepOf({
    words: t('numbers.groupBy.changed'),
    turns: [{ before, after: by }],
    now: () => grouping.chosen,
    send([turn], to) {
      if (turn) grouping.choose(turn[to]);
      return Promise.resolve(true);
    },
  });
  useUndoStore().push({ ...step, isSeen: () => view.name === 'numbers' });
}
