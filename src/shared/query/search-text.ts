import { digitsOf, fold } from '../fold';
import { agentNames } from '../numbers/extras';
import type { PhoneNumber } from '../numbers/phone-number';
import { cleanSpelling, readSpelling } from '../numbers/spelling';

/** Stands before the digits of the E.164 number, so that a needle can be anchored there. It cannot be typed. */
const START = '\u007f';
/** Stands before the digits of another spelling, mostly the national one, and before a sender's name: see {@link BORDER}. */
export const OTHER_START = 'Y';
/** Stands after every field, so that no needle matches across two of them: folded texts have no capitals. */
export const BORDER = 'Z';

/**
 * One demand of a search. A number meets it if any needle occurs in its search text, or if its country answers to
 * `word`; a search finds the numbers that meet all of its terms.
 */
export interface SearchTerm {
  needles: string[];
  /** Needles that only occur where something begins: the number as it is dialed within its country, a word. */
  beginnings: string[];
  /** Folded; null where the term can only be a phone number. */
  word: string | null;
  /** Nothing else is searched for in the same place, so that a word of a letter or two is most likely not a name. */
  isAlone: boolean;
  /** The term as a phone number, `+49301234` or `0301234`; null where it cannot be one. */
  phone: string | null;
}

/** What a country is called, folded. */
export interface CountryText {
  code: string;
  /** As it is shown. */
  name: string;
  english: string;
  /** In every language that the app speaks, and as it is shown: a query finds the same in each of them. */
  names: readonly string[];
}

/**
 * All a search can find in one number, except its country and its id: the E.164 digits, the digits of the other two
 * spellings, a sender's name, and the names of its agents.
 */
function searchTextOf(number: PhoneNumber): string {
  const e164 = digitsOf(number.number);
  const isSender = readSpelling(number.number) === null;
  let text = isSender ? OTHER_START + fold(number.number).trim() + BORDER : START + e164 + BORDER;
  const national = digitsOf(number.formatted_number);
  if (national !== '' && national !== e164) text += OTHER_START + national + BORDER;
  if (!endsWithDigitsOf(e164, number.international_number)) {
    const international = digitsOf(number.international_number);
    if (!e164.includes(international) && international !== national) text += OTHER_START + international + BORDER;
  }
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
 * one number, and a `+` begins the next. Marks without a digit between words say nothing, and neither does what belongs
 * to a number that was pasted: `tel:`, a host, an extension, a comma.
 */
export function readSearch(text: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  let phoneWords: string[] = [];
  const endPhone = () => {
    const term = phoneTerm(phoneWords);
    if (term) terms.push(term);
    phoneWords = [];
  };
  for (const word of wordsOf(text)) {
    const isPhone = PHONE_WORD.test(word);
    if (!isPhone || word.includes('+')) endPhone();
    if (isPhone) phoneWords.push(word);
    else terms.push(wordTerm(word));
  }
  endPhone();
  return terms.length === 1 ? terms : terms.map((term) => ({ ...term, isAlone: false }));
}

function wordsOf(text: string): string[] {
  const pasted = readSpelling(text) ? cleanSpelling(text) : fold(text);
  return pasted
    .split(' ')
    .map((word) => (readSpelling(word) ? cleanSpelling(word) : word))
    .filter((word) => word !== '');
}

/** Reads a text that is looked for as it stands, spaces included; one that is a phone number in any spelling. */
export function readPhrase(text: string): SearchTerm[] {
  const phrase = fold(text).trim();
  if (readSpelling(text) || phrase.split(' ').every((word) => PHONE_WORD.test(word))) return readSearch(text);
  return [wordTerm(phrase)];
}

function wordTerm(word: string): SearchTerm {
  return {
    needles: [word],
    beginnings: [` ${word}`, BORDER + word, OTHER_START + word],
    word,
    isAlone: true,
    phone: null,
  };
}

/** A leading `+` anchors the digits at the start of the E.164 number, and so may `00`, after which `(0)` is not dialed. */
function phoneTerm(words: readonly string[]): SearchTerm | null {
  const spelled = words.join('');
  const dialled = digitsOf(spelled.replace('(0)', ''));
  if (spelled.includes('+')) {
    const needles = [START + dialled];
    return { needles, beginnings: needles, word: null, isAlone: true, phone: `+${dialled}` };
  }
  const digits = digitsOf(spelled);
  if (digits === '') return null;
  const needles = [digits];
  // the zero that many national numbers begin with is often left out
  const beginnings = [OTHER_START + digits, `${OTHER_START}0${digits}`];
  if (/^00./.test(dialled)) {
    needles.push(START + dialled.slice(2));
    beginnings.push(START + dialled.slice(2));
  }
  if (words.length === 1 && spelled !== digits) needles.push(spelled);
  return { needles, beginnings, word: null, isAlone: true, phone: digits };
}

/** Scripts that write without spaces, so that a word may begin anywhere. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;

/** So many letters say enough to look for them in the names of all languages. */
const LEAST_OF_NAME = 3;

/**
 * Whether a country answers to a folded word: its code begins with it, or a word of one of its names does. One or two
 * letters that stand alone are looked for in its English name only: `de` is Germany, and not Isla de Man.
 */
export function countryAnswersTo(
  { code, english, names }: CountryText,
  { word, isAlone }: { word: string; isAlone: boolean },
): boolean {
  if (code.startsWith(word)) return true;
  const isShort = isAlone && word.length < LEAST_OF_NAME && !UNSPACED.test(word);
  return isShort ? hasWord(english, word) : names.some((name) => hasWord(name, word));
}

/**
 * Whether a word of a name begins with another. The middle of a word does not count, or `us` would find Russia and
 * Australia before the United States.
 */
export function hasWord(name: string, word: string): boolean {
  for (let at = name.indexOf(word); at !== -1; at = name.indexOf(word, at + 1)) {
    if (UNSPACED.test(word) || !ENDS_IN_WORD.test(name.slice(0, at))) return true;
  }
  return false;
}
