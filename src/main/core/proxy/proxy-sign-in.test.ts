import { expect, it, vi } from 'vitest';
import type { Fetch } from '../ports/ports';
import { createManualClock } from '../testing/manual-clock';
import { createKeychain } from '../tokens/keychain';
import { createProxySignIn, fetchThroughProxies } from './proxy-sign-in';

const ME = { username: 'me', password: 'secret' };
const PROXY = 'proxy.example:8080';

/** The sign-in of one run of the app, over a keychain that may refuse. */
function start(entries = new Map<string, string>(), refusal: Error | null = null, names: string[] = []) {
  const answer = <T>(value: () => T) => (refusal ? Promise.reject(refusal) : Promise.resolve(value()));
  const keychain = createKeychain({
    platform: 'darwin',
    clock: createManualClock(0),
    loadKeytar: () =>
      Promise.resolve({
        getPassword: (_, account) => answer(() => entries.get(account) ?? null),
        setPassword: (_, account, secret) => answer(() => void entries.set(account, secret)),
        deletePassword: (_, account) => answer(() => entries.delete(account)),
      }),
  });
  const stored = { all: () => names, save: (next: readonly string[]) => void (names = [...next]) };
  const signIn = createProxySignIn({
    keychain,
    names: stored,
    log: { warn: () => undefined },
    onChange: () => undefined,
  });
  return { entries, signIn, names: stored.all };
}

it('asks the user once, and finds the answer in the keychain at the next start', async () => {
  const { entries, signIn } = start();
  expect(await signIn.credentialsFor(PROXY, false)).toBeNull();
  expect(signIn.state()).toEqual({ proxy: PROXY, isRefused: false });
  await signIn.signIn(PROXY, ME);
  expect([signIn.state(), await signIn.credentialsFor(PROXY, false)]).toEqual([null, ME]);
  const next = start(entries).signIn;
  expect([await next.credentialsFor(PROXY, false), next.state()]).toEqual([ME, null]);
  expect(await next.credentialsFor('other.example:8080', false)).toBeNull();
});

it('sends what was refused no second time, until the user answers again', async () => {
  const { signIn } = start(new Map([[`proxy ${PROXY}`, JSON.stringify({ ...ME, password: 'old' })]]));
  expect(await signIn.credentialsFor(PROXY, false)).toMatchObject({ password: 'old' });
  expect(await signIn.credentialsFor(PROXY, true)).toBeNull();
  expect(await signIn.credentialsFor(PROXY, false)).toBeNull();
  expect(signIn.state()).toEqual({ proxy: PROXY, isRefused: true });
  await signIn.signIn(PROXY, ME);
  expect(await signIn.credentialsFor(PROXY, false)).toEqual(ME);
});

it('gives no proxy what the user typed for another', async () => {
  const { entries, signIn } = start();
  const other = 'other.example:8080';
  await signIn.credentialsFor(PROXY, false);
  await signIn.credentialsFor(other, false);
  await signIn.signIn(PROXY, ME);
  expect([signIn.state(), entries.size]).toEqual([{ proxy: other, isRefused: false }, 0]);
  expect(await signIn.credentialsFor(other, false)).toBeNull();
});

it('goes on without a keychain until the app quits', async () => {
  const { entries, signIn } = start(new Map(), new Error('Cannot autolaunch D-Bus without X11 $DISPLAY'));
  expect(await signIn.credentialsFor(PROXY, false)).toBeNull();
  await signIn.signIn(PROXY, ME);
  expect([await signIn.credentialsFor(PROXY, false), entries.size]).toEqual([ME, 0]);
});

it('ignores an answer without a question', async () => {
  const { entries, signIn } = start();
  await signIn.signIn(PROXY, ME);
  expect([signIn.state(), entries.size]).toEqual([null, 0]);
});

it('forgets the credentials of a proxy, in the keychain too, after another start as well', async () => {
  const { entries, signIn, names } = start();
  await signIn.credentialsFor(PROXY, false);
  await signIn.signIn(PROXY, ME);
  expect([signIn.known(), names()]).toEqual([[PROXY], [PROXY]]);
  const next = start(entries, null, [...names()]);
  expect(next.signIn.known()).toEqual([PROXY]);
  expect(await next.signIn.credentialsFor(PROXY, false)).toEqual(ME);
  await next.signIn.forget(PROXY);
  expect([next.signIn.known(), next.names(), entries.size]).toEqual([[], [], 0]);
  expect(await next.signIn.credentialsFor(PROXY, false)).toBeNull();
});

it('keeps what the keychain does not give up, and forgets what only this run knew', async () => {
  const locked = start(new Map(), new Error('The keychain is locked'), [PROXY]);
  await expect(locked.signIn.forget(PROXY)).rejects.toMatchObject({ name: 'AppError' });
  expect(locked.signIn.known()).toEqual([PROXY]);
  const other = 'other.example:8080';
  await locked.signIn.credentialsFor(other, false);
  await locked.signIn.signIn(other, ME);
  expect([locked.signIn.known(), locked.names()]).toEqual([[PROXY, other], [PROXY]]);
  await locked.signIn.forget(other);
  expect(locked.signIn.known()).toEqual([PROXY]);
});

it('answers the proxies that requests go through', async () => {
  const { signIn } = start(new Map([[`proxy ${PROXY}`, JSON.stringify(ME)]]));
  const send = vi.fn<Fetch>(() => Promise.resolve(new Response()));
  const init = { method: 'GET', headers: { accept: 'json' }, redirect: 'error', signal: AbortSignal.abort() } as const;
  await fetchThroughProxies(send, signIn)('https://numbers.example', init);
  const [url, sent] = send.mock.calls[0]!;
  expect([url, sent]).toEqual(['https://numbers.example', { ...init, answerProxy: sent.answerProxy }]);
  expect(await sent.answerProxy?.(PROXY, false)).toEqual(ME);
  expect(await sent.answerProxy?.(PROXY, true)).toBeNull();
});
