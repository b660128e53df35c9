import { computed, type ComputedRef } from 'vue';
import { NO_ROW, rowsIn } from '../../../shared/query/row-marks';
import { useActivityFeedStore } from '../../stores/activity-feed';
import { useListStore } from '../../stores/list';
import { useListedRows } from '../../stores/shown';

/**
 * The rows of the list that the lines of Activity are about, so that their numbers are selected and acted on as in the other
 * views: for each line one, or `NO_ROW` for a heading and for a number that is not in the list any more.
 */
export function useActivityRows(): ComputedRef<Uint32Array> {
  const activity = useActivityFeedStore();
  const list = useListStore();

  const rowOfEntry = computed(() => rowsIn(list.columns, activity.columns));
  const rows = computed(() =>
    Uint32Array.from(activity.lines, (line) => (line.kind === 'entry' ? rowOfEntry.value[line.row]! : NO_ROW)),
  );
  /** Each number once, however often it changed. */
  const listed = computed(() => Uint32Array.from(new Set(rows.value)).filter((row) => row !== NO_ROW));
  useListedRows(() => listed.value);

  return rows;
}
