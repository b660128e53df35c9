/** A place in the app that a click elsewhere leads to. */
export type Target =
  | { view: 'numbers'; environmentId: string; numberId: string }
  /** `only`: the renewals of one announcement, by its id. */
  | { view: 'renewals'; environmentId: string | null; only: string | null }
  /** The inbox of reminders. */
  | { view: 'reminders'; environmentId: null }
  /** Activity; `gone` shows only the numbers that were removed. */
  | { view: 'activity'; environmentId: string; filter: 'gone' | null }
  | { view: 'settings'; environmentId: string | null };
