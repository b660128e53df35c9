/**
 * How wide a column must be for everything in it that is drawn now, its name included.
 *
 * @param table the table, whose cells carry the place of their column
 * @param place of the column, counted from 0
 * @returns CSS pixels
 */
export function fittingWidth(table: Element, place: number): number {
  const cells = [...table.querySelectorAll<HTMLElement>(`.cell[aria-colindex="${place + 1}"]`)];
  const widths = cells.map(({ style }) => style.width);
  // all are changed before any is measured, so that the page is laid out once
  for (const { style } of cells) style.width = 'max-content';
  const widest = cells.reduce((most, cell) => Math.max(most, cell.getBoundingClientRect().width), 0);
  cells.forEach(({ style }, index) => (style.width = widths[index]!));
  return Math.ceil(widest);
}
