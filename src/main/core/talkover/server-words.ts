import { z } from 'zod';

/** Characters of a server's message that are shown: enough for a sentence or two. */
const LONGEST = 300;

/** What a server says of a request that it refused. */
export interface ServerWords {
  /** One line of harmless text; null where it says nothing. */
  message: string | null;
  isExpired: boolean;
  /** What it says of single fields (422). */
  fields: Record<string, string[]>;
}

const text = z.string().catch('');

/**
 * The four shapes that Talkover's documentation shows, read field by field: `{success, message}`,
 * `{success, error: {code, message, details}}`, `{error, message, status_code}` and `{message}`. `errors` is Laravel's (422).
 */
const bodySchema = z.object({
  message: text,
  code: text,
  error: z.union([z.string(), z.object({ code: text, message: text })]).catch(''),
  errors: z.record(z.string(), z.array(z.string())).catch({}),
});

const EXPIRED_CODE = /^(?:[a-z]+_)?token_?expired$|^expired_?token$/i;
const EXPIRED_MESSAGE = /^(?:the |your |this )?(?:[a-z]+ )?token (?:has |is )?expired\b/i;

/**
 * Reads the body of a refusal, whatever it is.
 * @param token is left out of all that is returned: a server could repeat what it was sent
 */
export function readServerWords(body: string, token: string): ServerWords {
  const { success, data } = bodySchema.safeParse(parsed(body));
  if (!success) return { message: null, isExpired: false, fields: {} };
  const error = typeof data.error === 'string' ? { code: data.error, message: '' } : data.error;
  const said = harmless(data.message || error.message, token);
  const isExpired = [data.code, error.code].some((code) => EXPIRED_CODE.test(code)) || EXPIRED_MESSAGE.test(said);
  const fields = Object.entries(data.errors).map(([field, messages]) => [
    harmless(field, token),
    messages.map((message) => harmless(message, token)),
  ]);
  return { message: said === '' ? null : said, isExpired, fields: Object.fromEntries(fields) as ServerWords['fields'] };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** One line, without some secrets, without characters that hide or turn text, and not too long. */
export function harmless(said: string, ...secrets: readonly string[]): string {
  const line = said
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const plain = secrets.reduce((left, secret) => left.replaceAll(secret, '…'), line);
  return plain.length <= LONGEST ? plain : `${[...plain.slice(0, 2 * LONGEST)].slice(0, LONGEST).join('')}…`;
}
