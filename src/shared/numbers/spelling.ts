import { digitsOf, fold } from '../fold';

/** A phone number as someone wrote it. */
export interface Spelling {
  /** Its digits, in which a leading `00` or `011` still stands for the plus. */
  digits: string;
  /** It begins with a plus, so that its digits are those of E.164. */
  isInternational: boolean;
}

/** Words and addresses before a number: `tel:`, `Phone:`, `sip:`, `whatsapp://send?phone=`, `https://wa.me/`. */
const PREFIX =
  /^(?:(?:tel|telephone|phone|mobile|cell|fax|smsto|sms|mms|sips?|callto|call|whatsapp)\s*[.:]+\s*(?:\/\/)?(?:send\/?\?phone=)?|https?:\/\/(?:wa\.me|api\.whatsapp\.com\/send\/?\?phone=)\/?)\s*(?=[+(\d])/u;
/** The host of a SIP address, and parameters such as `;ext=5` or `;user=phone`. */
const SUFFIX = /(?<=\d\)?)(?:@|;[a-z-]+(?:=|$)|\?).*$/u;
/** No phone number is written with more characters. */
const LONGEST = 200;
/** What is dialed once the call is answered. */
const EXTENSION =
  /(?<=\d\)?)(?:\s*[,;]?\s*(?:extension|extn|ext|ex|x|#|durchwahl|dw|apparat|app|ramal|poste|interno|int|anexo|доб)\s*[.:]?\s*|[,;]+\s*|\s*[pw]\s*)\d{1,6}#?$/u;
/** What a spreadsheet adds to a number that it takes for an amount: `4930123456.0`. */
const DECIMALS = /(?<=^\+?\d{7,})[.,]0{1,2}$/u;
/** Digits before an extension. */
const LEAST_WITH_EXTENSION = 5;
const PHONE = /^[+\d\s().·/-]*\d[\s().·/-]*$/u;

/** A text without what is no part of the number it names: prefix, extension, decimals, stray separators. Folded. */
export function cleanSpelling(text: string): string {
  return fold(text)
    .replaceAll('%2b', '+')
    .replace(/^[\s"'=<]+|[\s"'>,;]+$/gu, '')
    .replace(PREFIX, '')
    .replace(SUFFIX, '')
    .replace(EXTENSION, (extension, at: number, whole: string) => (isLong(whole.slice(0, at)) ? '' : extension))
    .replace(DECIMALS, '');
}

/** Only a whole number has an extension: `12 x 5` may be three words of a search. */
function isLong(text: string): boolean {
  return digitsOf(text).length >= LEAST_WITH_EXTENSION;
}

/** Reads a phone number in any spelling; null where the text is something else, such as `n/a` or a sender's name. */
export function readSpelling(text: string): Spelling | null {
  if (text.length > LONGEST) return null;
  const cleaned = cleanSpelling(text);
  if (!PHONE.test(cleaned)) return null;
  const isInternational = /^\(?\+/u.test(cleaned);
  // the (0) of +49 (0)30 is not dialed
  const digits = digitsOf(/^\(?(?:\+|00)/u.test(cleaned) ? cleaned.replace('(0)', '') : cleaned);
  return { digits, isInternational };
}

/** What a spreadsheet makes of a long number: its last digits are lost. */
export function isRounded(text: string): boolean {
  return /^\s*\d(?:[.,]\d+)?E\+?\d+\s*$/iu.test(text);
}
