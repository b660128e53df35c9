import type { ReminderForecast } from '../../../shared/bridge/requests/reminders';
import type { AppState } from '../../../shared/bridge/state';
import { localDay, type Day } from '../../../shared/calendar/calendar-day';

type ForecastNotification = ReminderForecast['notifications'][number];

/** What would be announced on one day of the user. */
export interface PreviewDay {
  day: Day;
  /** How many numbers are spoken of; one that is spoken of twice counts twice. */
  count: number;
  /** In the order of the day; `at` in epoch ms. */
  notifications: (ForecastNotification & { at: number })[];
}

/** A forecast, soonest first, by the user's days. */
export function previewDays(forecast: readonly ReminderForecast[]): PreviewDay[] {
  const days: PreviewDay[] = [];
  for (const { at, notifications } of forecast) {
    const day = localDay(at);
    const last = days.at(-1);
    const entry = last?.day === day ? last : { day, count: 0, notifications: [] };
    if (entry !== last) days.push(entry);
    entry.count += notifications.reduce((sum, { count }) => sum + count, 0);
    for (const notification of notifications) entry.notifications.push({ ...notification, at });
  }
  return days;
}

/** Why an empty forecast is empty. */
export function whyNothing({ settings: { reminders }, tray }: Pick<AppState, 'settings' | 'tray'>) {
  if (!reminders.enabled) return 'disabled';
  if (tray.pausedUntil === 'forever') return 'paused';
  const { lapses, renews } = reminders.offsets;
  return lapses.length + renews.length > 0 ? 'nothing' : 'no_offsets';
}
