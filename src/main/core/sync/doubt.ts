import { isDoubtful } from '../../../shared/numbers/list-loss';
import { AppError } from '../../../shared/app-error';

/** How long (ms) an answer that lost much waits for the answer that confirms it. */
export const DOUBT_MS = 60_000;

/** After so many answers that each lose other numbers, no answer can be believed: the sync fails and is planned again. */
const MOST_ANSWERS = 3;

/** What decides whether an answer can be believed. */
export interface Answer {
  /** Numbers in the answer. */
  count: number;
  /** Numbers of the list before that are not in it. */
  missing: number;
  /** Their ids, as far as they are known: of very many only the first. */
  missingIds: readonly string[];
}

/**
 * Asks until an answer can be believed: one that lost much is asked for again after a while. A loss is confirmed where the
 * answer before it lacked the same numbers, except for few. Nothing of an answer in doubt may be kept by the caller, so
 * a process that ends in between starts over.
 *
 * @param before numbers in the list that the answers are compared with
 * @throws {AppError} what asking and waiting throw; `list_contradictory` when each answer loses other numbers
 */
export async function readBelieved<A extends Answer>(options: {
  before: number;
  ask: () => Promise<A>;
  /** @param missing how many numbers the answer in doubt lacks */
  waitInDoubt: (missing: number) => Promise<void>;
}): Promise<A> {
  let missingBefore: ReadonlySet<string> = new Set();
  for (let asked = 1; ; asked++) {
    const answer = await options.ask();
    const { count, missing } = answer;
    const lost = unconfirmedOf(answer, missingBefore);
    if (!isDoubtful({ before: options.before, after: count, lost })) return answer;
    if (asked === MOST_ANSWERS) throw new AppError('list_contradictory');
    missingBefore = new Set(answer.missingIds);
    await options.waitInDoubt(missing);
  }
}

/** How many of the numbers that an answer lacks the answer before it had. Ids that are not known are judged by the others. */
function unconfirmedOf({ missing, missingIds }: Answer, missingBefore: ReadonlySet<string>): number {
  const unconfirmed = missingIds.filter((id) => !missingBefore.has(id)).length;
  return unconfirmed === 0 ? 0 : Math.ceil((missing * unconfirmed) / missingIds.length);
}
