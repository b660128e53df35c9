import { Worker } from 'node:worker_threads';
import { expect, it, vi } from 'vitest';
import { promisesSettled } from '../../../shared/testing/promises-settled';
import { eventually } from '../../../shared/testing/eventually';
import { environment, startCore, useSandbox } from '../testing/core-over-sandbox';

useSandbox();

it('reading the state starts nothing, neither a job of the worker nor a request', async () => {
  const posted = vi.spyOn(Worker.prototype, 'postMessage');
  const fetched = vi.spyOn(globalThis, 'fetch');
  const { core, clock, ask } = await startCore();
  await ask('environment.add', environment());
  const shown = () => core.state().environments[0]!;
  await eventually(() => expect(shown().dueSoon).toBeGreaterThan(0)); // the worker has answered
  expect([posted.mock.calls.length, fetched.mock.calls.length]).not.toContain(0);

  // on another day, other numbers are coming: to look for them is work for the worker
  clock.jump(86_400_000);
  posted.mockClear();
  fetched.mockClear();
  expect(shown().sync.count).toBe(40);
  await promisesSettled();
  expect([posted.mock.calls, fetched.mock.calls]).toEqual([[], []]);
});
