import { createSignal, type Signal } from '../async/signal';

/** What the parts of the core tell each other without knowing each other. */
export interface Signals {
  /** Something that pages or the tray show has changed. */
  changed: Signal;
  /** Something that reminders depend on has changed, so that one may be due. */
  remindersDue: Signal;
  /** An environment was synced. */
  synced: Signal;
  /** The computer woke up, or its clock was set. */
  woke: Signal;
}

export function createSignals(): Signals {
  return { changed: createSignal(), remindersDue: createSignal(), woke: createSignal(), synced: createSignal() };
}
