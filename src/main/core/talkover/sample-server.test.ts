import { expect, it, vi } from 'vitest';
import type { Sandbox } from '../../../sandbox/server';
import { createSampleServer } from './sample-server';

const DAY_MS = 86_400_000;

/** A server whose sandboxes are counted; those of the numbers in `failing` don't start. */
function setUp(failing: readonly number[] = []) {
  let now = 100 * DAY_MS + DAY_MS / 2;
  const close = vi.fn(() => Promise.resolve());
  const start = vi.fn(() => {
    const { length } = start.mock.calls;
    if (failing.includes(length)) return Promise.reject<Sandbox>(new Error('The port is taken.'));
    return Promise.resolve({ url: `http://127.0.0.1:${length}`, token: 't', close } as unknown as Sandbox);
  });
  const server = createSampleServer({ now: () => now }, start);
  return { server, start, close, nextDay: () => (now += DAY_MS) };
}

it('starts once a day, however often it is asked', async () => {
  const { server, start, close, nextDay } = setUp();
  const [first, second] = await Promise.all([server.access(), server.access()]);
  expect([first, second.baseUrl, start.mock.calls.length]).toEqual([
    { baseUrl: 'http://127.0.0.1:1', token: 't' },
    'http://127.0.0.1:1',
    1,
  ]);
  nextDay();
  expect((await server.access()).baseUrl).toBe('http://127.0.0.1:2');
  expect(close).toHaveBeenCalledOnce();
  await server.stop();
  expect(close).toHaveBeenCalledTimes(2);
});

it('is started again by the next call if it could not be started', async () => {
  const { server } = setUp([1]);
  await expect(server.access()).rejects.toThrow('The port is taken.');
  expect((await server.access()).baseUrl).toBe('http://127.0.0.1:2');
  await server.stop();
});
