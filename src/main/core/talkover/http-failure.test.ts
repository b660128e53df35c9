import { describe, expect, it } from 'vitest';
import { translate } from '../../../shared/i18n/translate';
import { createManualClock } from '../testing/manual-clock';
import { failureOfStatus } from './http-failure';

const NOW = Date.UTC(2026, 10, 24, 12);
const DAY_MS = 86_400_000;
const TOKEN = 'talq_secret';

const failure = (status: number, { body = '', retryAfter }: { body?: string; retryAfter?: string } = {}) =>
  failureOfStatus(
    new Response(body, { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } }),
    { token: TOKEN, clock: createManualClock(NOW) },
  );

describe('an answer that is no success', () => {
  it.each([
    [400, 'unexpected_response'],
    [401, 'invalid_token'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [407, 'proxy_sign_in'],
    [422, 'validation'],
    [429, 'rate_limited'],
    [499, 'unexpected_response'],
    [500, 'server'],
    [511, 'captive_portal'],
    [599, 'server'],
  ])('with status %i is %s', async (status, code) => {
    expect((await failure(status)).code).toBe(code);
  });

  it('says which status was not understood', async () => {
    expect((await failure(418)).message).toContain(translate('error.reason.status', { status: '418' }));
    expect((await failure(503)).message).toContain('503');
  });

  it.each([
    [undefined, undefined],
    ['', undefined],
    ['0', 0],
    ['90', 90_000],
    [' 90 ', 90_000],
    ['86400', DAY_MS],
    ['86401', DAY_MS],
    ['-5', undefined],
    ['1.5', undefined],
    ['5 s', undefined],
    ['s 5', undefined],
    ['Tue, 24 Nov 2026 12:00:05 GMT', 5_000],
    ['Tue, 24 Nov 2026 11:59:55 GMT', 0],
    ['Wed, 24 Nov 2027 12:00:00 GMT', DAY_MS],
    ['Tuesday', undefined],
    ['Tu, 24 Nov 2026 12:00:05 GMT', undefined],
    // a date, but not one of HTTP
    ['2026-11-24T12:00:05Z', undefined],
    ['1 Nov 2027', undefined],
  ])('that asks to wait %j is tried again after %j ms', async (retryAfter, ms) => {
    for (const status of [429, 503]) {
      expect((await failure(status, retryAfter === undefined ? {} : { retryAfter })).retryAfterMs).toBe(ms);
    }
  });

  it('counts a date from the server’s own now, because this computer’s clock may be hours off', async () => {
    const after = async (headers: Record<string, string>) =>
      (
        await failureOfStatus(new Response('', { status: 503, headers }), {
          token: TOKEN,
          clock: createManualClock(NOW),
        })
      ).retryAfterMs;
    const at = (ms: number) => new Date(NOW + ms).toUTCString();
    const HOURS = 3_600_000;
    expect(await after({ 'retry-after': at(5 * HOURS + 30_000), date: at(5 * HOURS) })).toBe(30_000);
    expect(await after({ 'retry-after': at(30_000 - 5 * HOURS), date: at(-5 * HOURS) })).toBe(30_000);
    expect(await after({ 'retry-after': at(30_000), date: 'now' })).toBe(30_000);
    // seconds need no clock
    expect(await after({ 'retry-after': '30', date: at(5 * HOURS) })).toBe(30_000);
  });

  it('says in how many seconds, rounded up', async () => {
    const date = new Date(NOW + 5_000).toUTCString();
    const error = await failureOfStatus(
      new Response('', { status: 429, headers: { 'retry-after': date } }),
      { token: TOKEN, clock: createManualClock(NOW + 500) }, // 4.5 seconds before
    );
    expect(error.message).toBe(
      (await failure(429, { retryAfter: '5' })).message, //
    );
    expect((await failure(429)).message).toBe((await failure(429, { retryAfter: '0' })).message);
  });
});

describe('what the server says of a refusal', () => {
  it.each([
    { success: false, message: 'No such right.' },
    { success: false, error: { code: 'FORBIDDEN', message: 'No such right.', details: {} } },
    { error: 'FORBIDDEN', message: 'No such right.', status_code: 403 },
    { message: 'No such right.' },
  ])('stands behind the app’s own sentence: %j', async (body) => {
    for (const status of [400, 401, 403, 404, 429, 500]) {
      const { code, message } = await failure(status, { body: JSON.stringify(body) });
      const own = (await failure(status)).message;
      expect([code, message]).toEqual([(await failure(status)).code, `${own} Talkover says: “No such right.”`]);
    }
  });

  it.each([
    { error: 'TOKEN_EXPIRED', message: 'Renew it.', status_code: 401 },
    { success: false, error: { code: 'token_expired', message: 'Renew it.' } },
    { code: 'EXPIRED_TOKEN' },
    { message: 'The access token has expired.' },
    { success: false, message: 'Token expired' },
  ])('tells an expired token from a wrong one: %j', async (body) => {
    expect((await failure(401, { body: JSON.stringify(body) })).code).toBe('token_expired');
    expect((await failure(403, { body: JSON.stringify(body) })).code).toBe('forbidden');
  });

  it.each([
    { message: 'Invalid or expired token.' },
    { error: 'TOKEN_INVALID', message: 'No.' },
    { error: 'invalid_token' },
    { message: 'Unauthenticated.' },
  ])('does not take a wrong token for an expired one: %j', async (body) => {
    expect((await failure(401, { body: JSON.stringify(body) })).code).toBe('invalid_token');
  });

  it('is one line of harmless text', async () => {
    const said = async (message: unknown) => (await failure(500, { body: JSON.stringify({ message }) })).message;
    const own = (await failure(500)).message;
    expect(await said(` a\r\n\u0000 b\u202ec\u200b ${TOKEN} <b>d</b>`)).toContain('“a bc … <b>d</b>”');
    expect(await said(`${TOKEN.slice(0, 6)}\u200b${TOKEN.slice(6)}`)).toContain('“…”');
    expect(await said('😀'.repeat(1_000))).toBe(`${own} Talkover says: “${'😀'.repeat(300)}…”`);
    for (const nothing of ['', ' \n', 7, null, ['x'], { a: 1 }]) expect(await said(nothing)).toBe(own);
    for (const body of ['null', '[]', '7', '{', '<html>']) expect((await failure(500, { body })).message).toBe(own);
  });

  it('is not waited for where it does not come', async () => {
    const clock = createManualClock(NOW);
    const body = new ReadableStream({ pull: () => new Promise(() => undefined) });
    const failed = failureOfStatus(new Response(body, { status: 401 }), { token: TOKEN, clock });
    await clock.advance(5_000);
    expect(await failed).toMatchObject({ code: 'invalid_token' });
    expect(clock.pending()).toEqual([]);
  });
});

describe('filters that are refused', () => {
  const refused = (body: unknown) => failure(422, { body: typeof body === 'string' ? body : JSON.stringify(body) });

  it('are reported field by field, without a token that was repeated', async () => {
    const error = await refused({
      message: 'Invalid.',
      errors: { type: ['No such type.', 'Too long.'], [`a ${TOKEN}`]: [`${TOKEN} and ${TOKEN} again.`] },
    });
    expect(error.fields).toEqual({ type: ['No such type.', 'Too long.'], 'a …': ['… and … again.'] });
    expect(error.message).toContain('No such type. Too long. … and … again.');
    expect(error.message).not.toContain('Invalid.');
  });

  it('are reported in one sentence where no field is named', async () => {
    for (const errors of [undefined, {}, { type: [] }]) {
      const error = await refused({ message: `Not ${TOKEN}.`, errors });
      expect(error.message).toContain('Not ….');
      expect(error.message).not.toContain(TOKEN);
    }
  });

  it.each(['', 'null', '[]', '<html>', '{"message":7}', '{"errors":{"type":"no list"}}', '{}'])(
    'are reported without a reason where the body is %s',
    async (body) => {
      expect((await refused(body)).message).toContain(translate('error.reason.no_reason'));
      expect((await refused(body)).fields).toEqual({});
    },
  );

  it('are read up to a megabyte', async () => {
    const body = JSON.stringify({ message: 'Said.' });
    const padded = (bytes: number) => body.padEnd(bytes, ' ');
    expect((await refused(padded(1024 * 1024))).message).toContain('Said.');
    expect((await refused(padded(1024 * 1024 + 1))).message).not.toContain('Said.');
  });
});
