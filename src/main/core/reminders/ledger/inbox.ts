import type { ReminderInbox } from '../../../../shared/bridge/requests/reminders';
import type { Formatter } from '../../../../shared/format';
import type { WaitingReminders } from '../announce/announcer';
import type { Said, SentAnnouncement } from '../../storage/formats/ledger-format';
import { targetOfPlace } from './place';
import { headline, alertNotification, targetOf } from '../announce/reminder-words';

/** More than these are only counted. */
const MOST_WAITING = 100;
const MOST_SENT = 200;

const UNDECIDABLE = { number: null, isHandled: false };

/** A renewal as a reminder was about it. */
export type RenewalRef = Pick<Said, 'environmentId' | 'numberId' | 'day'>;

/**
 * What waits to be sent, and what was, newest first.
 *
 * @param stateOf whether a renewal is handled; null where it is no longer ahead
 */
export function reminderInbox(
  waiting: WaitingReminders,
  history: readonly SentAnnouncement[],
  format: Formatter,
  environmentName: (environmentId: string) => string,
  stateOf: (renewal: RenewalRef) => 'open' | 'handled' | null,
): ReminderInbox {
  const decidable = ({ environmentId, numberId, day }: RenewalRef) => {
    const state = stateOf({ environmentId, numberId, day });
    return { number: state && { environmentId, numberId }, isHandled: state === 'handled' };
  };
  const renewals = waiting.renewals.map((item) => ({
    title: headline(item, format),
    urgency: item.renewal.kind === 'lapses' ? ('critical' as const) : ('normal' as const),
    target: targetOf(item),
    ...decidable({ environmentId: item.environment.id, numberId: item.number.id, day: item.renewal.day }),
  }));
  const alerts = waiting.alerts.map((alert) => {
    const { title, urgency, target } = alertNotification(alert, environmentName(alert.environmentId), format);
    return { title, urgency, target, ...UNDECIDABLE };
  });
  const sent = history
    .slice(-MOST_SENT)
    .reverse()
    .map(({ id, at, clickedAt, title, body, urgency, target, renewals: [only, ...others] }) => ({
      id,
      at,
      clickedAt,
      title,
      body,
      urgency,
      target: targetOfPlace(target),
      ...(only && others.length === 0 ? decidable(only) : UNDECIDABLE),
    }));
  return { waiting: waiting.held === null ? [] : [...renewals, ...alerts].slice(0, MOST_WAITING), sent };
}
