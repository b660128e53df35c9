import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { beforeEach, expect, it, vi } from 'vitest';
import { readNetworkFailure } from '../core/talkover/network-failure';

/** A session of Chromium's, of which only the passwords of proxies matter here. */
const fakeSession = () => ({ clearAuthCache: vi.fn(() => Promise.resolve()) });

/** A request as Electron makes it: it says what happens by events. */
class FakeRequest extends EventEmitter {
  write = vi.fn();
  end = vi.fn();
  abort = vi.fn();
  constructor(readonly options: { url: string; session?: ReturnType<typeof fakeSession> }) {
    super();
  }
}

const app = new EventEmitter();
const requests: FakeRequest[] = [];
const session = { defaultSession: fakeSession(), fromPartition: vi.fn(fakeSession) };
const net = {
  request(options: FakeRequest['options']) {
    requests.push(new FakeRequest(options));
    return requests.at(-1);
  },
};
vi.mock('electron', () => ({ app, net, session }));
const { createNetwork } = await import('./network');

const PROXY = { isProxy: true, host: 'proxy.example', port: 8080 };
const ME = { username: 'me', password: 'secret' };

type Network = ReturnType<typeof createNetwork>;

function fetchBy(network: Network, init: Partial<Parameters<Network['fetch']>[1]> = {}): Promise<Response> {
  const signal = new AbortController().signal;
  return network.fetch('https://numbers.example', { method: 'GET', headers: {}, redirect: 'error', signal, ...init });
}

function send(...given: Parameters<typeof fetchBy>): FakeRequest {
  void fetchBy(...given);
  return requests.at(-1)!;
}

/** What a server answers, as Electron passes it on. */
const answer = (
  statusCode: number,
  more: { statusMessage?: string; headers?: Record<string, string | string[]> } = {},
) => Object.assign(Readable.from([Buffer.from('{}')]), { statusCode, statusMessage: 'OK', headers: {}, ...more });

const networkServiceEnds = () => app.emit('child-process-gone', {}, { serviceName: 'network.mojom.NetworkService' });

beforeEach(() => {
  app.removeAllListeners();
  requests.length = 0;
  session.defaultSession = fakeSession();
  session.fromPartition.mockClear();
});

it('answers a proxy as it is told to, says whether the last answer was refused, and answers a server with nothing', async () => {
  const answerProxy = vi.fn(() => Promise.resolve<typeof ME | null>(ME));
  const request = send(createNetwork(), { answerProxy });
  const login = vi.fn();
  request.emit('login', PROXY, login);
  await vi.waitFor(() => expect(login).toHaveBeenLastCalledWith('me', 'secret'));
  answerProxy.mockResolvedValueOnce(null);
  request.emit('login', PROXY, login);
  await vi.waitFor(() => expect(login).toHaveBeenLastCalledWith());
  expect(answerProxy.mock.calls).toEqual([['proxy.example:8080', false], ['proxy.example:8080', true]]); // prettier-ignore

  request.emit('login', { ...PROXY, isProxy: false }, login);
  expect([login.mock.lastCall, answerProxy.mock.calls.length]).toEqual([[], 2]);
});

it('uses a session of its own once the network service has ended, and no other process’s end', () => {
  const network = createNetwork();
  app.emit('child-process-gone', {}, { serviceName: 'audio.mojom.AudioService' });
  expect(send(network).options.session).toBeUndefined();
  networkServiceEnds();
  expect(send(network).options.session).toBe(session.fromPartition.mock.results[0]?.value);
  networkServiceEnds();
  expect(send(network).options.session).toBe(session.fromPartition.mock.results[1]?.value);
  expect(session.fromPartition.mock.calls.map(([name]: unknown[]) => name)).toEqual(['network-1', 'network-2']);
});

it('forgets what proxies were answered with in every session that was used', async () => {
  const network = createNetwork();
  networkServiceEnds();
  networkServiceEnds();
  await network.forgetProxies();
  const replacements = session.fromPartition.mock.results.map(({ value }) => value as ReturnType<typeof fakeSession>);
  for (const { clearAuthCache } of [session.defaultSession, ...replacements])
    expect(clearAuthCache).toHaveBeenCalledOnce();
});

it('takes an answer whose headers and reason phrase are in another alphabet', async () => {
  const fetched = fetchBy(createNetwork());
  const headers = { 'x-reason': 'Zugriff f\uFFFDr 日本', 'set-cookie': ['a=1', 'b=2'] };
  requests.at(-1)!.emit('response', answer(403, { statusMessage: 'Доступ запрещён', headers }));
  const response = await fetched;
  expect([response.status, await response.text()]).toEqual([403, '{}']);
  expect(Buffer.from(response.headers.get('x-reason')!, 'latin1').toString()).toBe('Zugriff f\uFFFDr 日本');
});

it.each([600, 999])('refuses an answer with the status %i, which HTTP does not have', async (status) => {
  const fetched = fetchBy(createNetwork());
  requests.at(-1)!.emit('response', answer(status));
  const failure: unknown = await fetched.catch((error: unknown) => error);
  expect(readNetworkFailure(failure).kind).toBe('not_http');
  expect(requests.at(-1)!.abort).toHaveBeenCalledOnce();
});
