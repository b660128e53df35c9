import { isoFromDay, localDay } from '../../../../shared/calendar/calendar-day';
import type { Environment } from '../../../../shared/environment';
import { currencyOf, renewalCost, sumRenewalCosts } from '../../../../shared/renewals/money';
import { talkoverAddress } from '../../../../shared/talkover-address';
import { displayNumber } from '../../reminders/announce/display-number';
import type { Alert } from '../../reminders/ledger/alert';
import type { DueRenewal } from '../../reminders/plan/due';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import {
  MOST_ITEMS,
  SHOWN_ITEMS,
  type ChannelMessage,
  type MessageEnvironment,
  type MessageItem,
  type MessageNumber,
} from './channel-message';
import type { Words } from './words';

/** What goes into one message. */
export interface MessageContent {
  id: string;
  isDigest: boolean;
  /** In order of weight. */
  renewals: readonly DueRenewal[];
  alerts: readonly Alert[];
}

export interface MessageContext {
  /** Epoch ms. */
  now: number;
  words: Words;
  environment: (environmentId: string) => Environment | null;
  /** What was handled since the last message. */
  handled: readonly ComingRenewal[];
}

/** Puts what is due into a message: about one thing, or a digest of many. */
export function composeMessage(content: MessageContent, context: MessageContext): ChannelMessage {
  const { id, renewals, alerts, isDigest } = content;
  const { now, words, handled } = context;
  const today = localDay(now);
  const found = [
    ...renewals.slice(0, MOST_ITEMS).map((item) => renewalItem(item, words.renewal(item, today))),
    ...alerts.slice(0, MOST_ITEMS).map((alert) => alertItem(alert, context)),
  ];
  // alerts of something that is lost come before numbers that only renew
  const items = [...found.filter(isCritical), ...found.filter((item) => !isCritical(item))].slice(0, MOST_ITEMS);
  const environments = [
    ...renewals.map(({ environment }) => environment),
    ...alerts.flatMap(({ environmentId }) => context.environment(environmentId) ?? []),
  ];
  const lapses = renewals.filter(({ renewal }) => renewal.kind === 'lapses').length;
  const [only] = items;
  const hidden = renewals.length + alerts.length - SHOWN_ITEMS;
  return {
    id,
    type: isDigest ? 'digest' : alerts.length > 0 ? 'alert' : 'reminder',
    at: now,
    urgency: items.some(isCritical) ? 'critical' : 'normal',
    title: isDigest ? words.counts(renewals, alerts) : (only?.title ?? ''),
    paragraphs: isDigest ? digestParagraphs(content, context) : [only?.text ?? ''],
    items,
    counts: { lapses, renews: renewals.length - lapses, alerts: alerts.length, handled: handled.length },
    costs: sumRenewalCosts(renewals.map(({ number }) => number)).map(({ currency, amount }) => ({ currency, amount })),
    handled: handled.slice(0, SHOWN_ITEMS).map(({ number }) => numberOf(number)),
    environments: onceEach(environments).map(environmentOf),
    more: isDigest && hidden > 0 ? words.t('channels.message.more', { count: hidden }) : null,
  };
}

/** A message that shows what those of a channel look like. */
export function testMessage(id: string, now: number, words: Words): ChannelMessage {
  return {
    id,
    type: 'test',
    at: now,
    urgency: 'normal',
    title: words.t('channels.message.testTitle'),
    paragraphs: [words.t('channels.message.testText')],
    items: [],
    counts: { lapses: 0, renews: 0, alerts: 0, handled: 0 },
    costs: [],
    handled: [],
    environments: [],
    more: null,
  };
}

function digestParagraphs({ renewals }: MessageContent, { handled, words }: MessageContext): string[] {
  const paragraphs = renewals.length > 0 ? [words.t('reminder.digestCost', { cost: words.cost(renewals) })] : [];
  if (handled.length > 0) {
    const numbers = handled.slice(0, SHOWN_ITEMS).map(({ number }) => displayNumber(number));
    const more = Math.max(0, handled.length - SHOWN_ITEMS);
    paragraphs.push(words.t('channels.message.handled', { numbers: words.listed(numbers), more }));
  }
  return paragraphs;
}

function renewalItem(
  { environment, number, renewal }: DueRenewal,
  said: { title: string; body: string; urgency: MessageItem['urgency'] },
): MessageItem {
  const amount = renewalCost(number);
  return {
    type: renewal.kind,
    urgency: said.urgency,
    title: said.title,
    text: said.body,
    environment: environmentOf(environment),
    number: numberOf(number),
    renewalDate: isoFromDay(renewal.day),
    daysLeft: renewal.daysLeft,
    cost: amount === null ? null : { amount, currency: currencyOf(number.currency) },
  };
}

function alertItem(alert: Alert, { words, environment }: MessageContext): MessageItem {
  const of = environment(alert.environmentId);
  const { title, body, urgency } = words.alert(alert, of?.name ?? '');
  const { numberId: id } = alert;
  return {
    type: alert.kind,
    urgency,
    title,
    text: body,
    environment: of ? environmentOf(of) : { name: '', url: null },
    number: id === null ? null : { id, text: alert.number, number: null },
    renewalDate: null,
    daysLeft: null,
    cost: null,
  };
}

function environmentOf(environment: Environment): MessageEnvironment {
  return { name: environment.name, url: talkoverAddress(environment) };
}

function numberOf(number: ComingRenewal['number']): MessageNumber {
  return { id: number.id, text: displayNumber(number), number: number.number };
}

const isCritical = ({ urgency }: { urgency: MessageItem['urgency'] }) => urgency === 'critical';

function onceEach(environments: readonly Environment[]): Environment[] {
  return [...new Map(environments.map((environment) => [environment.id, environment])).values()];
}
