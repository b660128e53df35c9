import {
  placeColumn,
  resizeColumn,
  showColumn,
  type ColumnName,
  type TableColumn,
} from '../../../shared/numbers/table-columns';
import { t } from '../../lib/t';
import { useFeedbackStore } from '../../stores/feedback';
import { useTableStore } from '../../stores/table';
import { stepOf } from '../../stores/turns';
import { useUndoStore } from '../../stores/undo';

/** Changes of the table's columns that are announced, whether they come from a key or from a menu. */

/** @param width in CSS pixels; null gives the column its share again */
export function setColumnWidth(name: ColumnName, width: number | null): void {
  const table = useTableStore();
  table.show(resizeColumn(table.shown, name, width));
  const column = t(`numbers.column.${name}`);
  const now = table.shown.find((one) => one.name === name)?.width ?? null;
  useFeedbackStore().say(
    now === null ? t('numbers.column.saidShare', { column }) : t('numbers.column.saidWidth', { column, width: now }),
  );
}

/**
 * Moves a column one place; false at the edge of the table.
 *
 * @param visible the columns on screen: one that has given way keeps its place behind the one before it
 */
export function moveColumn(name: ColumnName, by: 1 | -1, visible: readonly TableColumn[]): boolean {
  const from = visible.findIndex((column) => column.name === name);
  if (!placeAmong(name, from + by, visible)) return false;
  const said = { column: t(`numbers.column.${name}`), place: from + by + 1, count: visible.length };
  useFeedbackStore().say(t('numbers.column.saidPlace', said));
  return true;
}

/** Puts a column at a place of the columns on screen; false where there is no such place. */
export function placeAmong(name: ColumnName, place: number, visible: readonly TableColumn[]): boolean {
  const table = useTableStore();
  const neighbour = visible[place];
  if (!neighbour) return false;
  const target = table.shown.findIndex((column) => column.name === neighbour.name);
  table.show(placeColumn(table.shown, name, target));
  return true;
}

/** The last column stays, and so does the environment while several are shown. */
export function canHideColumn(name: ColumnName): boolean {
  const table = useTableStore();
  return table.columns.length > 1 && !(name === 'environment' && table.needsEnvironment);
}

/** Hides a column, and offers to undo it. */
export function hideColumn(name: ColumnName): void {
  const table = useTableStore();
  const before = table.columns;
  table.show(showColumn(before, name, false));
  useUndoStore().offer(
    stepOf({
      words: t('numbers.column.saidHidden', { column: t(`numbers.column.${name}`) }),
      turns: [{ before, after: table.columns }],
      now: () => table.columns,
      send([turn], to) {
        if (turn) table.show(turn[to]);
        return Promise.resolve(true);
      },
    }),
  );
}
