/** What people paste into a form, and what they mean by it. */

const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d+){1,3}|\[::1\])(?=[:/?#]|$)/i;
const HOST = /^[^\s/?#@:[\]]+(?:\.[^\s/?#@:[\]]+)+(?::\d+)?(?=[/?#]|$)/;

/** The address of the list, or of a part of it, as it stands in the API reference. */
const API_PATH = /\/api\/v\d+(?:\/.*)?$/i;

/**
 * The base URL in what was pasted: `app.talkover.ai`, an address of the API reference or one with a query becomes the
 * address of the server. What isn't the address of a server, or names a user, is returned as it is.
 */
export function cleanBaseUrl(text: string): string {
  const plain = unwrapped(text);
  const full = LOOPBACK_HOST.test(plain) ? `http://${plain}` : HOST.test(plain) ? `https://${plain}` : plain;
  if (!/^https?:/i.test(full) || !URL.canParse(full)) return plain;
  const { origin, pathname, username, password } = new URL(full);
  if (username || password) return plain;
  return origin + pathname.replace(API_PATH, '').replace(/\/+$/, '');
}

/** The token in what was pasted: without a header's name, `Bearer`, quotes, line breaks and invisible characters. */
export function cleanToken(text: string): string {
  const cleaned = unwrapped(text).replace(/^(?:(?:-H|--header)\s+|authorization\s*[:=]|bearer(?=[\s:]|$):?)/i, '');
  return cleaned === text ? text : cleanToken(cleaned);
}

/** A text without invisible characters, and without blanks and quotes around it. */
function unwrapped(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/^[\s"'`“”„‘’«»<]+|[\s"'`“”„‘’«»>,;]+$/gu, '');
}
