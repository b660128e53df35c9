import type { AppNotification, NotificationAction, Target } from '../../../../shared/bridge/bridge';
import type { Day } from '../../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../../shared/format';
import { translate, type MessageKey } from '../../../../shared/i18n/translate';
import { sumRenewalCosts } from '../../../../shared/renewals/money';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { ALERT_KINDS } from '../../../../shared/reminders/alert-kinds';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import { ALERTS } from '../alerts';
import type { Notice } from '../ledger/notice';
import { numberKey } from '../plan/number-key';

/** More currencies than these are only counted. */
const SHOWN_CURRENCIES = 4;

/** Where a click on a number's notification or tray entry leads. */
export function targetOf({ account, number }: ComingRenewal): Target {
  return { view: 'numbers', accountId: account.id, numberId: number.id };
}

/** `(415) 555-0132`, or the E.164 number where the API sent no formatted one. */
export function displayNumber(number: PhoneNumber): string {
  return number.formatted_number || number.number;
}

/** `(415) 555-0132 lapses tomorrow`. */
export function headline({ number, renewal }: ComingRenewal, format: Formatter): string {
  const past = renewal.daysLeft < 0;
  const values = { number: displayNumber(number), when: format.inDays(renewal.daysLeft) };
  if (renewal.kind === 'lapses') return translate(past ? 'reminder.lapsed' : 'reminder.lapses', values);
  return translate(past ? 'reminder.renewed' : 'reminder.renews', values);
}

/** The notification about one number: who, what, when, how much, and what happens if nothing is done. */
export function renewalNotification(item: ComingRenewal, today: Day, format: Formatter): AppNotification {
  const { account, number, renewal } = item;
  const values = {
    account: account.name,
    day: format.day(renewal.day, today),
    cost: costOf([item], format),
    status: number.current_status,
  };
  return {
    id: `renewal ${numberKey(account, number.id)}`,
    title: headline(item, format),
    body: translate(bodyKey(item), values),
    urgency: renewal.kind === 'lapses' ? 'critical' : 'normal',
    target: targetOf(item),
    actions: actions('open', 'snooze', 'mute'),
  };
}

function bodyKey({ number, renewal }: ComingRenewal): MessageKey {
  const past = renewal.daysLeft < 0;
  if (renewal.kind === 'renews') return past ? 'reminder.renewedBody' : 'reminder.renewsBody';
  if (past) return 'reminder.lapsedBody';
  return number.auto_renewal ? 'reminder.endangeredBody' : 'reminder.lapsesBody';
}

/** The notification about something that is no renewal. */
export function noticeNotification(notice: Notice, accountName: string): AppNotification {
  const kind = ALERTS[notice.kind];
  const { number, before, after } = notice;
  const values = { account: accountName, number, before, after };
  return {
    id: `notice ${notice.key}`,
    title: translate(kind.title, values),
    body: translate(kind.body, values),
    urgency: kind.urgency,
    target: kind.target(notice),
    actions: actions('open'),
  };
}

/**
 * One notification for many things, at least one; each in order of weight.
 *
 * @param accountName of an account by its id
 */
export function digestNotification(
  id: string,
  renewals: readonly ComingRenewal[],
  notices: readonly Notice[],
  format: Formatter,
  accountName: (accountId: string) => string,
): AppNotification {
  const of = { renewals: countKinds(renewals.map((item) => item.renewal)), notices: countKinds(notices) };
  const parts = [
    ...RENEWAL_PARTS.map((part) => ({ ...part, count: of.renewals(part.kind) })),
    ...ALERT_KINDS.map((kind) => ({ ...ALERTS[kind], count: of.notices(kind) })),
  ].filter(({ count }) => count > 0);
  const [renewal] = renewals;
  const [notice] = notices;
  const first = renewal ? headline(renewal, format) : notice && noticeNotification(notice, accountName(notice.accountId)).title; // prettier-ignore
  const accountIds = new Set([...renewals.map(({ account }) => account.id), ...notices.map((one) => one.accountId)]);
  const [accountId = null] = accountIds.size === 1 ? accountIds : [];
  return {
    id,
    title: parts.map(({ summary, count }) => translate(summary, { count })).join(', '),
    body: [
      translate('reminder.digestBody', { first: first ?? '' }),
      ...(renewals.length > 0 ? [translate('reminder.digestCost', { cost: costOf(renewals, format) })] : []),
    ].join(' '),
    urgency: parts.some(({ urgency }) => urgency === 'critical') ? 'critical' : 'normal',
    target: renewal ? { view: 'renewals', accountId, only: id } : { view: 'reminders', accountId: null },
    actions: actions('open'),
  };
}

/** How a digest counts renewals. */
const RENEWAL_PARTS = [
  { kind: 'lapses', summary: 'reminder.digest.lapses', urgency: 'critical' },
  { kind: 'renews', summary: 'reminder.digest.renews', urgency: 'normal' },
] as const;

function countKinds(items: readonly { kind: string }[]): (kind: string) => number {
  return (wanted) => items.filter(({ kind }) => kind === wanted).length;
}

function actions(...names: NotificationAction[]): AppNotification['actions'] {
  return names.map((action) => ({ action, label: translate(`reminder.action.${action}`) }));
}

/** `$3.45 + €1.40`: the monthly costs of some numbers, by currency, the one with the most numbers first. */
function costOf(items: readonly ComingRenewal[], format: Formatter): string {
  const sums = sumRenewalCosts(items.map(({ number }) => number));
  if (sums.length === 0) return translate('reminder.costUnknown');
  const shown = sums.slice(0, SHOWN_CURRENCIES).map(({ currency, amount }) => format.amount(amount, currency));
  const cost = shown.join(' + ');
  const count = sums.length - shown.length;
  return count > 0 ? translate('reminder.moreCurrencies', { cost, count }) : cost;
}
