import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en';

export type MessageKey = keyof typeof en;
export type MessageValues = Record<string, string | number | boolean | null>;

const formats = new Map<MessageKey, IntlMessageFormat>();

/**
 * The text of the catalogue under a key, with ICU placeholders and plurals filled in. Words are English so far; numbers
 * inside them follow English too, while dates and money come ready in the user's locale (format.ts).
 */
export function translate(key: MessageKey, values?: MessageValues): string {
  let format = formats.get(key);
  if (!format) {
    format = new IntlMessageFormat(en[key], 'en', undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  return String(format.format(values));
}
