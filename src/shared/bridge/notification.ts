import type { Target } from './target';

/**
 * What can be done with a notification, where the system has buttons on it. A plain click is `open`. Windows tells a button
 * of an earlier run by its place alone, so new ones go to the end.
 */
export const NOTIFICATION_ACTIONS = ['open', 'snooze', 'mute', 'handled', 'talkover'] as const;
export type NotificationAction = (typeof NOTIFICATION_ACTIONS)[number];
/** Those that lead to a place, and decide nothing. */
export type LeadingAction = Extract<NotificationAction, 'open' | 'talkover'>;

export function isLeading(action: NotificationAction): action is LeadingAction {
  return action === 'open' || action === 'talkover';
}

/** A notification before any system has shown it. */
export interface AppNotification {
  id: string;
  title: string;
  body: string;
  /** `critical`: something will be lost. */
  urgency: 'normal' | 'critical';
  /** Where `open` leads. */
  target: Target;
  actions: { action: NotificationAction; label: string }[];
}

/**
 * What became of a notification. `reason` is a sentence for the user. `retry` is when it may be tried again: `soon` is at
 * every look, where asking costs nothing, otherwise after a pause that grows.
 */
export type NotificationOutcome =
  { outcome: 'shown' } | { outcome: 'failed'; reason: string; retry?: 'soon' | 'later' };
