import { GROUP_HEAD_HEIGHT } from './row-places';
/** Rows of the table that stand below a head of their own. */
export interface RowGroup {
  /** Unique among the groups. */
  key: string;
  title: string;
  tone: 'lost' | 'near' | 'calm';
  /** The position of its first row; of one that is closed, of the row that would follow it. */
  from: number;
  /** How many it has, open or not, in the user's words. */
  count: string;
  /** What they cost a month, in few words and in all. */
  sums: string;
  allSums: string;
  /** Null where it cannot be closed. */
  isOpen: boolean | null;
  /** The head says the renewal date, so that its rows need not. */
  saysDay: boolean;
}

/** The groups, each as high as its rows, so that its head leaves with the last of them. @param rowHeight in CSS pixels */
export function placeGroups(groups: readonly RowGroup[], rowCount: number, rowHeight: number) {
  return groups.map((group, at) => {
    const end = groups[at + 1]?.from ?? rowCount;
    const top = group.from * rowHeight + at * GROUP_HEAD_HEIGHT;
    const height = (end - group.from) * rowHeight + GROUP_HEAD_HEIGHT;
    return { group, rowIndex: group.from + at + 1, style: { top: `${top}px`, height: `${height}px` } };
  });
}
