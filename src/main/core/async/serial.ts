/**
 * Runs asynchronous work one after another, in the order of the calls. Each call resolves or rejects with its own work;
 * what fails does not keep what follows from running.
 */
export function serial(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined); // the caller of that turn hears of it
    return turn;
  };
}
