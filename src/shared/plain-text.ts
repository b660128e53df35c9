/** Characters of a text that is shown in one line, unless the caller asks for another length. */
export const MOST_CHARACTERS = 200;

const ASCII = /^[ -~]*$/;
/** Line breaks and tabs, which separate words. */
const SEPARATORS = /[\t-\r\u0085\u2028\u2029]+/gu;
/**
 * Control characters, and invisible marks that reorder text or hide in it: bidirectional marks, embeddings, overrides and
 * isolates, zero-width spaces and byte order marks. Joiners stay, because scripts and emoji need them.
 */
const HARMFUL = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A text that can be shown anywhere, also where the operating system draws it (tray, notifications, titles): in one line,
 * without control characters and bidirectional marks, at most `most` UTF-16 units long. What is cut ends in an ellipsis.
 */
export function plainText(text: string, most = MOST_CHARACTERS): string {
  if (text.length <= most && ASCII.test(text)) return text;
  // a text of megabytes is not cleaned as a whole
  const plain = text
    .slice(0, most * 4)
    .replace(SEPARATORS, ' ')
    .replace(HARMFUL, '');
  const isCut = plain.length > most || text.length > most * 4;
  // half of a surrogate pair is no character
  return isCut ? `${plain.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : plain;
}
