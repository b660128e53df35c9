import type { ReminderInbox } from '../../../../shared/bridge/requests/reminders';
import type { AppNotification } from '../../../../shared/bridge/notification';
import type { WaitingReminders } from '../announce/announcer';
import type { Said, SentAnnouncement } from '../../storage/formats/ledger-format';
import { targetOfPlace } from './place';
import { alertNotification, renewalNotification, type DigestContext } from '../announce/reminder-words';

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
  { format, today, environmentName }: Omit<DigestContext, 'areSeveral'>,
  stateOf: (renewal: RenewalRef) => 'open' | 'handled' | null,
): ReminderInbox {
  const decidable = ({ environmentId, numberId, day }: RenewalRef) => {
    const state = stateOf({ environmentId, numberId, day });
    return { number: state && { environmentId, numberId }, isHandled: state === 'handled' };
  };
  const renewals = waiting.renewals.slice(0, MOST_WAITING).map((item) => ({
    ...wordsOf(renewalNotification(item, today, format)),
    ...decidable({ environmentId: item.environment.id, numberId: item.number.id, day: item.renewal.day }),
  }));
  const alerts = waiting.alerts.slice(0, MOST_WAITING).map((alert) => ({
    ...wordsOf(alertNotification(alert, environmentName(alert.environmentId), format)),
    ...UNDECIDABLE,
  }));
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

/** What the notification will say, and where it will lead. */
function wordsOf({ title, body, urgency, target }: AppNotification) {
  return { title, body, urgency, target };
}
