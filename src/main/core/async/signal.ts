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
