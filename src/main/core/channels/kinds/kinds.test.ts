import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHANNEL_KINDS, fieldsOf, type ChannelKind } from '../../../../shared/channels/channel-kinds';
import { Formatter } from '../../../../shared/format';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { eventually } from '../../../../shared/testing/eventually';
import { createManualClock } from '../../testing/manual-clock';
import type { DueRenewal } from '../../reminders/plan/due';
import { composeMessage } from '../message/compose-message';
import { wordsIn } from '../message/words';
import { answering, silent, startHttpReceiver } from '../testing/http-receiver';
import { startMailReceiver } from '../testing/mail-receiver';
import { createSendMail } from '../transport/mail';
import { createPost, PATIENCE_MS } from '../transport/post';
import { CHANNELS } from '.';

const NOW = new Date('2026-11-24T12:00:00Z').getTime();
const ID = '11111111-1111-4111-8111-111111111111';
const SECRET = 'a secret that only two know';
const clock = createManualClock(NOW);
const words = await wordsIn('app', new Formatter('en-GB'));
const environment = sampleEnvironment({ name: 'Production', baseUrl: 'https://app.talkover.ai' });

const lapsing = (index: number, formatted = `(415) 555-${String(index).padStart(4, '0')}`): DueRenewal => ({
  environment,
  number: sampleNumber({ id: `n${index}`, formatted_number: formatted, auto_renewal: false, monthly_renewal_cost: 1.5, currency: 'USD' }), // prettier-ignore
  renewal: { day: 20_782, daysLeft: 1, kind: 'lapses' },
  key: `k${index}`,
  offset: 1,
  snooze: null,
  handledAt: null,
});

function message(count: number, first?: DueRenewal) {
  const renewals = Array.from({ length: count }, (_, index) => (index === 0 && first ? first : lapsing(index)));
  const handled = count > 1 ? [lapsing(99)] : [];
  const content = { id: ID, isDigest: count > 1, renewals, alerts: [] };
  return composeMessage(content, { now: NOW, words, environment: () => environment, handled });
}

const transports = { post: createPost({ fetch, clock }), mail: createSendMail({ clock }) };
const HTTP_KINDS = CHANNEL_KINDS.filter((kind) => kind !== 'email');
/** What each service says where all is well. */
const GOOD: Record<ChannelKind, string> = { webhook: '', slack: 'ok', teams: '', discord: '{"id":"1"}', ntfy: '{"id":"1"}', email: '' }; // prettier-ignore
const PATH = '/hooks/T024BE7LH/B1GQ9Z6TN/XoW3mVvTk1';

function send(kind: ChannelKind, url: string, sent = message(1), signal = new AbortController().signal) {
  const secrets = { url: `${url}${PATH}`, signingSecret: SECRET, accessToken: 'tk_abcdefgh' };
  return CHANNELS[kind].send({ message: sent, words, now: NOW, signal }, { fields: {}, secrets }, transports);
}

/** Quoted-printable breaks long lines. */
const unfolded = (mail: string) => mail.replaceAll('=\r\n', '');

/** Why it was not sent. */
const failureOf = (sending: Promise<unknown>) =>
  sending.then(
    () => null,
    (error: Error & { code: string; retryAfterMs?: number }) => error,
  );

describe.each(HTTP_KINDS)('%s, over HTTP', (kind) => {
  it('sends one message with its id in header and body, and takes the answer of the service', async () => {
    const receiver = await startHttpReceiver(answering(200, GOOD[kind]));
    const answer = await send(kind, receiver.url);
    const { headers, body, path } = await receiver.arrived(1);
    expect(headers['idempotency-key']).toBe(ID);
    expect(headers['content-type']).toBe('application/json');
    expect(body).toContain(kind === 'discord' ? ID.replaceAll('-', '').slice(0, 25) : ID);
    expect(body).toContain('(415) 555-0000 lapses tomorrow');
    expect(path.startsWith(kind === 'ntfy' ? PATH.slice(0, PATH.lastIndexOf('/')) : PATH)).toBe(true);
    expect(answer).not.toContain('hooks');
  });

  it('sends a digest with counts, the sum, the ten most urgent and what was handled', async () => {
    const receiver = await startHttpReceiver(answering(200, GOOD[kind]));
    await send(kind, receiver.url, message(14));
    const { body } = await receiver.arrived(1);
    expect(body).toContain('14 numbers will lapse');
    expect(body).toContain('US$21.00');
    expect(body).toContain('(415) 555-0009 lapses tomorrow');
    expect(body.includes('(415) 555-0010 lapses tomorrow')).toBe(kind === 'webhook');
    if (kind !== 'webhook') expect(body).toContain('and 4 more');
    expect(body).toContain('(415) 555-0099');
    expect(body).toContain('https://app.talkover.ai/');
    expect(() => JSON.parse(body) as unknown).not.toThrow();
  });

  it('stays within what the service takes, however much there is', async () => {
    const receiver = await startHttpReceiver(answering(200, GOOD[kind]));
    await send(kind, receiver.url, message(5_000, lapsing(0, '☎'.repeat(9_000))));
    const { body } = await receiver.arrived(1);
    const limit: Partial<Record<ChannelKind, number>> = { slack: 40_000, teams: 28_000, discord: 15_000, ntfy: 6_000 };
    expect(Buffer.byteLength(body)).toBeLessThan(limit[kind] ?? 300_000);
  });

  it('says why where the service refuses, and when it wants to be asked again, without the address', async () => {
    const receiver = await startHttpReceiver(answering(429, '', { 'Retry-After': '90' }));
    const slowDown = await failureOf(send(kind, receiver.url));
    expect(slowDown).toMatchObject({ code: 'channel_failed', retryAfterMs: 90_000 });
    receiver.answer = answering(500, `${PATH} is broken: XoW3mVvTk1 ${SECRET} tk_abcdefgh`);
    const broken = await failureOf(send(kind, receiver.url));
    expect(broken?.message).toContain('HTTP 500');
    const errors = JSON.stringify([broken?.message, slowDown?.message, broken?.cause, String(broken?.stack)]);
    for (const secret of [...(kind === 'ntfy' ? [] : ['T024BE7LH']), 'XoW3mVvTk1', ...(kind === 'webhook' ? [SECRET] : []), ...(kind === 'ntfy' ? ['tk_abcdefgh'] : [])]) expect(errors).not.toContain(secret); // prettier-ignore
  });

  it('follows no redirect', async () => {
    const elsewhere = await startHttpReceiver(answering(200, GOOD[kind]));
    const receiver = await startHttpReceiver(answering(307, '', { Location: elsewhere.url }));
    expect(await failureOf(send(kind, receiver.url))).toMatchObject({ code: 'channel_failed' });
    expect(elsewhere.received).toEqual([]);
  });

  it('gives up on an answer that never comes, or has no end', async () => {
    const receiver = await startHttpReceiver(silent);
    const sending = failureOf(send(kind, receiver.url));
    await receiver.arrived(1);
    await clock.advance(PATIENCE_MS);
    expect((await sending)?.message).toContain('didn’t answer in time');
    receiver.answer = (response) => {
      const write = () =>
        void (response.write('x'.repeat(60_000)) ? setImmediate(write) : response.once('drain', write));
      write();
    };
    expect((await failureOf(send(kind, receiver.url)))?.message).toContain('isn’t one that this service sends');
  });

  it('takes an answer that comes late, but in time', async () => {
    const receiver = await startHttpReceiver(silent);
    let answer = () => undefined as void;
    receiver.answer = (response) => (answer = () => void response.writeHead(200).end(GOOD[kind]));
    const sending = send(kind, receiver.url);
    await receiver.arrived(1);
    await clock.advance(PATIENCE_MS - 1);
    answer();
    expect(await failureOf(sending)).toBeNull();
  });

  it('says that the connection was lost where the service hangs up without a word', async () => {
    const receiver = await startHttpReceiver((response) => void response.destroy());
    expect((await failureOf(send(kind, receiver.url)))?.message).toContain('connection was lost');
    expect(receiver.received).toHaveLength(1);
  });

  it('says that no server answers', async () => {
    expect((await failureOf(send(kind, 'http://127.0.0.1:1')))?.message).toContain('can’t be reached');
  });

  it('is canceled when the app ends', async () => {
    const receiver = await startHttpReceiver(silent);
    const ending = new AbortController();
    const sending = failureOf(send(kind, receiver.url, message(1), ending.signal));
    await receiver.arrived(1);
    ending.abort();
    expect(await sending).toMatchObject({ code: 'cancelled' });
  });
});

it.each(['slack', 'discord', 'ntfy'] as const)('%s: an answer that is garbage is no success', async (kind) => {
  const receiver = await startHttpReceiver(answering(200, '<html>Welcome to the hotel</html>'));
  expect((await failureOf(send(kind, receiver.url)))?.message).toContain('isn’t one that this service sends');
});

it('a webhook is signed over timestamp and body', async () => {
  const receiver = await startHttpReceiver(answering(204));
  await send('webhook', receiver.url, message(2));
  const { headers, body } = await receiver.arrived(1);
  const timestamp = headers['talkover-numbers-timestamp'] as string;
  expect(Number(timestamp)).toBe(NOW / 1000);
  const expected = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex');
  expect(headers['talkover-numbers-signature']).toBe(`v1=${expected}`);
  expect(JSON.parse(body)).toMatchObject({
    version: 1,
    id: ID,
    type: 'digest',
    counts: { lapses: 2, renews: 0, alerts: 0, handled: 1 },
    costs: [{ currency: 'USD', amount: 3 }],
    items: [{ type: 'lapses', environment: { name: 'Production' }, daysLeft: 1, cost: { amount: 1.5, currency: 'USD' } }, {}], // prettier-ignore
    omitted: 0,
  });
});

it('what Talkover sends can neither link, mention nor format anything', async () => {
  const hostile = '<!channel> [pay here](https://evil.example) **now** <https://evil.example|x>';
  for (const kind of ['slack', 'teams', 'discord'] as const) {
    const receiver = await startHttpReceiver(answering(200, GOOD[kind]));
    await send(kind, receiver.url, message(2, lapsing(0, hostile)));
    const { body } = await receiver.arrived(1);
    if (kind === 'slack')
      expect(JSON.stringify((JSON.parse(body) as { blocks: unknown[] }).blocks.slice(1, 2))).not.toMatch(/<[!h]/); // prettier-ignore
    else expect(body).not.toMatch(/(?<!\\)\[pay/);
    if (kind === 'discord') expect(JSON.parse(body)).toMatchObject({ allowed_mentions: { parse: [] } });
  }
});

describe('e-mail, over SMTP', () => {
  const PASSWORD = 'correct horse battery';
  const sendMail = (
    port: number,
    password = '',
    security = 'none',
    host = '127.0.0.1',
    signal = new AbortController().signal,
  ) =>
    // prettier-ignore
    CHANNELS.email.send(
      { message: message(12), words, now: NOW, signal },
      {
        fields: { host, port: String(port), security, username: password && 'me', from: 'app@example.com', to: 'a@example.com, b@example.com' }, // prettier-ignore
        secrets: { password },
      },
      transports,
    );

  it('sends plain text with the id of the message', async () => {
    const receiver = await startMailReceiver({ password: PASSWORD });
    expect(await sendMail(receiver.port, PASSWORD)).toContain('250');
    const mail = receiver.mails[0] ?? '';
    expect(mail).toContain('Subject: 12 numbers will lapse');
    expect(mail).toContain(`Message-ID: <${ID}@example.com>`);
    expect(mail).toContain(`Idempotency-Key: ${ID}`);
    expect(unfolded(mail)).toContain('(415) 555-0009 lapses tomorrow');
    expect(mail).toContain('and 2 more');
    expect(mail).toMatch(/To: a@example\.com, b@example\.com/);
  });

  it('says why the server refuses, without the password that it may quote', async () => {
    const receiver = await startMailReceiver({ password: PASSWORD });
    const failure = await failureOf(sendMail(receiver.port, 'wrong secret word'));
    expect(failure?.message).toContain('refused the user name or the password');
    expect(JSON.stringify([failure?.message, failure?.stack, failure?.cause])).not.toContain('wrong secret word');
    receiver.refuse = () => ({ code: 451, message: 'Greylisted, come back later' });
    expect((await failureOf(sendMail(receiver.port, PASSWORD)))?.message).toContain('Greylisted, come back later');
    const quoted = Buffer.from(PASSWORD).toString('base64');
    receiver.refuse = () => ({ code: 550, message: `Not after ${PASSWORD} or ${quoted}` });
    expect((await failureOf(sendMail(receiver.port, PASSWORD)))?.message).toContain('Not after … or …');
    expect(receiver.mails).toEqual([]);
  });

  it('gives up on a server that never answers', async () => {
    const receiver = await startMailReceiver();
    let asked = false;
    receiver.refuse = () => {
      asked = true;
      return new Promise(() => undefined);
    };
    const sending = failureOf(sendMail(receiver.port));
    await eventually(() => expect(asked).toBe(true));
    await clock.advance(60_000);
    expect((await sending)?.message).toContain('didn’t answer in time');
  });

  it('waits for a server that is slow, and sends once', async () => {
    const receiver = await startMailReceiver();
    let take = (_: null) => undefined as void;
    let asked = 0;
    receiver.refuse = () => {
      asked++;
      return new Promise<null>((resolve) => (take = resolve));
    };
    const sending = failureOf(sendMail(receiver.port));
    await eventually(() => expect(asked).toBe(1));
    await clock.advance(30_000);
    take(null);
    expect(await sending).toBeNull();
    expect(receiver.mails).toHaveLength(1);
  });

  it('trusts no certificate that is not vouched for, and sends nothing in the clear', async () => {
    const secure = await startMailReceiver({ secure: true });
    expect((await failureOf(sendMail(secure.port, '', 'tls')))?.message).toContain('isn’t secure');
    const plain = await startMailReceiver();
    expect((await failureOf(sendMail(plain.port, '', 'starttls')))?.message).toContain('no encryption');
    expect((await failureOf(sendMail(25, '', 'none', 'mail.example.com')))?.message).toContain('no encryption');
    expect([...secure.mails, ...plain.mails]).toEqual([]);
  });

  it('says that what answers speaks something else, or nothing answers', async () => {
    const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
    onTestFinished(() => void web.close());
    await once(web, 'listening');
    const { port } = web.address() as AddressInfo;
    expect((await failureOf(sendMail(port)))?.message).toContain('isn’t one that this service sends');
    expect((await failureOf(sendMail(1)))?.message).toContain('can’t be reached');
  });
});

it('every kind is described in docs/channels.md, with its fields', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../../docs/channels.md'), 'utf8');
  for (const kind of CHANNEL_KINDS) {
    expect(text).toContain(`### ${words.t(`channels.kind.${kind}`)}`);
    expect(fieldsOf(kind).length).toBeGreaterThan(0);
  }
});
