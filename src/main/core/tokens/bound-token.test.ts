import { describe, expect, it } from 'vitest';
import { readStoredToken, storedToken } from './bound-token';

const BOUND = { origin: 'https://app.talkover.ai', token: 'talq_0123456789abcdef' };

describe('what the keychain holds for an environment', () => {
  it('is a token with its server', () => {
    expect(readStoredToken(storedToken(BOUND))).toEqual(BOUND);
  });

  it('was a bare token in version 0.1.0, which refuses to send the new kind', () => {
    expect(readStoredToken(BOUND.token)).toEqual({ origin: null, token: BOUND.token });
    // the rule of 0.1.0: visible ASCII, without blanks
    expect(storedToken(BOUND)).not.toMatch(/^[\x21-\x7e]+$/);
  });

  it.each(['{', '{"version":2,"origin":"https://app.talkover.ai","token":"talq_x"}', '{"version":1,"token":"talq_x"}'])(
    'may be of a newer version: %s',
    (entry) => {
      expect(readStoredToken(entry)).toBeNull();
    },
  );
});
