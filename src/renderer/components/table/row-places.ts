/** The height of the head of a group of rows, in CSS pixels. */
export const GROUP_HEAD_HEIGHT = 32;

/** Where the rows of a table stand, below the heads of their groups; in CSS pixels from the top of the first line. */
export interface RowPlaces {
  /** Of all rows and heads together. */
  height: number;
  topOf(position: number): number;
  /** The row at or right below an offset; the last one below the end, -1 without rows. */
  positionAt(offset: number): number;
  /** How many heads stand above a row, that of its own group included. */
  headsAbove(position: number): number;
  /** How many heads stand right above a row: more than one where groups before its own are collapsed. */
  headsAt(position: number): number;
  /** Undefined beyond the last group. */
  topOfHead(group: number): number | undefined;
  /** The group that an offset is in, its head included; the last one below the end, -1 without groups. */
  groupAt(offset: number): number;
}

/** @param starts the position of the first row of each group, ascending; a group without rows shares the next one's */
export function placeRows(count: number, rowHeight: number, starts: readonly number[] = []): RowPlaces {
  const headsAbove = (position: number) => firstWhere(starts.length, (group) => starts[group]! > position);
  const topOf = (position: number) => position * rowHeight + headsAbove(position) * GROUP_HEAD_HEIGHT;
  const topOfHead = (group: number) => starts[group]! * rowHeight + group * GROUP_HEAD_HEIGHT;
  return {
    height: count * rowHeight + starts.length * GROUP_HEAD_HEIGHT,
    topOf,
    positionAt: (offset) =>
      Math.min(
        firstWhere(count, (position) => topOf(position) + rowHeight > offset),
        count - 1,
      ),
    headsAbove,
    headsAt: (position) => headsAbove(position) - headsAbove(position - 1),
    topOfHead: (group) => (group < starts.length ? topOfHead(group) : undefined),
    // the first head is at the top of all
    groupAt: (offset) => firstWhere(starts.length, (group) => topOfHead(group) > Math.max(offset, 0)) - 1,
  };
}

/** The first of `count` places of which something holds that holds of all after it; `count` where it holds of none. */
function firstWhere(count: number, holds: (place: number) => boolean): number {
  let least = 0;
  let most = count;
  while (least < most) {
    const middle = (least + most) >> 1;
    if (holds(middle)) most = middle;
    else least = middle + 1;
  }
  return least;
}
