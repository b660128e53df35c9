import type { AppNotification } from '../../../../shared/bridge/bridge';
import type { Day } from '../../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../../shared/format';
import type { Announcement } from '../../storage/formats/ledger-format';
import type { Notice } from '../ledger/notice';
import type { OwedRenewal } from '../plan/owed';
import { placeOf } from '../ledger/place';
import { digestNotification, noticeNotification, renewalNotification } from './reminder-words';

/** More than these at once become one digest. */
export const MOST_SINGLE_NOTIFICATIONS = 3;

/** A notification with all that it speaks of. */
export interface Composed {
  notification: AppNotification;
  renewals: OwedRenewal[];
  notices: Notice[];
}

export interface ComposeContext {
  /** Epoch ms. */
  now: number;
  today: Day;
  format: Formatter;
  accountName(accountId: string): string;
}

/**
 * Puts what is owed into notifications: up to three single ones, or one digest of everything. A notification that was
 * under way when the app was killed keeps its id, so that the system can replace the one it may have shown.
 */
export function composeAnnouncements(
  renewals: readonly OwedRenewal[],
  notices: readonly Notice[],
  underWay: Announcement | null,
  context: ComposeContext,
): Composed[] {
  if (renewals.length + notices.length > MOST_SINGLE_NOTIFICATIONS) {
    return [digest(underWay?.id ?? digestId(context.now), renewals, notices, context)];
  }
  if (!underWay || !isDigest(underWay.id)) return singles(renewals, notices, context);

  const keys = new Set([...underWay.renewals.map(({ key }) => key), ...underWay.notices]);
  const [again, others] = partition(renewals, notices, keys);
  const rest = singles(others.renewals, others.notices, context);
  if (again.renewals.length + again.notices.length === 0) return rest;
  return [digest(underWay.id, again.renewals, again.notices, context), ...rest];
}

function partition(renewals: readonly OwedRenewal[], notices: readonly Notice[], keys: ReadonlySet<string>) {
  const part = (inside: boolean) => ({
    renewals: renewals.filter(({ key }) => keys.has(key) === inside),
    notices: notices.filter(({ key }) => keys.has(key) === inside),
  });
  return [part(true), part(false)] as const;
}

function singles(renewals: readonly OwedRenewal[], notices: readonly Notice[], context: ComposeContext): Composed[] {
  return [
    ...renewals.map((item) => ({
      notification: renewalNotification(item, context.today, context.format),
      renewals: [item],
      notices: [],
    })),
    ...notices.map((notice) => ({
      notification: noticeNotification(notice, context.accountName(notice.accountId)),
      renewals: [],
      notices: [notice],
    })),
  ];
}

function digest(
  id: string,
  renewals: readonly OwedRenewal[],
  notices: readonly Notice[],
  context: ComposeContext,
): Composed {
  const notification = digestNotification(id, renewals, notices, context.format, (accountId) =>
    context.accountName(accountId),
  );
  return { notification, renewals: [...renewals], notices: [...notices] };
}

const DIGEST = 'digest ';
const digestId = (now: number) => `${DIGEST}${now}`;

/** Whether a notification speaks of many things, by its id. */
export const isDigest = (id: string) => id.startsWith(DIGEST);

/** A composed notification as the record of reminders keeps it. */
export function announcementOf({ notification, renewals, notices }: Composed, at: number): Announcement {
  const { id, title, body, urgency, target } = notification;
  return {
    id,
    at,
    title,
    body,
    urgency,
    target: placeOf(target),
    renewals: renewals.map(({ key, account, number, renewal, stage, snooze }) => {
      const { day, kind } = renewal;
      return { key, accountId: account.id, numberId: number.id, day, kind, stage, snooze };
    }),
    notices: notices.map(({ key }) => key),
  };
}
