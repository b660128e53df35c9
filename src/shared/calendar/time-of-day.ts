import { fold } from '../fold';
import { onceSpoken } from '../i18n/translate';

const HOUR = 60;
const NOON = 12 * HOUR;
export const DAY_MINUTES = 24 * HOUR;

const clock = onceSpoken((locale) => {
  const format = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  const partAt = (minutes: number) =>
    fold(format.formatToParts(minutes * 60_000).find(({ type }) => type === 'dayPeriod')?.value ?? '').trim();
  return { format, morning: partAt(HOUR), evening: partAt(NOON + HOUR) };
});

/** `9:05 AM` or `09:05`: minutes since midnight, in the language that is spoken. */
export function writeTime(minutes: number): string {
  return clock().format.format(minutes * 60_000);
}

/** Hours, with minutes behind a colon, a point, an `h` or nothing, and what says which half of the day is meant. */
const TYPED = /^(\D*?)\s*(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2})|\s*h)?\s*(\D*)$/;

/**
 * Minutes since midnight; null for a text that is no time. Takes `9`, `9:05`, `9.05`, `0905`, `9h05` and `9:05 pm`, in the
 * digits and with the words of the language that is spoken.
 */
export function readTime(text: string): number | null {
  const found = TYPED.exec(fold(text).trim());
  if (!found) return null;
  const [, before = '', hours, written, joined, after = ''] = found;
  const [hour, minute] = [Number(hours), Number(written ?? joined ?? 0)];
  if (minute > 59) return null;
  const half = readHalf(before !== '' ? before : after);
  if (half === null || (before !== '' && after !== '')) return null;
  if (half === 'any') return hour < 24 ? hour * HOUR + minute : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) * HOUR + minute + (half === 'evening' ? NOON : 0);
}

/** Null for what is no half of the day. */
function readHalf(word: string): 'morning' | 'evening' | 'any' | null {
  const plain = word.replaceAll(/[.\s]/g, '');
  const { morning, evening } = clock();
  if (plain === '') return 'any';
  if (['a', 'am', morning.replaceAll(/[.\s]/g, '')].includes(plain)) return 'morning';
  return ['p', 'pm', evening.replaceAll(/[.\s]/g, '')].includes(plain) ? 'evening' : null;
}
