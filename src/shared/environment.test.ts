import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseUrlSchema, DEFAULT_BASE_URL, isAllowedBaseUrl, realEnvironments, tokenSchema } from './environment';

describe('isAllowedBaseUrl', () => {
  it.each([
    DEFAULT_BASE_URL,
    'https://talkover.example/base/',
    'HTTPS://TALKOVER.EXAMPLE',
    'http://localhost:4010',
    'http://127.0.0.1',
    'http://127.1', // the same address
    'http://[::1]:4010',
    'http://LOCALHOST',
  ])('%s may be used', (text) => {
    expect(isAllowedBaseUrl(text)).toBe(true);
  });

  it.each([
    'http://app.talkover.ai',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'http://localhost@evil.example',
    'https://user:secret@app.talkover.ai',
    'https://user@app.talkover.ai',
    'https://:secret@app.talkover.ai',
    'https://app.talkover.ai?token=1',
    'https://app.talkover.ai#x',
    'https://app.talkover.ai?',
    'https://app.talkover.ai/#',
    'ftp://localhost',
    'file:///etc/hosts',
    'javascript:alert(1)',
    'app.talkover.ai',
    'https://',
    '',
  ])('%s may not', (text) => {
    expect(isAllowedBaseUrl(text)).toBe(false);
  });

  it('never lets a token leave the machine unencrypted', () => {
    const parts = fc.constantFrom('http:', 'https:', 'ws:', '//', '/', 'localhost', '127.0.0.1', '[::1]', 'evil.example', '@', ':', '.', '8', '?', '#', '\\', ' '); // prettier-ignore
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 7 }), (pieces) => {
        const text = pieces.join('');
        const kept = baseUrlSchema.safeParse(text);
        if (!kept.success) return;
        const { protocol, hostname } = new URL(`${kept.data}/api/v1/phone-numbers`);
        expect(protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('baseUrlSchema', () => {
  it('keeps a base URL without spaces around it and slashes behind it', () => {
    expect(baseUrlSchema.parse(' https://talkover.example/base// ')).toBe('https://talkover.example/base');
    expect(baseUrlSchema.safeParse('http://talkover.example').success).toBe(false);
  });

  it('gives what it would take again, and what a path can be put behind', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'] }), (url) => {
        const kept = baseUrlSchema.parse(url);
        expect(baseUrlSchema.parse(kept)).toBe(kept);
        expect(new URL(`${kept}/api`).pathname.endsWith('/api')).toBe(true);
      }),
    );
  });
});

describe('tokenSchema', () => {
  it('takes what can stand in a header, and nothing else', () => {
    expect(tokenSchema.parse(' talq_abc123 \n')).toBe('talq_abc123');
    for (const token of ['', ' ', 'talq_ä', 'talq a', 'Bearer', 'a'.repeat(4097)]) {
      expect(tokenSchema.safeParse(token).success).toBe(false);
    }
  });
});

it('sample data is none of the user’s own environments', () => {
  const environments = [{ kind: 'sample', id: 1 }, { kind: 'live', id: 2 }, { kind: 'live', id: 3 }] as const; // prettier-ignore
  expect(realEnvironments(environments).map(({ id }) => id)).toEqual([2, 3]);
});
