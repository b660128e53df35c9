import type { GroupedBy } from '../../../shared/query/groups';

/** Rows of the table that stand below a head of their own. */
export interface RowGroup {
  /** Unique among the groups. */
  key: string;
  /** A title, or what all its rows have: the values as `Groups` has them. */
  name: string | { by: GroupedBy; values: readonly string[] };
  tone: 'lost' | 'near' | 'calm';
  /** All of its rows, open or not. */
  rows: Uint32Array;
  /** The position of its first row; of one that is closed, of the row that would follow it. */
  from: number;
  /** Null where it cannot be closed. */
  isOpen: boolean | null;
  /** How many currencies the head has room for; the others are counted. The default is three. */
  currencies?: number;
  /** The head says the renewal date, so that its rows need not. */
  saysDay: boolean;
}
