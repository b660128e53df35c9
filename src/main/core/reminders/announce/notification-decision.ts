import type { LeadingAction, NotificationAction } from '../../../../shared/bridge/notification';
import { localDay } from '../../../../shared/calendar/calendar-day';
import { handledNow } from '../../../../shared/reminders/handled';
import { isSameCycle } from '../../../../shared/reminders/offsets';
import type { ReminderPreference } from '../../../../shared/reminders/preference';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import type { Said } from '../../storage/formats/ledger-format';

/**
 * What a button of a notification decides about a renewal that it announced; null where that is no longer coming.
 *
 * @param now epoch ms
 */
export function decisionOf(
  action: Exclude<NotificationAction, LeadingAction>,
  { environmentId, numberId, day }: Said,
  coming: readonly ComingRenewal[],
  now: number,
): Partial<ReminderPreference> | null {
  switch (action) {
    case 'mute':
      return { muted: true };
    case 'snooze':
      return { snooze: { until: localDay(now) + 1, renewal: day }, handled: null };
    case 'handled': {
      const isMeant = ({ environment, number }: ComingRenewal) =>
        environment.id === environmentId && number.id === numberId;
      const item = coming.find(isMeant);
      // an old notification must not settle the next period's renewal
      if (!item || !isSameCycle(day, item.renewal.day)) return null;
      return { handled: handledNow(item.number, item.renewal.day, now) };
    }
  }
}
