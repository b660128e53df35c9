import { createHash } from 'node:crypto';
import { plainText } from '../../../shared/plain-text';

/** How single values of a record are read: as tolerantly as is safe. What cannot be read, or could be two things, is undefined. */

const MOST_ID_CHARACTERS = 200;

const YES: readonly unknown[] = [true, 1, '1', 'true', 'yes', 'y', 'on', 't', 'enabled'];
const NO: readonly unknown[] = [false, 0, '0', 'false', 'no', 'n', 'off', 'f', 'disabled'];

export function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** Nothing sent is null; what was sent is read. */
export function orNull<T>(value: unknown, read: (value: unknown) => T | undefined): T | null | undefined {
  return isAbsent(value) ? null : read(value);
}

/** Nothing sent is an empty text. See {@link plainText} for what a text loses. */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return plainText(value);
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? String(value) : undefined;
}

/**
 * An id, without blanks around it. Ids decide which number is which, so two that differ stay two: what is too long or
 * could not be shown is replaced by its beginning and a hash.
 */
export function readId(value: unknown): string | undefined {
  if (typeof value !== 'string') return readText(value);
  const id = value.trim();
  const shown = plainText(id, MOST_ID_CHARACTERS);
  if (shown === id) return id;
  return `${plainText(shown, 40)} ${createHash('sha256').update(id).digest('hex').slice(0, 32)}`;
}

const PLAIN_WORD = /^[a-z_]*$/;

/** A word of a fixed vocabulary, such as a status: case and blanks make no difference. */
export function readWord(value: unknown): string | undefined {
  const text = readText(value);
  return text === undefined || PLAIN_WORD.test(text) ? text : text.trim().replace(/\s+/gu, ' ').toLowerCase();
}

const CODE = /^[A-Z]{2,3}$/;

/** A code of two or three letters, such as a country or a currency, in capitals; any other word stays as it was sent. */
export function readCode(value: unknown): string | undefined {
  if (typeof value === 'string' && CODE.test(value)) return value;
  const text = readText(value);
  const code = text?.trim();
  return code !== undefined && /^[a-z]{2,3}$/i.test(code) ? code.toUpperCase() : code;
}

/** Nothing sent is no. */
export function readFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (isAbsent(value)) return false;
  const word = typeof value === 'string' ? plainText(value).trim().toLowerCase() : value;
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : undefined;
}

/** A currency before or behind an amount: `$`, `R$`, `USD`. */
const CURRENCY_BEFORE = /^([+-]?)\s*(?:[a-z]{0,3}\p{Sc}|([a-z]{3})(?=[\s\d+-]))\s*/iu;
const CURRENCY_BEHIND = /\s*(?:\p{Sc}|([a-z]{3}))$/iu;
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const DECIMAL = /^[+-]?\d{1,15}(?:\.\d+)?$/;
const GROUPED = /^[+-]?\d{1,3}(?:([,. ’'])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/u;

/**
 * An amount in units of its currency, with or without the currency and separators of thousands. A point alone separates
 * decimals; so does a comma alone, but for `1,234`, which could be either and is not guessed.
 */
export function readAmount(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined; // + 0 turns -0 into 0
  if (typeof value !== 'string' || value.length > MOST_ID_CHARACTERS) return undefined;
  const written = value.trim();
  if (DECIMAL.test(written)) return amountOf(written);
  const figures = written
    .replace(/[\u00a0\u202f]/gu, ' ')
    .replace(CURRENCY_BEFORE, (all, sign: string, code?: string) => (isCurrency(code) ? sign : all))
    .replace(CURRENCY_BEHIND, (all, code?: string) => (isCurrency(code) ? '' : all));
  const plain = withoutGroups(figures);
  return plain !== undefined && DECIMAL.test(plain) ? amountOf(plain) : undefined;
}

/** Whether a code names a currency; a sign has no code, and does. */
const isCurrency = (code: string | undefined) => code === undefined || CURRENCIES.has(code.toUpperCase());

const amountOf = (decimal: string) => Number(decimal) + 0;

function withoutGroups(figures: string): string | undefined {
  if (DECIMAL.test(figures)) return figures;
  if (/^[+-]?\d+,\d+$/.test(figures)) {
    const couldBeThousands = /^[+-]?[1-9]\d{0,2},\d{3}$/.test(figures);
    return couldBeThousands ? undefined : figures.replace(',', '.');
  }
  const separator = GROUPED.exec(figures)?.[1];
  if (separator === undefined) return undefined;
  const whole = figures.replaceAll(separator, '');
  return whole.replace(',', '.');
}

/** What lies further off than a century is no count of days to a renewal. */
const MOST_DAYS = 36_525;

/** Some servers count from this moment to the day's first instant (14.6): the next whole day is the one meant. */
export function readDayCount(value: unknown): number | undefined {
  const count = readAmount(value);
  if (count === undefined || Math.abs(count) > MOST_DAYS) return undefined;
  return Math.ceil(count) + 0;
}
