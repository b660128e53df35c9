/** What a list lacks that the list before it had. */
export interface ListLoss {
  /** Numbers in the list before. */
  before: number;
  /** Numbers in the list. */
  after: number;
  /** Numbers of the list before that are not in the list; not more than `before`. */
  lost: number;
}

/** A loss of no more numbers than this is announced number by number. */
const FEW = 5;

/** Whether so much is missing that it is announced as one event: more than five numbers, and more than a tenth. */
export function isLargeLoss({ before, lost }: Pick<ListLoss, 'before' | 'lost'>): boolean {
  return lost > FEW && lost * 10 > before;
}

/** Whether a list needs a second answer before it is believed: it lost much, or everything. */
export function isDoubtful(loss: ListLoss): boolean {
  return isLargeLoss(loss) || (loss.lost > 0 && loss.after === 0);
}

/**
 * Whether two lists are of the same environment, as far as their ids tell: half of the shorter one is in the other. An
 * empty list says nothing against it.
 */
export function isSameEnvironment({ before, after, lost }: ListLoss): boolean {
  return (before - lost) * 2 >= Math.min(before, after);
}
