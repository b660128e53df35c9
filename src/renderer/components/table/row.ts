import type { ColumnName, TableColumn } from '../../../shared/numbers/table-columns';
import { CELLS } from './cells';
import type { RowFacts } from './row-facts';
import { attributeOf, classOf, styleOf } from './written';

/** Where in the table a row stands. */
export interface RowPlace {
  /** Its position in the result. */
  index: number;
  /** Its place among all lines of the table, heads included, counted from 1. */
  line: number;
  /** In CSS pixels from the top of the first row. */
  top: number;
  isCursor: boolean;
}

/** An element that shows one number after another. */
export interface Row {
  element: HTMLElement;
  show(place: RowPlace, facts: RowFacts): void;
}

/** The id of the element of a row, by its position in the result; `aria-activedescendant` names it. */
export function rowId(index: number): string {
  return `number-row-${index}`;
}

/** The CSS width of the cells of a column, by its place. */
export function columnWidth(index: number): string {
  return `var(--column-${index + 1})`;
}

/** Makes an element for a row of the table, with a cell for each column. */
export function createRow(columns: readonly ColumnName[]): Row {
  const element = document.createElement('div');
  element.className = 'number-row table-line';
  element.setAttribute('role', 'row');
  element.tabIndex = -1;
  const showCells = columns.map((name, index) => {
    const cell = document.createElement('div');
    cell.className = 'cell';
    cell.style.width = columnWidth(index);
    cell.setAttribute('role', 'gridcell');
    cell.setAttribute('aria-colindex', String(index + 1));
    const show = CELLS[name](cell);
    element.append(cell);
    return show;
  });
  const setId = attributeOf(element, 'id');
  const setIndex = attributeOf(element, 'data-index');
  const sayIndex = attributeOf(element, 'aria-rowindex');
  const saySelected = attributeOf(element, 'aria-selected');
  const sayOpen = attributeOf(element, 'aria-current');
  const setTop = styleOf(element, 'top');
  const beCursor = classOf(element, 'cursor');
  const beOpen = classOf(element, 'chosen');
  const beSelected = classOf(element, 'selected');
  return {
    element,
    show({ index, line, top, isCursor }, facts) {
      setId(rowId(index));
      setIndex(String(index));
      sayIndex(String(line));
      saySelected(String(facts.isSelected));
      sayOpen(facts.isOpen ? 'true' : null);
      setTop(`${top}px`);
      beCursor(isCursor);
      beOpen(facts.isOpen);
      beSelected(facts.isSelected);
      for (const show of showCells) show(facts);
    },
  };
}

/** The column of the cell that something happened in; null outside of cells. */
export function columnAt(target: EventTarget | null, columns: readonly TableColumn[]): ColumnName | null {
  const cell = target instanceof Element ? target.closest('[role=gridcell]') : null;
  return columns[Number(cell?.getAttribute('aria-colindex')) - 1]?.name ?? null;
}

/** The position of the row that something happened in; null outside the rows. */
export function rowIndexAt(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row ? Number(row.dataset.index) : null;
}
