/** Something that happens, with its listeners. */
export interface Signal {
  emit: () => void;
  /** Listeners are called in the order in which they were added. */
  on: (listener: () => void) => void;
}

/** Lets a part tell of something without knowing the parts that are built after it. */
export function createSignal(): Signal {
  const listeners: (() => void)[] = [];
  return {
    emit: () => listeners.forEach((listener) => listener()),
    on: (listener) => void listeners.push(listener),
  };
}

/** A signal whose first listener hears at once of what happened before there was one. */
export function createLatchedSignal(): Signal {
  const signal = createSignal();
  let isHeard = false;
  let isLatched = false;
  return {
    emit() {
      if (isHeard) signal.emit();
      else isLatched = true;
    },
    on(listener) {
      signal.on(listener);
      isHeard = true;
      if (isLatched) listener();
      isLatched = false;
    },
  };
}
