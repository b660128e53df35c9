import {
  DEFAULT_COLUMNS,
  placeColumn,
  resizeColumn,
  sameColumns,
  showColumn,
  type ColumnName,
  type TableColumn,
} from '../../../shared/numbers/table-columns';
import { t } from '../../lib/t';
import { useFeedbackStore } from '../../stores/feedback';
import { useSavedViewsStore } from '../../stores/saved-views';
import { useTableStore } from '../../stores/table';
import { stepOf } from '../../stores/turns';
import { useUndoStore, type UndoStep } from '../../stores/undo';
import { useViewStore } from '../../stores/view';

/** Changes of the table's columns, each of which can be undone, whether they come from a key, a menu or the mouse. */

/** A step back from the columns of now to those before; it belongs to the saved view that is chosen. */
function stepFrom(before: readonly TableColumn[], words: string): UndoStep {
  const table = useTableStore();
  const view = useViewStore();
  const saved = useSavedViewsStore();
  const id = saved.chosenId;
  const step = stepOf({
    words,
    turns: [{ before, after: table.columns }],
    now: () => table.columns,
    send([turn], to) {
      if (turn) table.show(turn[to]);
      return Promise.resolve(true);
    },
  });
  return { ...step, isSeen: () => view.name === 'numbers' && saved.chosenId === id };
}

/** Says what became of the columns, and offers to undo it where that is anything. */
function offerUndo(before: readonly TableColumn[], words: string): void {
  if (sameColumns(before, useTableStore().columns)) useFeedbackStore().say(words);
  else useUndoStore().offer(stepFrom(before, words));
}

/** For what is dragged or ticked: it is seen, so there is no toast. */
function keepStep(before: readonly TableColumn[], words: string): void {
  if (!sameColumns(before, useTableStore().columns)) useUndoStore().push(stepFrom(before, words));
}

function widthWords(name: ColumnName): string {
  const column = t(`numbers.column.${name}`);
  const width = useTableStore().shown.find((one) => one.name === name)?.width ?? null;
  return width === null ? t('numbers.column.saidShare', { column }) : t('numbers.column.saidWidth', { column, width });
}

/**
 * @param width in CSS pixels; null gives the column its share again
 * @param before the columns that undoing it leads back to, where they aren't those of now
 */
export function setColumnWidth(name: ColumnName, width: number | null, before?: readonly TableColumn[]): void {
  const table = useTableStore();
  const from = before ?? table.columns;
  table.show(resizeColumn(table.shown, name, width));
  offerUndo(from, widthWords(name));
}

/** What keys have done to the width of a column so far, and the columns before the first of them. */
let byKeys: { name: ColumnName; step: UndoStep; before: readonly TableColumn[]; savedViewId: string | null } | null =
  null;

/** As {@link setColumnWidth}, a little with each key: all of them are one step, until something else is done. */
export function nudgeColumnWidth(name: ColumnName, width: number): void {
  const table = useTableStore();
  const undo = useUndoStore();
  const savedViewId = useSavedViewsStore().chosenId;
  const isContinued = byKeys?.name === name && byKeys.savedViewId === savedViewId && undo.isLast(byKeys.step);
  const continued = isContinued ? byKeys : null;
  const before = continued?.before ?? table.columns;
  table.show(resizeColumn(table.shown, name, width));
  if (!continued && sameColumns(before, table.columns)) return useFeedbackStore().say(widthWords(name));
  const step = stepFrom(before, widthWords(name));
  undo.offer(step, continued?.step);
  byKeys = { name, step, before, savedViewId };
}

/** Remembers how wide a column was dragged, once it is let go. */
export function keepDraggedWidth(name: ColumnName, before: readonly TableColumn[]): void {
  keepStep(before, widthWords(name));
}

/**
 * Moves a column one place; false at the edge of the table.
 *
 * @param visible the columns on screen: one that has given way keeps its place behind the one before it
 */
export function moveColumn(name: ColumnName, by: 1 | -1, visible: readonly TableColumn[]): boolean {
  const before = useTableStore().columns;
  const to = visible.findIndex((column) => column.name === name) + by;
  if (!placeAt(name, to, visible)) return false;
  offerUndo(before, placeWords(name, to, visible));
  return true;
}

/** Puts a column where it was dragged among the columns on screen; false where there is no such place. */
export function placeAmong(name: ColumnName, place: number, visible: readonly TableColumn[]): boolean {
  const before = useTableStore().columns;
  if (!placeAt(name, place, visible)) return false;
  keepStep(before, placeWords(name, place, visible));
  return true;
}

function placeAt(name: ColumnName, place: number, visible: readonly TableColumn[]): boolean {
  const table = useTableStore();
  const neighbour = visible[place];
  if (!neighbour) return false;
  const target = table.shown.findIndex((column) => column.name === neighbour.name);
  table.show(placeColumn(table.shown, name, target));
  return true;
}

function placeWords(name: ColumnName, place: number, visible: readonly TableColumn[]): string {
  const said = { column: t(`numbers.column.${name}`), place: place + 1, count: visible.length };
  return t('numbers.column.saidPlace', said);
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
  offerUndo(before, t('numbers.column.saidHidden', { column: t(`numbers.column.${name}`) }));
}

/** Ticks a column off or on in the list of all of them. */
export function tickColumn(name: ColumnName, isShown: boolean): void {
  const table = useTableStore();
  const before = table.columns;
  table.show(showColumn(before, name, isShown));
  const words = isShown ? 'numbers.column.saidShown' : 'numbers.column.saidHidden';
  keepStep(before, t(words, { column: t(`numbers.column.${name}`) }));
}

/** Shows the columns that the app begins with, and offers to undo it. */
export function resetColumns(): void {
  const table = useTableStore();
  const before = table.columns;
  table.show(DEFAULT_COLUMNS);
  offerUndo(before, t('numbers.columns.saidReset'));
}
