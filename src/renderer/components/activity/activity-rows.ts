import { computed, type ComputedRef } from 'vue';
import { NO_ROW, rowsIn } from '../../../shared/query/row-marks';
import type { ActivityLine } from '../../stores/activity-filter';
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

/** For each heading, by its position, the rows of the list that the entries below it are about, each once. */
export function rowsOfGroups(lines: readonly ActivityLine[], listRows: Uint32Array): Map<number, Uint32Array> {
  const groups = new Map<number, Uint32Array>();
  let rows = new Set<number>();
  for (let at = lines.length - 1; at >= 0; at--) {
    if (lines[at]!.kind !== 'heading') {
      if (listRows[at] !== NO_ROW) rows.add(listRows[at]!);
      continue;
    }
    groups.set(at, Uint32Array.from(rows));
    rows = new Set();
  }
  return groups;
}
