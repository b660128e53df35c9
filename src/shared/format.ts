import { utcDateOfDay, type Day } from './calendar/calendar-day';

/**
 * Dates and money in the user's locale. Intl formatters are expensive to make and cheap to use, so each is made once per
 * locale and shape; a list of 100,000 rows asks for the same handful.
 */
export class Formatter {
  private money!: Map<string, (value: number) => string>;
  /** Only of ISO 4217 codes. */
  private roundedMoney!: Map<string, (value: number) => string>;
  private shortDay!: Intl.DateTimeFormat;
  private longDay!: Intl.DateTimeFormat;
  private wholeMonth!: Intl.DateTimeFormat;
  private weekday!: Intl.DateTimeFormat;
  private weekdayWord!: Intl.DateTimeFormat;
  private moment!: Intl.DateTimeFormat;
  private clock!: Intl.DateTimeFormat;
  private relative!: Intl.RelativeTimeFormat;
  private shortRelative!: Intl.RelativeTimeFormat;
  private integer!: Intl.NumberFormat;
  private currencies!: Intl.DisplayNames;
  private names!: Intl.ListFormat;
  private spoken!: string;

  /** Also takes the names that systems give a locale, such as `de_DE.UTF-8`; anything else is treated as English. */
  constructor(asked: string) {
    this.followLocale(asked);
  }

  /** BCP 47. */
  get locale(): string {
    return this.spoken;
  }

  /** Writes in another locale from now on. */
  followLocale(asked: string): void {
    const locale = languageTag(asked);
    this.spoken = locale;
    this.money = new Map();
    this.roundedMoney = new Map();
    this.shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    this.longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    this.wholeMonth = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    this.weekday = new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    });
    this.moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
    this.clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
    this.weekdayWord = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
    this.relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    this.shortRelative = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' });
    this.integer = new Intl.NumberFormat(locale);
    this.names = new Intl.ListFormat(locale, { type: 'conjunction' });
    this.currencies = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'none' });
  }

  /** Writes instants in the system's time zone of now: Intl's formatters keep the one in which they were made. */
  followTimeZone(): void {
    this.moment = new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeStyle: 'short' });
    this.clock = new Intl.DateTimeFormat(this.locale, { timeStyle: 'short' });
  }

  /** `$1.15`, and `$0.0075` where the amount has that many digits; one whose currency isn't an ISO 4217 code keeps its word. */
  amount(value: number, currency: string): string {
    let write = this.money.get(currency);
    if (!write) {
      write = amountWriter(this.locale, currency);
      this.money.set(currency, write);
    }
    return write(value);
  }

  /** `$1.15`: with as many digits as the currency has coins for. */
  rounded(value: number, currency: string): string {
    let write = this.roundedMoney.get(currency);
    if (!write) {
      const format = new Intl.NumberFormat(this.locale, { style: 'currency', currency });
      write = (amount) => format.format(amount);
      this.roundedMoney.set(currency, write);
    }
    return write(value);
  }

  /** `25 Nov`, with the year where it is not that of `today`. */
  day(day: Day, today: Day): string {
    const sameYear = utcDateOfDay(day).getUTCFullYear() === utcDateOfDay(today).getUTCFullYear();
    return (sameYear ? this.shortDay : this.longDay).format(utcDateOfDay(day));
  }

  /** `25 Nov 2026`. */
  fullDay(day: Day): string {
    return this.longDay.format(utcDateOfDay(day));
  }

  /** `November 2026`: the month of a day. */
  month(day: Day): string {
    return this.wholeMonth.format(utcDateOfDay(day));
  }

  /** `Wed 25 Nov`. */
  weekdayAndDay(day: Day): string {
    return this.weekday.format(utcDateOfDay(day));
  }

  /** `Friday`. */
  weekdayName(day: Day): string {
    return this.weekdayWord.format(utcDateOfDay(day));
  }

  /** `tomorrow`, `in 3 days`, `2 days ago`. */
  inDays(daysLeft: number): string {
    return this.relative.format(daysLeft, 'day');
  }

  /**
   * `2 minutes ago`: how long before `now` an instant was (both epoch ms). Intl has no `just now`, only `this minute`: for
   * less than a minute (isJustNow) messages have a sentence of their own.
   */
  ago(instant: number, now: number): string {
    return agoIn(this.relative, instant, now);
  }

  /** `2 min. ago`: the same where there is little room. */
  agoShort(instant: number, now: number): string {
    return agoIn(this.shortRelative, instant, now);
  }

  /** Date and time of an instant (epoch ms) in the user's zone. */
  instant(epochMs: number): string {
    return this.moment.format(epochMs);
  }

  /** `09:00`: the time of an instant (epoch ms) in the user's zone. */
  time(epochMs: number): string {
    return this.clock.format(epochMs);
  }

  /** `4,812`. */
  count(value: number): string {
    return this.integer.format(value);
  }

  /** `1.0842`: a number with all of its digits, and without separators of thousands. */
  decimal(value: number): string {
    return new Intl.NumberFormat(this.locale, { maximumSignificantDigits: 15, useGrouping: false }).format(value);
  }

  /** Whether amounts are written with a comma, so that spreadsheets separate cells by semicolons. */
  get hasDecimalComma(): boolean {
    return new Intl.NumberFormat(this.locale).format(1.5).includes(',');
  }

  /** `Production, EU and Staging`. */
  list(names: readonly string[]): string {
    return this.names.format(names);
  }

  /** `Germany` for `DE`; the code itself where it is not known. */
  country(code: string): string {
    return countryName(code, this.locale);
  }

  /** `US Dollar` for `USD`; empty where the code is not known. */
  currencyName(code: string): string {
    return /^[A-Za-z]{3}$/.test(code) ? (this.currencies.of(code) ?? '') : '';
  }
}

/** Whether an instant (epoch ms) is less than a minute before `now`, or after it by a clock that was set back. */
export function isJustNow(instant: number, now: number): boolean {
  return now - instant < 60_000;
}

function agoIn(relative: Intl.RelativeTimeFormat, instant: number, now: number): string {
  const minutes = Math.max(1, Math.round((now - instant) / 60_000));
  if (minutes < 60) return relative.format(-minutes, 'minute');
  if (minutes < 48 * 60) return relative.format(-Math.round(minutes / 60), 'hour');
  return relative.format(-Math.round(minutes / 1440), 'day');
}

const regions = new Map<string, Intl.DisplayNames>();

/** As {@link Formatter.country}, without the rest of a formatter. @param locale BCP 47 */
export function countryName(code: string, locale: string): string {
  if (!/^[A-Za-z]{2}$/.test(code)) return code;
  let names = regions.get(locale);
  if (!names) regions.set(locale, (names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })));
  return names.of(code.toUpperCase()) ?? code;
}

const made = new Map<string, Formatter>();

/** The formatter of a locale in the system's time zone of now, made once: to make its parts takes 20 ms and more. */
export function formatterFor(locale: string): Formatter {
  const key = `${locale} ${new Intl.DateTimeFormat().resolvedOptions().timeZone}`;
  let formatter = made.get(key);
  if (!formatter) made.set(key, (formatter = new Formatter(locale)));
  return formatter;
}

/** The canonical language tag of a locale's name; `en` for `C` and for anything else that names no language. */
function languageTag(name: string): string {
  const tag = name.replace(/[.@].*/su, '').replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch (error) {
    // Intl has no other way to ask whether a tag is one
    if (error instanceof RangeError) return 'en';
    throw error;
  }
}

/** Some prices are finer than the smallest coin; what is finer still is noise. */
const MOST_PLACES = 6;

function amountWriter(locale: string, currency: string): (value: number) => string {
  if (/^[A-Za-z]{3}$/.test(currency)) {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: MOST_PLACES });
    return (value) => format.format(value);
  }
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: MOST_PLACES });
  return (value) => `${format.format(value)} ${currency}`.trim();
}
