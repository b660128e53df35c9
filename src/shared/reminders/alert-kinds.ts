/**
 * The kinds of alert, in the order in which settings and digests show them. What each announces is its file in
 * `main/core/reminders/alerts/`; the compiler asks for that and for its messages as soon as a kind is added here.
 */
export const ALERT_KINDS = ['outage', 'missed', 'loss', 'status', 'gone', 'price', 'token'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** One value for each kind of alert. */
export function forEachAlertKind<T>(valueOf: (kind: AlertKind) => T): Record<AlertKind, T> {
  return Object.fromEntries(ALERT_KINDS.map((kind) => [kind, valueOf(kind)])) as Record<AlertKind, T>;
}
