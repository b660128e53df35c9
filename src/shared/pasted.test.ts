import './testing/property-seed';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanBaseUrl, cleanToken } from './pasted';

describe('a base URL as it is pasted', () => {
  it.each([
    'https://app.talkover.ai',
    'https://app.talkover.ai/',
    'https://app.talkover.ai/api/v1',
    'https://app.talkover.ai/api/v1/',
    'https://app.talkover.ai/api/v1/phone-numbers',
    'https://app.talkover.ai/api/v1/phone-numbers?type=voice&page=2',
    'https://app.talkover.ai/api/v1/phone-numbers/phone-uuid-1',
    'https://app.talkover.ai?ref=mail#top',
    'HTTPS://App.Talkover.ai:443//',
    'app.talkover.ai',
    'app.talkover.ai/api/v1',
    '  app.talkover.ai \r\n',
    '“https://app.talkover.ai”',
    '<https://app.talkover.ai>,',
    'https://app.talk\u200Bover.ai\uFEFF',
  ])('%s', (text) => {
    expect(cleanBaseUrl(text)).toBe('https://app.talkover.ai');
  });

  it.each([
    ['https://talkover.example/eu/api/v1/phone-numbers', 'https://talkover.example/eu'],
    ['talkover.example:8443/eu', 'https://talkover.example:8443/eu'],
    ['localhost:4010', 'http://localhost:4010'],
    ['127.0.0.1:4010/api/v1', 'http://127.0.0.1:4010'],
    ['[::1]:4010', 'http://[::1]:4010'],
    ['http://app.talkover.ai/', 'http://app.talkover.ai'],
  ])('%s is %s', (text, baseUrl) => {
    expect(cleanBaseUrl(text)).toBe(baseUrl);
  });

  it.each(['', 'talkover', 'javascript:alert(1)', 'ftp://talkover.example', 'https://', 'https://user:secret@talkover.example', 'https://user@talkover.example', 'https://:secret@talkover.example', 'view-source:https://talkover.example', 'user@talkover.example', '/etc/hosts'])('%j is left as it is', (text) => {
    expect(cleanBaseUrl(text)).toBe(text);
  }); // prettier-ignore
});

describe('a token as it is pasted', () => {
  it.each([
    'talq_x1',
    ' talq_x1\n',
    'Bearer talq_x1',
    'bearer: talq_x1',
    'Authorization: Bearer talq_x1',
    'authorization=Bearer talq_x1',
    'Authorization : Bearer talq_x1',
    'Bearer\ttalq_x1',
    '-H "Authorization: Bearer talq_x1"',
    '"talq_x1"',
    '‘talq_x1’',
    '`talq_x1`,',
    'talq_x1\u200B',
    '\uFEFFtalq_\u2060x1',
    'talq_\r\nx1',
    'Bearer\u00A0talq_x1',
    'Bearer "Bearer talq_x1"',
  ])('%j', (text) => {
    expect(cleanToken(text)).toBe('talq_x1');
  });

  it('is left alone where it has such a word in it', () => {
    expect(cleanToken('talq_bearer:x1')).toBe('talq_bearer:x1');
  });

  it.each(['Bearer', '" "', ''])('%j holds none', (text) => {
    expect(cleanToken(text)).toBe('');
  });

  it('is clean once it was cleaned, whatever it was', () => {
    const piece = fc.constantFrom('Bearer ', 'bearer', 'Authorization', ':', '=', '"', ' ', '\n', '\u200b', '-H ', 'talq_x', ','); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const once = cleanToken(pieces.join(''));
        expect(cleanToken(once)).toBe(once);
      }),
    );
  });
});
