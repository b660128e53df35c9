import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hang, status } from '../../../sandbox/faults';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { AppError } from '../../../shared/app-error';
import { NO_FILTERS } from '../../../shared/environment';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { createManualClock } from '../testing/manual-clock';
import { createNumberWorker } from '../worker/number-worker';
import { createNumbersSource } from './numbers-source';
import { createSampleServer } from '../talkover/sample-server';
import { createKeychain } from '../tokens/keychain';
import { createTokenVault } from '../tokens/token-vault';

let sandbox: Sandbox;
beforeEach(async () => (sandbox = await startSandbox({ numbers: 3 })));
afterEach(() => sandbox.close());
const worker = createNumberWorker(createManualClock(0));
afterAll(() => worker.stop());

const NOW = Date.UTC(2026, 10, 24, 12);

/** The source over real HTTP, with one environment whose token is held for the session. */
async function setUp() {
  const clock = createManualClock(NOW);
  const vault = createTokenVault({ keychain: createKeychain({ platform: process.platform, clock }) });
  const environment = sampleEnvironment({ baseUrl: sandbox.url });
  await vault.store(environment, sandbox.token, 'session');
  const sample = createSampleServer(clock);
  const clocks: (string | null)[] = [];
  const onClock = (problem: AppError | null) => void clocks.push(problem?.code ?? null);
  const source = createNumbersSource({ fetch, clock, random: () => 0.5, vault, sample, worker, onClock });
  return { environment, source, clocks };
}

const { signal } = new AbortController();

describe('where numbers come from', () => {
  it('fetches within the scope of the environment, or within other filters', async () => {
    const { environment, source } = await setUp();
    expect(
      (await source.fetchEnvironment({ ...environment, scope: { ...NO_FILTERS, type: 'fax' } }, signal)).setAside,
    ).toBe(0);
    await source.fetchEnvironment(environment, signal, { filters: { ...NO_FILTERS, search: '+1' } });
    expect(sandbox.requests.map(({ query }) => query)).toEqual([{ type: 'fax' }, { search: '+1' }]);
  });

  it('knows by the answer’s date whether the clock of this computer is wrong, and not by sample data', async () => {
    const { environment, source, clocks } = await setUp();
    const date = (ms: number) => ({ date: new Date(NOW + ms).toUTCString() });
    const list = { success: true, data: [] };
    sandbox.faults.once(status(200, list, date(5 * 3_600_000)), status(401, {}, date(0)), status(200, list, date(0)));
    await source.fetchEnvironment(environment, signal);
    await expect(source.fetchEnvironment(environment, signal)).rejects.toMatchObject({ code: 'invalid_token' });
    await source.fetchEnvironment({ ...environment, kind: 'sample' }, signal);
    expect(clocks).toEqual(['clock_wrong']);
    await source.fetchEnvironment(environment, signal);
    expect(clocks).toEqual(['clock_wrong', null]);
  });

  it('says that there is no token', async () => {
    const { source, environment } = await setUp();
    const other = { ...environment, id: '0c0e7a7c-5c5c-4a9a-9f66-1d1f7f0a1a11', kind: 'live' as const };
    await expect(source.fetchEnvironment(other, signal)).rejects.toMatchObject({
      code: expect.stringMatching(/^(token_missing|keychain_)/) as string,
    });
    expect(sandbox.requests).toEqual([]);
  });

  it('fetches nothing while server or token change, and cuts off what is under way', async () => {
    const { environment, source } = await setUp();
    sandbox.faults.always(hang);
    const underWay = source.fetchEnvironment(environment, signal);
    const cutOff = expect(underWay).rejects.toMatchObject({ code: 'cancelled' });
    await source.whileChanging(environment.id, async () => {
      await cutOff;
      const requests = sandbox.requests.length;
      await expect(source.fetchEnvironment(environment, signal)).rejects.toMatchObject({ code: 'cancelled' });
      expect(sandbox.requests).toHaveLength(requests);
    });
    sandbox.faults.clear();
    expect((await source.fetchEnvironment(environment, signal)).count).toBe(3);
  });

  it('fetches again after a change that failed', async () => {
    const { environment, source } = await setUp();
    const failing = source.whileChanging(environment.id, () => Promise.reject(new Error('refused')));
    await expect(failing).rejects.toThrow('refused');
    expect((await source.fetchEnvironment(environment, signal)).count).toBe(3);
  });
});
