const HOUR = 60;

/**
 * Reads a time of the day as people type it: `9`, `930`, `21:30`, `9.30 pm`, `9 h 30`, `9:30 p. m.`.
 *
 * @returns minutes since midnight; null where it is no time
 */
export function readTime(text: string): number | null {
  const typed = text
    .toLowerCase()
    .replaceAll(/[\s.]+(?=m)/gu, '')
    .trim();
  const found = /^(\d{1,2})(?:(?:\s*[:.h]\s*|\s?)(\d{2}))?\s*(?:h|uhr)?\s*(am|pm|a|p)?\.?$/u.exec(typed);
  if (!found) return null;
  const [, first = '', second = '0', half] = found;
  const [hour, minute] = [Number(first), Number(second)];
  if (minute >= HOUR || hour > (half ? 12 : 23) || (half && hour === 0)) return null;
  const afternoon = half?.startsWith('p') ? 12 : 0;
  return ((half ? hour % 12 : hour) + afternoon) * HOUR + minute;
}
