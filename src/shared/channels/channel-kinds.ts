import { z } from 'zod';
import { isLoopback } from '../environment';

/**
 * The kinds of channel, in the order in which the app offers them. What each sends is its file in
 * `main/core/channels/kinds/`; the compiler asks for that and for its messages as soon as a kind is added here.
 */
export const CHANNEL_KINDS = ['webhook', 'slack', 'teams', 'discord', 'ntfy', 'email'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Something that the user fills in for a channel. */
export interface ChannelField {
  /** What the text must be once it is trimmed. */
  schema: z.ZodType<string>;
  /** Kept in the keychain, and never sent back to the page. */
  isSecret: boolean;
  isOptional: boolean;
  /** The values to choose from; absent where text is typed. */
  choices?: readonly string[];
  /** What a new channel begins with. */
  initial?: string;
}

/** How the connection to a mail server is encrypted; `none` only on this computer. */
const MAIL_SECURITY = ['tls', 'starttls', 'none'] as const;
export type MailSecurity = (typeof MAIL_SECURITY)[number];

/** Short enough for Windows, whose keychain holds no more than 2,560 bytes in an entry. */
const LONGEST_ADDRESS = 1_500;
const LONGEST_SECRET = 400;
const MOST_RECIPIENTS = 20;

/** An address that messages are posted to: https, or http where they don't leave this computer. */
function isAllowedAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username || password || hash) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

const address = z.string().max(LONGEST_ADDRESS).refine(isAllowedAddress);
/** The last part of the path is the topic. */
const topicAddress = address.refine((text) => /[^/]/.test(new URL(text).pathname));
/** Visible ASCII, because it stands in an HTTP header. */
const headerWord = z.string().regex(/^[\x21-\x7e]*$/).max(LONGEST_SECRET); // prettier-ignore
const host = z.string().regex(/^[\w.-]{1,253}$|^\[?[\da-f:.]{2,45}\]?$/i);
const port = z.string().refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535);
const MAIL_ADDRESS = /^[^\s@<>,;"()]{1,64}@[^\s@<>,;"()]{1,190}$/;
const mailAddress = z.string().regex(MAIL_ADDRESS);
const mailAddresses = z.string().refine((text) => {
  const all = text.split(',').map((one) => one.trim());
  return all.length <= MOST_RECIPIENTS && all.every((one) => MAIL_ADDRESS.test(one));
});

const plain = (schema: z.ZodType<string>): ChannelField => ({ schema, isSecret: false, isOptional: false });
const secret = (schema: z.ZodType<string>): ChannelField => ({ schema, isSecret: true, isOptional: false });
const optional = (field: ChannelField): ChannelField => ({ ...field, isOptional: true });

const FIELDS = {
  webhook: { url: secret(address), signingSecret: secret(z.string().min(16).max(LONGEST_SECRET)) },
  slack: { url: secret(address) },
  teams: { url: secret(address) },
  discord: { url: secret(address) },
  ntfy: { url: secret(topicAddress), accessToken: optional(secret(headerWord)) },
  email: {
    host: plain(host),
    port: { ...plain(port), initial: '465' },
    security: { ...plain(z.enum(MAIL_SECURITY)), choices: MAIL_SECURITY, initial: 'tls' },
    username: optional(plain(z.string().max(200))),
    password: optional(secret(z.string().max(LONGEST_SECRET))),
    from: plain(mailAddress),
    to: plain(mailAddresses),
  },
} satisfies Record<ChannelKind, Record<string, ChannelField>>;

type FieldsOf<K extends ChannelKind> = keyof (typeof FIELDS)[K];
/** The name of a field of any kind. */
export type ChannelFieldName = { [K in ChannelKind]: FieldsOf<K> }[ChannelKind];

/** What is filled in for a channel of some kind, in the order of the form. */
export function fieldsOf(kind: ChannelKind): [name: ChannelFieldName, field: ChannelField][] {
  return Object.entries(FIELDS[kind]) as [ChannelFieldName, ChannelField][];
}

/** Which of some values are not what their fields ask for. A secret that is not among them is left to the caller. */
export function wrongFields(kind: ChannelKind, values: Readonly<Record<string, string>>): ChannelFieldName[] {
  const wrong = fieldsOf(kind).filter(([name, { schema, isSecret, isOptional }]) => {
    const value = values[name];
    if (value === undefined && isSecret) return false;
    if (value === undefined || value === '') return !isOptional;
    return !schema.safeParse(value).success;
  });
  const names = wrong.map(([name]) => name);
  // what is sent in the clear must not leave this computer
  if (kind === 'email' && values.security === 'none' && !isLoopback(values.host ?? '')) names.push('security');
  return names;
}
