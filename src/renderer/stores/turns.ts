import type { StepOutcome, UndoStep } from './undo';

/** One value that an edit changed: what it was, and what it became. */
export interface Turn<Value> {
  before: Value;
  after: Value;
}

/** Stands for the value of something that is no longer there, so that nothing is restored in it. */
export const GONE = Symbol('gone');

/** How a step restores its values. */
interface StepParts<T extends Turn<unknown>> {
  /** What was done. */
  words: string;
  turns: readonly T[];
  /** The value now; undefined where the page doesn't know it. */
  now: (turn: T) => unknown;
  /** Sets values to one side of their turns; false where that failed and the user was told. */
  send: (turns: readonly T[], to: keyof Turn<unknown>) => Promise<boolean>;
}

/**
 * A step that restores each value on its own. A value that is neither what it was nor what it became was changed by
 * something else since (a later edit, a sync, a notification), and is left alone. One that is already what it should be
 * counts as restored: the page may not have heard of the edit yet.
 */
export function stepOf<T extends Turn<unknown>>({ words, turns, now, send }: StepParts<T>): UndoStep {
  async function go(to: keyof Turn<unknown>): Promise<StepOutcome> {
    const open = turns.filter((turn) => {
      const value = now(turn);
      return value === undefined || isSame(value, turn.before) || isSame(value, turn.after);
    });
    if (open.length === 0) return 'stale';
    if (!(await send(open, to))) return 'failed';
    return open.length < turns.length ? 'partly' : 'done';
  }
  return { words, undo: () => go('before'), redo: () => go('after') };
}

export function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
