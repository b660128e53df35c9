import { z } from 'zod';

/** A token and the only server that may get it. */
export interface BoundToken {
  /** Scheme, host and port, as in `https://app.talkover.ai`. */
  origin: string;
  token: string;
}

const storedSchema = z.object({ version: z.literal(1), origin: z.string(), token: z.string() });

/** What the keychain holds for an environment: a bound token, a bare one as version 0.1.0 stored it, or something else. */
export type StoredToken = BoundToken | { origin: null; token: string } | null;

/** Reads an entry of the keychain; null where it was written by a version that this one does not know. */
export function readStoredToken(secret: string): StoredToken {
  // no token begins like this
  if (!secret.startsWith('{')) return { origin: null, token: secret };
  try {
    const { origin, token } = storedSchema.parse(JSON.parse(secret));
    return { origin, token };
  } catch {
    return null;
  }
}

/** The entry for a bound token. The blanks in it keep version 0.1.0, which takes an entry for a token, from sending it. */
export function storedToken({ origin, token }: BoundToken): string {
  return JSON.stringify({ version: 1, origin, token }, null, 1);
}

/** The server of a base URL. */
export function originOf(baseUrl: string): string {
  return new URL(baseUrl).origin;
}
