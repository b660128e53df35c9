import { AppError } from '../../../shared/app-error';
import type { Clock } from '../ports/ports';

/** How long a page may take until it says that it has painted, in milliseconds; a page that fails says nothing. */
const PATIENCE_MS = 5_000;

/**
 * Keeps back what a start can do without until a page has painted what it shows first: fetching 100,000 numbers and
 * looking through them would take from it the processors that it needs.
 */
export interface FirstView {
  /** A page is about to be shown. */
  expect(): void;
  /** A page has painted its first view. */
  painted(): void;
  /**
   * Resolves when nothing is kept back any more; at once where no page is expected.
   * @throws {AppError} cancelled, when the app ends
   */
  over(): Promise<void>;
  /** Something to do, done once nothing is kept back any more. */
  later<Q, A>(work: (question: Q) => Promise<A>): (question: Q) => Promise<A>;
  /** The app ends: what is kept back never begins. */
  stop(): void;
}

export function createFirstView(clock: Clock): FirstView {
  let over = Promise.resolve();
  let end: () => void = () => undefined;
  let fail: (error: AppError) => void = () => undefined;
  let cancel: () => void = () => undefined;

  return {
    expect() {
      over = new Promise((resolve, reject) => {
        end = resolve;
        fail = reject;
      });
      over.catch(() => undefined); // there may be no one waiting
      cancel = clock.after(PATIENCE_MS, end);
    },
    painted() {
      cancel();
      end();
    },
    over: () => over,
    later: (work) => async (question) => {
      await over;
      return work(question);
    },
    stop() {
      cancel();
      fail(new AppError('cancelled'));
    },
  };
}
