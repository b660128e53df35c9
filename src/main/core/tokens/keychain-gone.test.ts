import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../../sandbox/server';
import { createEnvironmentLists } from '../lists/environment-lists';
import { createManualClock } from '../testing/manual-clock';
import { createNumberWorker } from '../worker/number-worker';
import { createNumbersSource } from '../lists/numbers-source';
import { createSampleServer } from '../talkover/sample-server';
import { createSnapshots } from '../lists/snapshots';
import { createSync } from '../sync/sync';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { storedToken } from './bound-token';
import { createKeychain } from './keychain';
import { createTokenVault } from './token-vault';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';

it('keeps the list while the keychain is gone in mid-session, says so, and goes on when it is back', async () => {
  const dataDir = temporaryFolder();
  const sandbox = await startSandbox({ numbers: 5, seed: 1 });
  onTestFinished(async () => {
    await sandbox.close();
  });
  const clock = createManualClock(0);
  let gone: Error | null = null;
  const stored = storedToken({ origin: sandbox.url, token: sandbox.token });
  const vault = createTokenVault({
    keychain: createKeychain({
      platform: 'linux',
      clock,
      loadKeytar: () =>
        Promise.resolve({
          getPassword: () => (gone ? Promise.reject(gone) : Promise.resolve(stored)),
          setPassword: () => Promise.resolve(),
          deletePassword: () => Promise.resolve(true),
        }),
    }),
  });
  const environment = sampleEnvironment({ baseUrl: sandbox.url });
  const lists = createEnvironmentLists(createSnapshots({ dataDir, clock }));
  const random = () => 0.5;
  const worker = createNumberWorker(clock);
  onTestFinished(() => worker.stop());
  const source = createNumbersSource({ fetch, clock, random, vault, sample: createSampleServer(clock), worker });
  const sync = createSync({
    clock,
    random,
    intervalMs: () => 900_000,
    onChange: () => undefined,
  });
  sync.begin({
    onSignedOut: () => expect.fail('the token is still good'),
    async fetchEnvironment(environmentId, signal) {
      const fetched = await source.fetchEnvironment(environment, signal);
      await lists.put(environmentId, { ...fetched, baseUrl: environment.baseUrl, scope: environment.scope });
      return { count: fetched.count, setAside: fetched.setAside };
    },
  });
  onTestFinished(() => sync.stop());

  sync.add(environment.id, null);
  await sync.now(environment.id);
  expect(sync.state(environment.id)).toMatchObject({ phase: 'idle', count: 5, error: null });

  gone = new Error('The name org.freedesktop.secrets was not provided by any .service files');
  await sync.now(environment.id);
  expect(sync.state(environment.id)).toMatchObject({
    phase: 'idle',
    count: 5,
    error: { code: 'keychain_unreachable' },
  });
  expect(sync.state(environment.id).nextAttemptAt).not.toBeNull();
  expect(lists.get(environment.id)?.count).toBe(5);

  gone = null;
  await sync.now(environment.id);
  expect(sync.state(environment.id)).toMatchObject({ phase: 'idle', count: 5, error: null });
});
