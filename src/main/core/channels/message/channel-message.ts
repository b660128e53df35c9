import type { AlertKind } from '../../../../shared/reminders/alert-kinds';

/** An environment as messages name it. */
export interface MessageEnvironment {
  name: string;
  /** Where it is at Talkover; null where it has no address to open. */
  url: string | null;
}

/** A number as messages name it. */
export interface MessageNumber {
  /** Talkover's id. */
  id: string;
  /** As people read it: `(415) 555-0132`. */
  text: string;
  /** As the API sent it, usually E.164; null where only the text is known. */
  number: string | null;
}

/** One renewal or alert of a message. */
export interface MessageItem {
  type: 'lapses' | 'renews' | AlertKind;
  urgency: 'normal' | 'critical';
  /** As a notification would say it. */
  title: string;
  text: string;
  environment: MessageEnvironment;
  /** Null where it is about the environment as a whole. */
  number: MessageNumber | null;
  /** `YYYY-MM-DD`; null for alerts. */
  renewalDate: string | null;
  daysLeft: number | null;
  /** What the renewal costs, in units of the currency; null where that is not known, and for alerts. */
  cost: { amount: number; currency: string } | null;
}

/** What a channel sends, before any service's own format. */
export interface ChannelMessage {
  /** The same in every try to send it, and never used again. */
  id: string;
  type: 'reminder' | 'alert' | 'digest' | 'test';
  /** Epoch ms. */
  at: number;
  urgency: 'normal' | 'critical';
  title: string;
  /** What is said of all of it: of a single item its text, of a digest costs and what was handled. */
  paragraphs: string[];
  /** The most urgent first, {@link MOST_ITEMS} at most. */
  items: MessageItem[];
  /** How many there are, whether or not they are among `items`. */
  counts: { lapses: number; renews: number; alerts: number; handled: number };
  /** What the renewals cost together, by currency. */
  costs: { currency: string; amount: number }[];
  /** What was handled since the last message, {@link SHOWN_ITEMS} at most. */
  handled: MessageNumber[];
  environments: MessageEnvironment[];
  /** A sentence that says how many items are not shown to people; null where all are. */
  more: string | null;
}

/** A machine can read more than people. */
export const MOST_ITEMS = 200;
/** How many items of a digest people are shown. */
export const SHOWN_ITEMS = 10;

/** The lines of a message for people: of a digest a headline for each item that is shown. */
export function shownItems({ type, items }: ChannelMessage): MessageItem[] {
  return type === 'digest' ? items.slice(0, SHOWN_ITEMS) : [];
}

/** The message as plain text without its title, as for e-mail. */
export function plainTextOf(message: ChannelMessage): string {
  const lines = shownItems(message).map(({ title, environment }) => `- ${title} · ${environment.name}`);
  if (message.more !== null) lines.push(message.more);
  const links = message.environments.flatMap(({ name, url }) => (url === null ? [] : [`${name}: ${url}`]));
  return [...(lines.length > 0 ? [lines.join('\n')] : []), ...message.paragraphs, links.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}
