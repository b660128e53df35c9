const PLAIN = /^[ -~]*$/;
const E164 = /^\+[0-9]+$/;
const DECIMAL_DIGIT = /\p{Nd}/u;

/** Letters that Unicode does not take apart, although people without them on their keyboard write something else. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i', ĸ: 'k', ə: 'e', ς: 'σ',
}; // prettier-ignore
const SPECIAL_LETTER = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu');

/**
 * Brings a text to the form in which it is compared: lower case, without accents, with the plain letters of `Łódź`,
 * `København` and `Straße`, with ASCII digits whatever the script, with plain dashes, apostrophes and spaces, without
 * control and formatting marks (numbers copied out of contact books carry invisible ones).
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .replace(/\s/gu, ' ')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Cc}]/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/\p{Pd}/gu, '-')
    .replace(/[‘’ʼ]/gu, "'")
    .toLowerCase()
    .replace(SPECIAL_LETTER, (letter) => PLAIN_LETTERS[letter]!);
}

/** Unicode keeps the ten digits of a script in a row that begins with its zero. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (DECIMAL_DIGIT.test(String.fromCodePoint(first - 1))) first--;
  return String((code - first) % 10);
}

/** The digits of a phone number in any spelling. */
export function digitsOf(text: string): string {
  if (E164.test(text)) return text.slice(1);
  return fold(text).replace(/[^0-9]+/g, '');
}
