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
