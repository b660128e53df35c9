import type { Renewal } from './renewal';

/**
 * What can be said of a renewal, worst first. `lapsed`: its date has passed, so the number may be lost already; `wasDue`:
 * it should have been charged, and Talkover has not moved the date yet.
 */
export const OUTLOOKS = ['lapsed', 'lapses', 'wasDue', 'renews'] as const;
export type Outlook = (typeof OUTLOOKS)[number];

/** How many days ahead the app counts what renews and what lapses, today included. */
export const AHEAD_DAYS = 30;

/** How many days ahead a renewal counts as due soon, today included. */
export const DUE_SOON_DAYS = 7;

/** What can be said of a renewal as it stands today. */
export function outlookOf({ kind, daysLeft }: Pick<Renewal, 'kind' | 'daysLeft'>): Outlook {
  if (kind === 'lapses') return daysLeft < 0 ? 'lapsed' : 'lapses';
  return daysLeft < 0 ? 'wasDue' : 'renews';
}

/** Whether a renewal is among those that the app counts as ahead: not past, and within {@link AHEAD_DAYS}. */
export function isAhead(daysLeft: number): boolean {
  return daysLeft >= 0 && daysLeft <= AHEAD_DAYS;
}
