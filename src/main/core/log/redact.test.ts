import { rename } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { idWord, writeEntry, type LogEntry } from './entry';
import { hideNames, redactText } from './redact';

const NAMES = [
  'Production',
  'Zürich GmbH',
  'VIP',
  'a.b(c',
  '日本支店',
  '/home/ann',
  'type:sms price>10',
  'ACME',
  'Night shift',
  'Acme numbers.csv',
];

/** A phone number as people, machines and spreadsheets write it. */
const phoneNumber = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 15 }),
    fc.array(fc.constantFrom('', ' ', '-', '.', '/', ') ', ' (', '\u00a0', '\u2011', '\u200b', '%20'), { minLength: 15, maxLength: 15 }), // prettier-ignore
    fc.constantFrom('', '+', '00', 'tel:+', '(', 'sip:'),
    fc.constantFrom('0', '٠', '０', '०'),
  )
  .map(([digits, gaps, before, zero]) => {
    const digit = (value: number) => String.fromCodePoint(zero.codePointAt(0)! + value);
    return (
      before + digits.map((value, index) => digit(value) + (index < digits.length - 1 ? gaps[index] : '')).join('')
    );
  });

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~+/='];
const word = (minLength: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength, maxLength: 80 }).map((letters) => letters.join(''));
const token = fc.oneof(
  word(8).map((rest) => `talq_${rest}`),
  word(8).map((rest) => `Bearer ${rest}`),
  // of another make: letters and digits, as long as a secret is
  word(20).filter((text) => /\d/.test(text) && /[a-z]/.test(text)),
);
const name = fc
  // shorter ones are words of their own only
  .constantFrom(...NAMES.filter(({ length }) => length >= 4))
  .chain((text) => fc.constantFrom(text, text.toUpperCase(), text.normalize('NFD')));
const path = fc.constantFrom(
  '/home/bob/Talkover Numbers/settings.json',
  'C:\\Users\\bob\\AppData\\x.json',
  'file:///Users/bob/x',
);

/** What stands around a secret: nothing that would be taken for a part of it. */
const around = fc.constantFrom('', ' ', ': ', '"', "'", '(', ') at ', '\n', ' is not ', 'ENOENT: no such file, open ', '{"a":"', '"}', '<b>', '#'); // prettier-ignore

/** Letters and digits of a text, in the spelling that people would recognize. */
const bare = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{Nd}]/gu, ''); // prettier-ignore

interface Places {
  entry: LogEntry;
}

/** An entry with a secret anywhere in it. */
function entryWith(secret: fc.Arbitrary<string>): fc.Arbitrary<Places & { secret: string }> {
  return fc.tuple(secret, around, around, fc.integer({ min: 0, max: 10 })).map(([text, before, after, place]) => {
    const said = `${before}${text}${after}`;
    const error = new Error(place === 0 ? said : 'failed');
    if (place === 1) error.name = said;
    if (place === 2)
      error.stack = `Error: ${said}\n    at ${said} (file:///app/index.js:1:2)\n    at f (${said}:1:2)\n${said}`;
    if (place === 3) error.cause = new Error('outer', { cause: new TypeError(said) });
    if (place === 4) Object.assign(error, { code: said });
    if (place === 5) error.cause = new AggregateError([new Error('first'), new Error(said)], said);
    if (place === 6) error.cause = said;
    if (place === 7) error.cause = new AppError('validation', { values: { reasons: said, what: said }, fields: { [said]: [said] } }); // prettier-ignore
    if (place === 8) error.cause = new AppError('keychain_failed', { values: { reason: said } });
    const facts = place === 9 ? { reason: said } : place === 10 ? { [said]: 1 } : {};
    return { secret: text, entry: { at: 0, level: 'error', event: place === 6 ? said : 'failed', facts, error } };
  });
}

describe('the log', () => {
  it.each([
    ['tokens', token],
    ['phone numbers', phoneNumber],
    ['names', name],
    ['paths', path],
  ])('never holds %s, wherever they are', (_, secret) => {
    fc.assert(
      fc.property(entryWith(secret), (drawn) => {
        // the instant at the beginning is the log's own
        const written = writeEntry(drawn.entry, NAMES).slice(24);
        expect(written.includes(drawn.secret)).toBe(false);
        if (bare(drawn.secret).length > 4) expect(bare(written).includes(bare(drawn.secret))).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('says no digits of a number, however it is cut up by the words around it', () => {
    fc.assert(
      fc.property(phoneNumber, fc.string(), fc.string(), (number, before, after) => {
        const written = redactText(`${before.replace(/\p{Nd}/gu, '')}${number}${after.replace(/\p{Nd}/gu, '')}`, []);
        expect(written).not.toMatch(/\p{Nd}/u);
      }),
    );
  });

  it.each([
    ['node', '24.21.0'],
    ['a position', 'index.js:123:45'],
    ['a property', "Cannot read properties of undefined (reading 'scope')"],
    ['a system code', 'ENOSPC'],
    ['a library code', 'ERR_HTTP2_INVALID_SESSION'],
    ['an HTTP status', 'HTTP 503 in 210 ms'],
    ['an apostrophe', "the app can't and doesn't"],
    ['an id as a word', idWord('3f2b9c1d-0000-4000-8000-000000000000')],
  ])('keeps %s', (_, text) => {
    expect(redactText(text, NAMES)).toBe(text);
  });

  it.each([
    ['JSON that is none', `Unexpected token 'h', ..."y","note": call "Ann" b"... is not valid JSON`, '[data]'],
    ['quoted text', 'no view “My view” here', 'no view [text] here'],
    ['a file', "ENOENT: no such file or directory, open '/home/bob/x y.json'", 'ENOENT: no such file or directory, open [text]'], // prettier-ignore
    ['an address', 'sip:ann@example.com refused', '[address] refused'],
    ['a host', 'connect ECONNREFUSED 10.0.0.12:44321', 'connect ECONNREFUSED [number]'],
    ['a name, whatever its spacing', 'zürich\n gmbh failed', '[name] failed'],
    ['a short name as a word only', 'VIP in VIPER', '[name] in VIPER'],
    ['five digits on their own', 'extension 12345', 'extension [number]'],
    ['forty letters', `key ${'ab'.repeat(20)}`, 'key [token]'],
  ])('hides %s', (_, text, hidden) => {
    expect(redactText(text, NAMES)).toBe(hidden);
  });

  it('takes text of any length in no time that would be felt', () => {
    for (const text of ['a', '"a', '1 ', "'", '@', '%', 'talq_', 'a/', '(', 'Bad JSON '].map((part) =>
      part.repeat(200_000),
    )) {
      expect(redactText(text, NAMES).length).toBeLessThan(20_000);
    }
  });

  it('hides the whole of a name that begins like another', () => {
    for (const names of [
      ['Acme', 'Acme Holding'],
      ['Acme Holding', 'Acme'],
    ]) {
      expect(redactText('Acme Holding and Acme failed', names)).toBe('[name] and [name] failed');
      expect(hideNames('Acme Holding and Acme failed', names)).toBe('[name] and [name] failed');
    }
  });

  it('hides names that were not known when a line was written', () => {
    expect(hideNames('2026-11-24T12:00:00.000Z info  Acme-2 failed\n  at f', ['acme-2'])).toBe(
      '2026-11-24T12:00:00.000Z info  [name] failed\n  at f',
    );
  });
});

describe('an entry', () => {
  const write = (error: unknown, facts = {}) =>
    writeEntry({ at: Date.UTC(2026, 10, 24, 12), level: 'warn', event: 'sync failed', facts, error }, NAMES);

  it('is one line of facts', () => {
    expect(
      write(undefined, { environment: 'abcdefgh', ms: 210, ok: true, status: null, host: undefined, why: 'two words' }),
    ).toBe(
      '2026-11-24T12:00:00.000Z warn  sync failed environment=abcdefgh ms=210 ok=true status=null why="two words"',
    );
    expect(write(undefined, { number: 14155550132 })).toContain('number=[number]');
  });

  it('shows the whole chain of causes, with frames but no folders', () => {
    const root = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    root.stack = [
      'Error: connect ECONNREFUSED',
      '    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1607:16)',
      '    at async exchange (file:///home/bob/app/out/main/index.js:120:33)',
      '    at C:\\Users\\bob\\app\\out\\main\\index.js:7:8',
      'run@http://127.0.0.1:4010/assets/first-Ab3_x9Zk.js:1:2345',
      '    at /home/bob/Acme corp.js:1:2',
    ].join('\n');
    const fetchFailed = new TypeError('fetch failed', { cause: root });
    fetchFailed.stack = undefined;
    const error = new AppError('disk_failed', { values: { what: 'x', path: '/home/bob', reason: 'EIO' }, cause: fetchFailed }); // prettier-ignore
    error.stack = '';
    expect(write(error).split('\n').slice(1)).toEqual([
      '    AppError disk_failed: reason EIO',
      '    caused by TypeError: fetch failed',
      '    caused by Error ECONNREFUSED: connect ECONNREFUSED',
      '    at TCPConnectWrap.afterConnect [as oncomplete] node:net:1607:16',
      '    at async exchange index.js:120:33',
      '    at index.js:7:8',
      '    at run first-Ab3_x9Zk.js:1:2345',
    ]);
  });

  it('shows nothing of a path, whatever its folders are called', async () => {
    const path = (name: string) => `/home/o/Bob's secret plans/the "big" one/${name}`;
    const refused = await rename(path('a.csv'), path('b.csv')).catch((error: unknown) => error);
    expect((refused as Error).message).toContain('secret plans');
    expect(write(refused).split('\n')[1]).toBe(
      '    Error ENOENT: ENOENT: no such file or directory, rename [path] -> [path]',
    );
  });

  it('says of a reason its key, whatever language the user reads', () => {
    const error = new AppError('unexpected_response', { values: { reason: { key: 'error.reason.empty' } } });
    expect(write(error)).toContain('AppError unexpected_response: reason error.reason.empty');
  });

  it('survives whatever is thrown', () => {
    const loop = new Error('loop');
    loop.cause = loop;
    const hostile = new Proxy({}, { get: () => { throw new Error('no'); } }); // prettier-ignore
    for (const thrown of [
      loop,
      hostile,
      null,
      0,
      'text',
      Symbol('x'),
      10n,
      () => 1,
      Object.create(null),
      { errors: 'x' },
    ]) {
      expect(write(thrown).split('\n').length).toBeLessThan(30);
    }
    let deep: unknown = 'end';
    for (let depth = 0; depth < 50; depth++) deep = new Error(`depth ${depth}`, { cause: deep });
    expect(write(deep).match(/caused by/g)).toHaveLength(9);
  });
});
