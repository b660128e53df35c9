import { agentNames } from '../numbers/extras';
import type { PhoneNumber } from '../numbers/phone-number';

/** Stands before the digits of the E.164 number, so that a needle can be anchored there. Nobody can type it. */
const START = '\u007f';
/** Stands after every field, so that no needle matches across two of them: folded texts have no capitals. */
export const BORDER = 'Z';

/**
 * One demand of a search. A number meets it if any needle occurs in its search text, or if its country answers to
 * `word`; a search finds the numbers that meet all of its terms.
 */
export interface SearchTerm {
  needles: string[];
  /** Folded; null where the term can only be a phone number. */
  word: string | null;
  /** The term as a phone number, `+49301234` or `0301234`; null where it cannot be one. */
  phone: string | null;
}

/** A folded country code with its folded name in the user's language. */
export interface CountryText {
  code: string;
  name: string;
}

const PLAIN = /^[ -~]*$/;
const E164 = /^\+[0-9]+$/;
const DECIMAL_DIGIT = /\p{Nd}/u;

/**
 * Brings a text to the form in which it is compared: lower case, without accents, with ASCII digits whatever the
 * script, with plain dashes, apostrophes and spaces, without control and formatting marks (numbers copied out of
 * contact books carry invisible ones).
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
    .replace(/\p{M}/gu, '')
    .replaceAll('ς', 'σ');
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

/**
 * All a search can find in one number, except its country: the E.164 digits, the digits of the other two spellings
 * where they say something else (a national trunk zero), the id, and the names of its agents.
 */
function searchTextOf(number: PhoneNumber): string {
  const e164 = digitsOf(number.number);
  let text = START + e164 + BORDER;
  for (const spelling of [number.international_number, number.formatted_number]) {
    if (endsWithDigitsOf(e164, spelling)) continue;
    const digits = digitsOf(spelling);
    if (!e164.includes(digits)) text += digits + BORDER;
  }
  text += fold(number.id) + BORDER;
  if (number.agents) for (const name of agentNames(number)) text += fold(name) + BORDER;
  return text;
}

/** Whether digits end with those of a spelling, as they mostly do; false too where that is not seen at a glance. */
function endsWithDigitsOf(digits: string, spelling: string): boolean {
  let at = digits.length;
  for (let place = spelling.length - 1; place >= 0; place--) {
    const code = spelling.charCodeAt(place);
    if (code > 126) return false;
    if (code >= 48 && code <= 57 && digits.charCodeAt(--at) !== code) return false;
  }
  return true;
}

/** The search texts of many numbers behind each other: one long text is searched several times faster than many short ones. */
export interface SearchTexts {
  searchText: string;
  /** Where each number's search text ends in `searchText`. */
  searchTextEnds: Uint32Array;
}

/** The search texts of a list. */
export function joinSearchTexts(numbers: readonly PhoneNumber[]): SearchTexts {
  const texts = numbers.map((number) => searchTextOf(number));
  const searchTextEnds = new Uint32Array(texts.length);
  let end = 0;
  texts.forEach((text, row) => (searchTextEnds[row] = end += text.length));
  return { searchText: texts.join(''), searchTextEnds };
}

/** A word of a search that may be part of a phone number: `+49`, `(030)`, `555-7`, and a lone dash or slash too. */
const PHONE_WORD = /^\(?\+?[-()./\d]*$/;

/**
 * Reads a search. Words stand for themselves; words that look like parts of a phone number and follow each other are
 * one number, and a `+` begins the next. Marks without a digit between words say nothing.
 */
export function readSearch(text: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  let phoneWords: string[] = [];
  const endPhone = () => {
    const term = phoneTerm(phoneWords);
    if (term) terms.push(term);
    phoneWords = [];
  };
  for (const word of fold(text).split(' ')) {
    if (word === '') continue;
    const isPhone = PHONE_WORD.test(word);
    if (!isPhone || word.includes('+')) endPhone();
    if (isPhone) phoneWords.push(word);
    else terms.push({ needles: [word], word, phone: null });
  }
  endPhone();
  return terms;
}

/** Reads a text that is looked for as it stands, spaces included; one that is a phone number in any spelling. */
export function readPhrase(text: string): SearchTerm[] {
  const phrase = fold(text).trim();
  if (phrase.split(' ').every((word) => PHONE_WORD.test(word))) return readSearch(text);
  return [{ needles: [phrase], word: phrase, phone: null }];
}

/**
 * A leading `+` anchors the digits at the start of the E.164 number, and so may a leading `00`. After either, the `(0)`
 * of `+49 (0)30` is not dialled. A single word may also be part of an id.
 */
function phoneTerm(words: readonly string[]): SearchTerm | null {
  const spelled = words.join('');
  const dialled = digitsOf(spelled.replace('(0)', ''));
  if (spelled.includes('+')) return { needles: [START + dialled], word: null, phone: `+${dialled}` };
  const digits = digitsOf(spelled);
  if (digits === '') return null;
  const needles = [digits];
  if (/^00./.test(dialled)) needles.push(START + dialled.slice(2));
  if (words.length === 1 && spelled !== digits) needles.push(spelled);
  return { needles, word: null, phone: digits };
}

/** Scripts that write without spaces, so that a word may begin anywhere. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;

/**
 * Whether a country answers to a folded word: its code begins with it, or a word of its name does. The middle of a word
 * does not count, or `us` would find Russia and Australia before the United States.
 */
export function countryAnswersTo({ code, name }: CountryText, word: string): boolean {
  if (code.startsWith(word)) return true;
  for (let at = name.indexOf(word); at !== -1; at = name.indexOf(word, at + 1)) {
    if (UNSPACED.test(word) || !ENDS_IN_WORD.test(name.slice(0, at))) return true;
  }
  return false;
}
