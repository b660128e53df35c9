import { fold } from '../../fold';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** By locale, the codes of countries by their folded names. */
const codesByLocale = new Map<string, ReadonlyMap<string, string>>();

/**
 * The code (ISO 3166-1 alpha-2) of the country with that name in a language; null where there is none.
 * @param locale BCP 47
 */
export function countryNamed(name: string, locale: string): string | null {
  // a code isn't a name, and most queries say the code
  if (name.length < 3) return null;
  let codes = codesByLocale.get(locale);
  if (!codes) codesByLocale.set(locale, (codes = codesByName(locale)));
  return codes.get(fold(name)) ?? null;
}

function codesByName(locale: string): Map<string, string> {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return new Map(
    codes.flatMap((code) => {
      const name = isOfToday(code) ? names.of(code) : undefined;
      return name === undefined ? [] : [[fold(name), code]];
    }),
  );
}

/** Not a code that gave way to another, which has the same name. */
function isOfToday(code: string): boolean {
  return codeOfToday(code) === code;
}

/** The code of a country that one of two letters in any case stands for: GB for UK, which gave way to it. */
export function codeOfToday(code: string): string {
  return new Intl.Locale(`und-${code}`).region ?? code.toUpperCase();
}
