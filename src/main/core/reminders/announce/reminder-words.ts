import type { AppNotification, NotificationAction } from '../../../../shared/bridge/notification';
import type { Target } from '../../../../shared/bridge/target';
import { localDay, type Day } from '../../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../../shared/format';
import { listed } from '../../../../shared/i18n/lists';
import { translate, type MessageKey } from '../../../../shared/i18n/translate';
import { sumRenewalCosts } from '../../../../shared/renewals/money';
import { outlookOf, OUTLOOKS, type Outlook } from '../../../../shared/renewals/outlook';
import { talkoverAddress } from '../../../../shared/talkover-address';
import { agentNames } from '../../../../shared/numbers/extras';
import { unreadableOf } from '../../../../shared/numbers/incomplete';
import { ALERT_KINDS } from '../../../../shared/reminders/alert-kinds';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import { ALERTS } from '../alerts';
import type { Alert } from '../ledger/alert';
import { numberKey } from '../../storage/number-key';
import { displayNumber } from './display-number';
import type { DueRenewal } from '../plan/due';

/** More currencies than these are only counted. */
const SHOWN_CURRENCIES = 4;

/** More agents than these are only counted. */
const SHOWN_AGENTS = 3;

/** Where a click on a number's notification or tray entry leads. */
export function targetOf({ environment, number }: ComingRenewal): Target {
  return { view: 'numbers', environmentId: environment.id, numberId: number.id };
}

/** `(415) 555-0132 lapses tomorrow`. */
export function headline({ number, renewal }: ComingRenewal, format: Formatter): string {
  const past = renewal.daysLeft < 0;
  const values = { number: displayNumber(number), when: format.inDays(renewal.daysLeft) };
  if (renewal.kind === 'lapses') return translate(past ? 'reminder.lapsed' : 'reminder.lapses', values);
  return translate(past ? 'reminder.renewed' : 'reminder.renews', values);
}

/** The notification about one number: who, what, when, how much, and what happens if nothing is done. */
export function renewalNotification(item: DueRenewal, today: Day, format: Formatter): AppNotification {
  const { environment, number, renewal } = item;
  const values = {
    environment: environment.name,
    day: format.day(renewal.day, today),
    cost: costOf([item], format),
    status: number.current_status,
  };
  return {
    id: `renewal ${numberKey(environment, number.id)}`,
    title: headline(item, format),
    body: [bodyWords(item, values, today, format), ...agentWords(item)].join(' '),
    urgency: renewal.kind === 'lapses' ? 'critical' : 'normal',
    target: targetOf(item),
    actions: actions('open', 'snooze', 'mute', 'handled', ...(hasToAct(item) ? (['talkover'] as const) : [])),
  };
}

/** Whether the user can do something about it in Talkover. */
function hasToAct({ environment, renewal }: ComingRenewal): boolean {
  return renewal.kind === 'lapses' && talkoverAddress(environment) !== null;
}

function bodyWords(item: DueRenewal, values: Record<string, string>, today: Day, format: Formatter): string {
  const { handledAt } = item;
  if (handledAt === null) return translate(bodyKey(item), values);
  return translate('reminder.handledBody', { ...values, handled: format.day(localDay(handledAt), today) });
}

/** Who answers a number that will be lost: they should hear of it. */
function agentWords({ number, renewal }: ComingRenewal): string[] {
  const agents = renewal.kind === 'lapses' ? agentNames(number) : [];
  if (agents.length === 0) return [];
  const more = Math.max(0, agents.length - SHOWN_AGENTS);
  return [translate('reminder.agents', { agents: listed(agents.slice(0, SHOWN_AGENTS)), more })];
}

function bodyKey({ number, renewal }: ComingRenewal): MessageKey {
  const past = renewal.daysLeft < 0;
  if (renewal.kind === 'renews') return past ? 'reminder.renewedBody' : 'reminder.renewsBody';
  if (past) return 'reminder.lapsedBody';
  if (unreadableOf(number).auto_renewal !== undefined) return 'reminder.autoUnknownBody';
  if (!number.auto_renewal) return 'reminder.lapsesBody';
  return number.current_status === '' ? 'reminder.statusUnknownBody' : 'reminder.endangeredBody';
}

/** The notification about something that is no renewal, in the language that is spoken. */
export function alertNotification(alert: Alert, environmentName: string, format: Formatter): AppNotification {
  const kind = ALERTS[alert.kind];
  const values = { environment: environmentName, ...kind.words(alert, format) };
  return {
    id: `alert ${alert.key}`,
    title: translate(kind.title, values),
    body: translate(kind.body, values),
    urgency: kind.urgency,
    target: kind.target(alert),
    actions: actions('open'),
  };
}

/** What a digest is written with. */
export interface DigestContext {
  today: Day;
  format: Formatter;
  /** Of an environment by its id. */
  environmentName: (environmentId: string) => string;
  /** More than one environment is connected, so that a digest of only one says which. */
  areSeveral: boolean;
}

/** One notification for many things, at least one; each in order of weight. */
export function digestNotification(
  id: string,
  renewals: readonly ComingRenewal[],
  alerts: readonly Alert[],
  context: DigestContext,
): AppNotification {
  const { format, areSeveral, environmentName } = context;
  const [renewal] = renewals;
  const environmentIds = new Set([
    ...renewals.map(({ environment }) => environment.id),
    ...alerts.map((one) => one.environmentId),
  ]);
  const [environmentId = null] = environmentIds.size === 1 ? environmentIds : [];
  return {
    id,
    title: digestTitle(renewals, alerts),
    body: [
      ...(areSeveral && environmentId !== null
        ? [translate('reminder.digestEnvironment', { environment: environmentName(environmentId) })]
        : []),
      leadWords(renewals, alerts, context),
      ...(renewals.length > 0 ? [translate('reminder.digestCost', { cost: costOf(renewals, format) })] : []),
    ].join(' '),
    urgency: isCritical(renewals, alerts) ? 'critical' : 'normal',
    target: renewal ? { view: 'renewals', environmentId, only: id } : { view: 'reminders', environmentId: null },
    // which one it would open must be clear
    actions: actions('open', ...(environmentId !== null && renewals.some(hasToAct) ? (['talkover'] as const) : [])),
  };
}

/** How many of each kind, worst first: `3 numbers lapsed, 13 will lapse, 1 number removed`. */
export function digestTitle(renewals: readonly ComingRenewal[], alerts: readonly Alert[]): string {
  const outlooks = renewals.map(({ renewal }) => outlookOf(renewal));
  const count = (wanted: Outlook) => outlooks.filter((outlook) => outlook === wanted).length;
  const [lapsed, lapses] = [count('lapsed'), count('lapses')];
  const areBoth = lapsed > 0 && lapses > 0;
  const alone = areBoth ? (['wasDue', 'renews'] as const) : OUTLOOKS;
  const parts = [
    ...(areBoth ? [translate('reminder.digest.lapsedAndLapses', { lapsed, lapses })] : []),
    ...alone.flatMap((outlook) => counted(`reminder.digest.${outlook}`, count(outlook))),
    ...ALERT_KINDS.flatMap((kind) => counted(ALERTS[kind].summary, alerts.filter((one) => one.kind === kind).length)),
  ];
  return listed(parts);
}

const counted = (summary: MessageKey, count: number) => (count > 0 ? [translate(summary, { count })] : []);

/** The next number that will be lost; else the first thing of all. */
function leadWords(
  renewals: readonly ComingRenewal[],
  alerts: readonly Alert[],
  { format, today, environmentName }: DigestContext,
): string {
  const lead = renewals.find(({ renewal }) => outlookOf(renewal) === 'lapses') ?? renewals[0];
  if (lead) {
    const values = { number: displayNumber(lead.number), day: format.day(lead.renewal.day, today) };
    return translate(`reminder.digestLead.${outlookOf(lead.renewal)}`, values);
  }
  const [alert] = alerts;
  const first = alert ? alertNotification(alert, environmentName(alert.environmentId), format).title : '';
  return translate('reminder.digestBody', { first });
}

function isCritical(renewals: readonly ComingRenewal[], alerts: readonly Alert[]): boolean {
  return (
    renewals.some(({ renewal }) => renewal.kind === 'lapses') ||
    alerts.some(({ kind }) => ALERTS[kind].urgency === 'critical')
  );
}

function actions(...names: NotificationAction[]): AppNotification['actions'] {
  return names.map((action) => ({ action, label: translate(`reminder.action.${action}`) }));
}

/** `$3.45 + €1.40`: the monthly costs of some numbers, by currency, the one with the most numbers first. */
export function costOf(items: readonly ComingRenewal[], format: Formatter): string {
  const sums = sumRenewalCosts(items.map(({ number }) => number));
  if (sums.length === 0) return translate('reminder.costUnknown');
  const shown = sums.slice(0, SHOWN_CURRENCIES).map(({ currency, amount }) => format.amount(amount, currency));
  const cost = shown.join(' + ');
  const count = sums.length - shown.length;
  return count > 0 ? translate('reminder.moreCurrencies', { cost, count }) : cost;
}
