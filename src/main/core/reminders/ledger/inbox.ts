import type { ReminderInbox } from '../../../../shared/bridge/bridge';
import type { Formatter } from '../../../../shared/format';
import type { WaitingReminders } from '../give/announcer';
import type { GivenAnnouncement } from '../../storage/formats/ledger-format';
import { targetOfPlace } from './place';
import { headline, noticeNotification, targetOf } from '../give/reminder-words';

/** More than these are only counted. */
const MOST_WAITING = 100;
const MOST_GIVEN = 200;

/** What waits to be announced, and what was, newest first. */
export function reminderInbox(
  waiting: WaitingReminders,
  history: readonly GivenAnnouncement[],
  format: Formatter,
  accountName: (accountId: string) => string,
): ReminderInbox {
  const renewals = waiting.renewals.map((item) => ({
    title: headline(item, format),
    urgency: item.renewal.kind === 'lapses' ? ('critical' as const) : ('normal' as const),
    target: targetOf(item),
  }));
  const notices = waiting.notices.map((notice) => {
    const { title, urgency, target } = noticeNotification(notice, accountName(notice.accountId));
    return { title, urgency, target };
  });
  const given = history
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
  return { waiting: waiting.held === null ? [] : [...renewals, ...notices].slice(0, MOST_WAITING), given };
}
