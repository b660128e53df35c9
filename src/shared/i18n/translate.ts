import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en';
import type { Language } from './language';

export type MessageKey = keyof typeof en;
/** A message in ICU message format, as it is written or parsed. */
export type Message = string | ReturnType<IntlMessageFormat['getAst']>;
/** A language's message for every key. */
export type Messages = Readonly<Record<MessageKey, Message>>;
/** What fills a message. A sentence inside a sentence is named by its key, so that it is never in another language. */
export type MessageValues = Record<string, string | number | boolean | null | MessageReference>;
interface MessageReference {
  key: MessageKey;
  values?: MessageValues;
}

/** A language as it is spoken: its messages, and the locale of the numbers in them. */
export interface Speech {
  language: Language;
  locale: string;
  messages: Messages;
  formats: Map<MessageKey, IntlMessageFormat>;
}

const english: Speech = { language: 'en', locale: 'en', messages: en, formats: new Map() };
let spoken = english;

/**
 * The text of a message in the language that is spoken, with ICU placeholders and plurals filled in. Dates and money come
 * formatted (format.ts).
 */
export function translate(key: MessageKey, values?: MessageValues): string {
  let format = spoken.formats.get(key);
  if (!format) {
    format = new IntlMessageFormat(spoken.messages[key], spoken.locale, undefined, { ignoreTag: true });
    spoken.formats.set(key, format);
  }
  const filled = values && resolved(values);
  const text = String(format.format(filled));
  return filled ? Object.values(filled).reduce<string>(endedOnce, text) : text;
}

/** What ends with a full stop, such as the month of `27 nov.`, needs no other one at the end of a sentence. */
function endedOnce(text: string, value: unknown): string {
  if (typeof value !== 'string' || !/[^.]\.$/.test(value)) return text;
  const twice = `${value}.`;
  return text.replaceAll(twice, (found, at: number) => (/^(?!\S)/.test(text.slice(at + twice.length)) ? value : found));
}

function resolved(values: MessageValues): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value !== null && typeof value === 'object' ? translate(value.key, value.values) : value,
    ]),
  );
}

/** The language that is spoken. */
export function spokenLanguage(): Language {
  return spoken.language;
}

/** BCP 47: the locale in which dates and money go with the language that is spoken. */
export function spokenLocale(): string {
  return spoken.locale;
}

/** What `make` makes of the locale that is spoken: once, and again when another language is spoken. */
export function onceSpoken<T>(make: (locale: string) => T): () => T {
  let made: { speech: Speech; value: T } | null = null;
  return () => {
    if (made?.speech !== spoken) made = { speech: spoken, value: make(spoken.locale) };
    return made.value;
  };
}

/** A language to speak; `locale` writes the numbers in its sentences. */
export function speechIn(language: Language, locale: string, messages: Messages): Speech {
  return { language, locale, messages, formats: new Map() };
}

/** Translates into a language from now on. */
export function speak(language: Language, locale: string, messages: Messages): void {
  spoken = speechIn(language, locale, messages);
}

/** What `say` returns in another language; the spoken one is the same before and after. It must not await anything. */
export function saidIn<T>(speech: Speech, say: () => T): T {
  const before = spoken;
  spoken = speech;
  try {
    return say();
  } finally {
    spoken = before;
  }
}
