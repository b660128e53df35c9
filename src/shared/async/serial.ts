/** Runs a piece of work when all that was asked for before is over; settles as the work does. */
export type Serial = <T>(work: () => T | Promise<T>) => Promise<T>;

/** A queue that runs one piece of work at a time, in the order of the calls. Work that fails does not stop what follows. */
export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined); // the caller gets the failure
    return done;
  };
}
