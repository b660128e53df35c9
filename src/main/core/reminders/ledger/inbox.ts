import type { ReminderInbox } from '../../../../shared/bridge/requests/reminders';
import type { Formatter } from '../../../../shared/format';
import type { WaitingReminders } from '../announce/announcer';
import type { SentAnnouncement } from '../../storage/formats/ledger-format';
import { targetOfPlace } from './place';
import { headline, alertNotification, targetOf } from '../announce/reminder-words';

/** More than these are only counted. */
const MOST_WAITING = 100;
const MOST_GIVEN = 200;

/** What waits to be sent, and what was, newest first. */
export function reminderInbox(
  waiting: WaitingReminders,
  history: readonly SentAnnouncement[],
  format: Formatter,
  environmentName: (environmentId: string) => string,
): ReminderInbox {
  const renewals = waiting.renewals.map((item) => ({
    title: headline(item, format),
    urgency: item.renewal.kind === 'lapses' ? ('critical' as const) : ('normal' as const),
    target: targetOf(item),
  }));
  const alerts = waiting.alerts.map((alert) => {
    const { title, urgency, target } = alertNotification(alert, environmentName(alert.environmentId));
    return { title, urgency, target };
  });
  const sent = history
    .slice(-MOST_GIVEN)
    .reverse()
    .map(({ id, at, clickedAt, title, body, urgency, target }) => ({
      id,
      at,
      clickedAt,
      title,
      body,
      urgency,
      target: targetOfPlace(target),
    }));
  return { waiting: waiting.held === null ? [] : [...renewals, ...alerts].slice(0, MOST_WAITING), sent };
}
