/** The height of the head of a group of rows, in CSS pixels. */
export const GROUP_HEAD_HEIGHT = 32;

/** Where the rows of a table stand, below the heads of their groups; in CSS pixels from the top of the first line. */
export interface RowPlaces {
  /** Of all rows and heads together. */
  height: number;
  topOf(position: number): number;
  /** The row at or right below an offset; the last one below the end, -1 without rows. */
  positionAt(offset: number): number;
  /** Whether the head of a group stands right above a row. */
  startsGroup(position: number): boolean;
}

/** @param starts the position of the first row of each group, ascending; a group without rows shares the next one's */
export function placeRows(count: number, rowHeight: number, starts: readonly number[] = []): RowPlaces {
  const heads = new Map<number, number>();
  for (const start of starts) heads.set(start, (heads.get(start) ?? 0) + 1);
  const topOf = (position: number): number => {
    let above = 0;
    for (const start of starts) if (start <= position) above++;
    return position * rowHeight + above * GROUP_HEAD_HEIGHT;
  };
  return {
    height: count * rowHeight + starts.length * GROUP_HEAD_HEIGHT,
    topOf,
    positionAt(offset) {
      let least = 0;
      let most = count;
      while (least < most) {
        const middle = (least + most) >> 1;
        if (topOf(middle) + rowHeight <= offset) least = middle + 1;
        else most = middle;
      }
      return Math.min(least, count - 1);
    },
    startsGroup: (position) => heads.has(position),
  };
}
