import { getEventListeners } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../../shared/i18n/translate';
import { decodeNumbers } from '../../../shared/packed/number-chunk';
import { badRecords } from '../../../sandbox/bad-records';
import * as faults from '../../../sandbox/faults';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { createManualClock } from '../testing/manual-clock';
import type { Fetch } from '../ports/ports';
import { createNumberWorker } from '../worker/number-worker';
import { SELF_SIGNED } from '../testing/certificate';
import { sampleNumber } from '../../../shared/testing/sample';
import { askList, failureOf as failureWithoutToken, type Question } from '../testing/ask-list';

const NOW = Date.UTC(2026, 10, 24, 12);
const TOKEN = 'talq_a_secret_nobody_may_read_9f3c';
const nodeFetch: Fetch = (url, init) => fetch(url, init);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ numbers: 51, token: TOKEN, today: 20_600 });
});
const worker = createNumberWorker(createManualClock(0));
afterAll(() => worker.stop());
afterAll(() => sandbox.close());
afterEach(() => sandbox.faults.clear());

function begin({ baseUrl = sandbox.url, token = TOKEN, ...question }: Partial<Question> = {}) {
  const clock = createManualClock(NOW);
  return { clock, answer: askList(clock, worker, { baseUrl, token, ...question }) };
}

const ask = (question?: Partial<Question>) => begin(question).answer;
const failureOf = (answer: Promise<unknown>) => failureWithoutToken(answer, TOKEN);

/** Resolves once the sandbox got one more request. */
async function nextRequest(): Promise<void> {
  const before = sandbox.requests.length;
  while (sandbox.requests.length === before) await new Promise((resolve) => setImmediate(resolve));
}

describe('a question', () => {
  it('is answered with numbers and the instant of the answer', async () => {
    const { count, setAside, unreadable, fetchedAt } = await ask();
    expect([count, setAside, unreadable, fetchedAt]).toEqual([51, 0, {}, NOW]);
  });

  it('carries the token in its header and nowhere else', async () => {
    await ask({ token: ` ${TOKEN}\n` });
    const request = sandbox.requests.at(-1);
    expect(request?.headers).toMatchObject({ authorization: 'Bearer', accept: 'application/json' });
    expect(JSON.stringify(request)).not.toContain(TOKEN);
  });

  it('sends those filters that are set, percent-encoded', async () => {
    await ask({ filters: { search: '' } });
    expect(sandbox.requests.at(-1)?.target).toBe('/api/v1/phone-numbers');
    await ask({ filters: { type: 'sms', has_voice: false, has_whatsapp: true, search: '+1 2&b' } });
    expect(sandbox.requests.at(-1)?.target).toBe(
      '/api/v1/phone-numbers?type=sms&has_voice=false&has_whatsapp=true&search=%2B1+2%26b',
    );
    const [first] = decodeNumbers((await ask()).chunks);
    const found = await ask({ filters: { search: first?.number ?? '' } });
    expect(decodeNumbers(found.chunks)).toEqual([first]);
  });

  it('keeps the path of a base URL', async () => {
    for (const path of ['/proxy/talkover', '/proxy/talkover/', '/proxy/talkover//']) {
      expect(await failureOf(ask({ baseUrl: sandbox.url + path }))).toMatchObject({ code: 'not_found' });
      expect(sandbox.requests.at(-1)?.path).toBe('/proxy/talkover/api/v1/phone-numbers');
    }
  });

  it('is not asked with a token that cannot stand in a header, or where the token would be readable', async () => {
    const noFetch: Fetch = () => expect.unreachable('nothing may be sent');
    for (const token of ['', `${TOKEN} b`, `${TOKEN}\nX-A: b`, `${TOKEN}é`]) {
      expect(await failureOf(ask({ token, fetch: noFetch }))).toMatchObject({ code: 'bad_token' });
    }
    for (const baseUrl of ['http://talkover.example', 'ftp://127.0.0.1', 'talkover', 'https://a:b@talkover.example']) {
      expect(await failureOf(ask({ baseUrl, fetch: noFetch }))).toMatchObject({ code: 'bad_base_url' });
    }
  });

  it('sets aside what has no id or number', async () => {
    const bad = badRecords(sampleNumber());
    sandbox.faults.once(faults.records(bad.map(({ record }) => record)));
    const { count, setAside } = await ask();
    expect([count, setAside]).toEqual([
      bad.filter(({ keeps }) => keeps).length,
      bad.filter(({ keeps }) => !keeps).length,
    ]);
  });
});

/** A 429 of a server whose clock is five hours slow. */
function limitedUntil(ms: number): faults.Fault {
  const date = NOW - 5 * 3_600_000;
  const headers = { date: new Date(date).toUTCString(), 'retry-after': new Date(date + ms).toUTCString() };
  return faults.status(429, {}, headers);
}

describe('a failure', () => {
  it.each<[string, faults.Fault, object]>([
    ['401', faults.status(401), { code: 'invalid_token' }],
    ['403', faults.status(403), { code: 'forbidden' }],
    ['404', faults.status(404), { code: 'not_found' }],
    ['500', faults.status(500), { code: 'server', message: expect.stringContaining('HTTP 500') as string }],
    ['400', faults.status(400), { code: 'unexpected_response', message: expect.stringContaining('400') as string }],
    ['302', faults.status(302, {}, { location: 'http://127.0.0.1:1/' }), { code: 'captive_portal' }],
    ['502 with a page', faults.html, { code: 'server' }],
    ['429', faults.status(429), { code: 'rate_limited', retryAfterMs: undefined }],
    [
      '429 for seconds',
      faults.retryAfter(429, 90),
      { retryAfterMs: 90_000, message: expect.stringContaining('in 90 seconds') as string },
    ],
    [
      '429 for minutes',
      faults.retryAfter(429, 1_000),
      { retryAfterMs: 1_000_000, message: expect.stringContaining('in 17 minutes') as string },
    ],
    // by the server's own clock, which is hours from this one
    ['429 until', limitedUntil(5_000), { code: 'rate_limited', retryAfterMs: 5_000 }],
    ['429 until a past date', limitedUntil(-5_000), { retryAfterMs: 0 }],
    [
      '429 for years',
      faults.retryAfter(429, 1e9),
      { retryAfterMs: 86_400_000, message: expect.stringContaining('in 24 hours') as string },
    ],
    ['429 with nonsense', faults.status(429, {}, { 'retry-after': '-5' }), { retryAfterMs: undefined }],
    ['503 for seconds', faults.retryAfter(503, 7), { code: 'server', retryAfterMs: 7000 }],
    ['a sign-in page', faults.signInPage, { code: 'captive_portal' }],
    ['bad JSON', faults.badJson, { message: expect.stringContaining('isn’t valid JSON') as string }],
    ['an empty body', faults.empty, { message: expect.stringContaining('response is empty') as string }],
    ['204', faults.status(204), { message: expect.stringContaining('response is empty') as string }],
    ['success: false', faults.unsuccessful, { message: expect.stringContaining('did not succeed') as string }],
    ['a cut body', faults.cut, { code: 'connection_lost' }],
    ['a cut connection', faults.disconnect, { code: 'offline' }],
    ['the token in bad JSON', faults.status(200, `Bearer ${TOKEN}`), { code: 'unexpected_response' }],
  ])('%s', async (_, fault, expected) => {
    sandbox.faults.once(fault);
    expect(await failureOf(ask())).toMatchObject(expected);
  });

  it('says why a redirect is not followed', async () => {
    sandbox.faults.once(faults.status(301, {}, { location: `${sandbox.url}/elsewhere` }));
    const before = sandbox.requests.length;
    expect((await failureOf(ask())).message).toContain('Something other than Talkover answered');
    expect(sandbox.requests.length).toBe(before + 1);
  });

  it('of the filters says what was said of each, without a token that was repeated', async () => {
    const errors = { type: ['The selected type is invalid.'], [`x-${TOKEN}`]: [`Bearer ${TOKEN} is odd.`] };
    sandbox.faults.once(faults.status(422, { success: false, message: 'Invalid.', errors }));
    const error = await failureOf(ask());
    expect(error.fields).toEqual({ type: ['The selected type is invalid.'], 'x-…': ['Bearer … is odd.'] });
    expect(error.message).toContain('The selected type is invalid. Bearer … is odd.');
    sandbox.faults.once(faults.status(422, [TOKEN]), faults.status(422, { message: `Not ${TOKEN}.` }));
    expect(await failureOf(ask())).toMatchObject({ code: 'validation', fields: {} });
    expect((await failureOf(ask())).message).toContain('Not ….');
  });

  it('is a time-out when no answer comes, or only half of one', async () => {
    for (const fault of [faults.hang, faults.stall]) {
      sandbox.faults.once(fault);
      const asked = nextRequest();
      const { clock, answer } = begin();
      const failed = failureOf(answer);
      await asked;
      await clock.advance(29_999);
      expect(clock.pending()).toEqual([1]);
      await clock.advance(1);
      expect(await failed).toMatchObject({ code: 'timeout', message: expect.stringContaining('30 seconds') as string });
    }
  });

  it('is a cancellation when it is canceled: before, while waiting, in the middle of the body', async () => {
    expect(await failureOf(ask({ signal: AbortSignal.abort() }))).toMatchObject({ code: 'cancelled' });
    for (const fault of [faults.hang, faults.stall]) {
      sandbox.faults.once(fault);
      const abort = new AbortController();
      let begun: () => void = () => undefined;
      const answering = new Promise<void>((resolve) => (begun = resolve));
      const watched: Fetch = async (url, init) => {
        const response = await nodeFetch(url, init);
        begun();
        return response;
      };
      const asked = nextRequest();
      const { clock, answer } = begin({ signal: abort.signal, fetch: watched });
      const failed = failureOf(answer);
      await (fault === faults.stall ? answering : asked);
      abort.abort();
      expect(await failed).toMatchObject({ code: 'cancelled' });
      expect(clock.pending()).toEqual([]);
    }
  });

  it.each([
    [0, '1 second'],
    [1_400, '1 second'],
    [4_600, '5 seconds'],
  ])('is a time-out where the system gives up after %i ms', async (elapsedMs, time) => {
    let pass: (ms: number) => void = () => undefined;
    const { clock, answer } = begin({
      fetch: async () => {
        await Promise.resolve();
        pass(elapsedMs);
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('late'), { code: 'ETIMEDOUT' }) });
      },
    });
    pass = (ms) => clock.jump(ms);
    const error = await failureOf(answer);
    expect(error).toMatchObject({ code: 'timeout', message: expect.stringContaining(time) as string });
    expect((error.cause as Error).message).toBe('ETIMEDOUT');
  });

  it('says where something answers that does not speak HTTP', async () => {
    const cause = Object.assign(new Error('Parse Error'), { code: 'HPE_INVALID_CONSTANT' });
    const error = await failureOf(ask({ fetch: () => Promise.reject(new TypeError('fetch failed', { cause })) }));
    expect(error.message).toContain(translate('error.reason.not_http'));
  });

  it('is offline before the answer began and an answer that is cut short after it, for an unknown reason', async () => {
    const odd = () => Promise.reject(new TypeError('odd'));
    const before = await failureOf(ask({ fetch: odd }));
    expect([before.code, (before.cause as Error).message]).toEqual(['offline', 'a failure without a code']);
    const body = new ReadableStream({ pull: odd });
    const after = await failureOf(ask({ fetch: () => Promise.resolve(new Response(body)) }));
    expect([after.code, (after.cause as Error).message]).toEqual(['connection_lost', 'a failure without a code']);
    sandbox.faults.once(faults.disconnect);
    expect((await failureOf(ask())).cause).toBeInstanceOf(Error);
  });

  it('leaves nothing behind: no listener, no timer, no connection', async () => {
    const abort = new AbortController();
    const bounds: AbortSignal[] = [];
    const watched: Fetch = (url, init) => {
      bounds.push(init.signal);
      return nodeFetch(url, init);
    };
    const { clock, answer } = begin({ signal: abort.signal, fetch: watched });
    await answer;
    expect([getEventListeners(abort.signal, 'abort'), clock.pending(), bounds[0]?.aborted]).toEqual([[], [], true]);
  });

  it('is offline when nothing listens', async () => {
    const gone = await startSandbox({ numbers: 0 });
    await gone.close();
    const error = await failureOf(ask({ baseUrl: gone.url }));
    expect([error.code, (error.cause as Error).message]).toEqual(['offline', 'ECONNREFUSED']);
  });
});

describe('a server whose certificate is not trusted', () => {
  it('gets no request', async () => {
    let requests = 0;
    const server = createServer(SELF_SIGNED, () => requests++);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const baseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const error = await failureOf(ask({ baseUrl }));
      expect(error).toMatchObject({ code: 'tls', message: expect.stringContaining('does not trust') as string });
      expect(requests).toBe(0);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('differs from one that speaks no TLS at all', async () => {
    const error = await failureOf(ask({ baseUrl: sandbox.url.replace('http:', 'https:') }));
    expect(error).toMatchObject({ code: 'tls', message: expect.stringContaining('encrypted connection') as string });
  });
});
