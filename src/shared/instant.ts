const SECOND_MS = 1_000;
/** As the API writes them: `2026-01-15T10:30:00Z`. */
const PLAIN_INSTANT = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** When the days of instants begin, by `2026-01-15T`; of 100,000 instants many share one. */
const dayStarts = new Map<string, number>();
const MOST_KEPT = 10_000;

/**
 * Epoch ms of an instant in ISO 8601; NaN where a text is none. Reads what `Date.parse` reads, but the API's own way of
 * writing several times as fast: a list of 100,000 numbers has 200,000 instants.
 */
export function instantFromIso(text: string): number {
  if (!PLAIN_INSTANT.test(text)) return Date.parse(text);
  const day = text.slice(0, 11);
  let start = dayStarts.get(day);
  if (start === undefined) {
    if (dayStarts.size >= MOST_KEPT) dayStarts.clear();
    dayStarts.set(day, (start = Date.parse(`${day}00:00:00Z`)));
  }
  return start + ((twoDigits(text, 11) * 60 + twoDigits(text, 14)) * 60 + twoDigits(text, 17)) * SECOND_MS;
}

function twoDigits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 11 * 48;
}
