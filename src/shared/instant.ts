const SECOND_MS = 1_000;
/** As the API writes them: `2026-01-15T10:30:00Z`. */
const PLAIN_INSTANT = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** When the days of instants begin, by `2026-01-15T`; of 100,000 instants many share one. NaN for no day of the calendar. */
const dayStarts = new Map<string, number>();
const MOST_KEPT = 10_000;

/**
 * Epoch ms of an instant in ISO 8601; NaN where a text is none. Reads what `Date.parse` reads, but the API's own way of
 * writing several times as fast: a list of 100,000 numbers has 200,000 instants.
 */
export function instantFromIso(text: string): number {
  const plain = instantFromPlain(text);
  return Number.isNaN(plain) ? Date.parse(text) : plain;
}

/** Epoch ms of an instant that is written just as {@link plainFromInstant} would write it; else NaN. */
export function instantFromPlain(text: string): number {
  if (!PLAIN_INSTANT.test(text)) return NaN;
  const day = text.slice(0, 11);
  let start = dayStarts.get(day);
  if (start === undefined) {
    if (dayStarts.size >= MOST_KEPT) dayStarts.clear();
    start = Date.parse(`${day}00:00:00Z`);
    // Date.parse takes 30 February for a day in March
    if (!Number.isNaN(start) && !plainFromInstant(start).startsWith(day)) start = NaN;
    dayStarts.set(day, start);
  }
  return start + ((twoDigits(text, 11) * 60 + twoDigits(text, 14)) * 60 + twoDigits(text, 17)) * SECOND_MS;
}

/** An instant (epoch ms, whole seconds of the years 0 to 9999) as the API writes it: `2026-01-15T10:30:00Z`. */
export function plainFromInstant(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

function twoDigits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 11 * 48;
}
