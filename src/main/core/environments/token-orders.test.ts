import '../../../shared/testing/property-seed';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NO_FILTERS, type Environment } from '../../../shared/environment';
import { promisesSettled } from '../../../shared/testing/promises-settled';
import { createManualClock } from '../testing/manual-clock';
import { createSettingsStore } from '../settings/settings-store';
import { createNumbersSource } from '../lists/numbers-source';
import { createSampleServer } from '../talkover/sample-server';
import { createKeychain } from '../tokens/keychain';
import { createTokenVault } from '../tokens/token-vault';
import { readNumbers } from '../worker/number-jobs';
import type { NumberWorker } from '../worker/number-worker';
import { createEnvironmentChanges } from './environment-changes';
import { createEnvironments } from './environments';

const SERVERS = ['https://a.example', 'https://b.example', 'https://b.example:8443'] as const;
type Server = (typeof SERVERS)[number];
const server = fc.constantFrom(...SERVERS);

/** A step of the user, of the keychain or of fate. */
type Step =
  | { kind: 'add'; server: Server }
  | { kind: 'update'; server: Server; hasToken: boolean }
  | { kind: 'remove' }
  | { kind: 'sync' }
  /** The user answers one of the keychain's prompts, in any order. */
  | { kind: 'answer'; which: number; isYes: boolean }
  | { kind: 'timeOut' }
  /** The app is killed and started again; `edited` is what the user has made of the base URL in settings.json meanwhile. */
  | { kind: 'kill'; arePromptsAnswered: boolean; edited: Server | null };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), server }),
  fc.record({ kind: fc.constant('update' as const), server, hasToken: fc.boolean() }),
  fc.constant({ kind: 'remove' as const }),
  fc.constant({ kind: 'sync' as const }),
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('answer' as const), which: fc.nat(3), isYes: fc.boolean() }) },
  fc.constant({ kind: 'timeOut' as const }),
  fc.record({
    kind: fc.constant('kill' as const),
    arePromptsAnswered: fc.boolean(),
    edited: fc.option(server),
  }),
);

/** What outlives the app: the settings file, the keychain and the stored lists. `sent` is what servers were sent. */
interface World {
  platform: string;
  file: Record<string, unknown>;
  keychain: Map<string, string>;
  lists: Map<string, string>;
  sent: { to: string; token: string }[];
}

interface Prompt {
  apply: () => unknown;
  answer: (isYes: boolean) => void;
}

/** The server that a token was entered for is part of the token. */
const serverOf = (token: string) => SERVERS[Number(/^talq_(\d)_/.exec(token)?.[1])];
const newToken = (for_: Server, count: number) => `talq_${SERVERS.indexOf(for_)}_${count}`;

const NUMBERS = JSON.stringify({ success: true, data: [] });

/** One run of the app in the world, with a keychain that answers when the test lets it. */
function startApp(world: World) {
  const clock = createManualClock(0);
  const prompts: Prompt[] = [];
  const run = { isAlive: true, answersAtOnce: false };

  function asked<T>(apply: () => T): Promise<T> {
    if (run.answersAtOnce) return Promise.resolve(apply());
    return new Promise((resolve, reject) => {
      prompts.push({
        apply,
        answer: (isYes) => (isYes ? resolve(apply()) : reject(new Error('Prompt was dismissed'))),
      });
    });
  }
  const settings = createSettingsStore({
    get store() {
      return structuredClone(world.file);
    },
    set store(content) {
      if (!run.isAlive) throw new Error('killed');
      world.file = structuredClone(content);
    },
  });
  const vault = createTokenVault({
    keychain: createKeychain({
      platform: world.platform,
      clock,
      loadKeytar: () =>
        Promise.resolve({
          getPassword: (_, id) => asked(() => world.keychain.get(id) ?? null),
          setPassword: (_, id, secret) => asked(() => void world.keychain.set(id, secret)),
          deletePassword: (_, id) => asked(() => world.keychain.delete(id)),
        }),
    }),
    baseUrlOf: (id) => world.lists.get(id) ?? settings.environments().find((one) => one.id === id)?.baseUrl ?? null,
  });
  const environments = createEnvironments({ settings, vault });
  const source = createNumbersSource({
    fetch(url, { headers }) {
      if (!run.isAlive) return new Promise(() => undefined);
      world.sent.push({ to: new URL(url).origin, token: (headers.Authorization ?? '').replace('Bearer ', '') });
      return Promise.resolve(new Response(NUMBERS));
    },
    clock,
    random: () => 0.5,
    vault,
    sample: createSampleServer(clock),
    worker: {
      readNumbers: (body, before) => Promise.resolve(readNumbers({ body, before })),
    } satisfies Partial<NumberWorker> as unknown as NumberWorker,
  });
  const changes = createEnvironmentChanges({
    environments,
    vault,
    source,
    earlierOf: () => Promise.resolve(null),
    onConnected: () => undefined,
    onFetched: ({ id, baseUrl }) => Promise.resolve(void (run.isAlive && world.lists.set(id, baseUrl))),
    onRenamed: () => undefined,
    onRemoved: (id) => Promise.resolve(void (run.isAlive && world.lists.delete(id))),
  });
  for (const id of settings.looseTokens()) void environments.dropLooseToken(id).catch(() => undefined);
  return { clock, prompts, run, settings, environments, source, changes };
}

/** What was acknowledged of an environment and not touched since; undefined where something is under way or failed. */
interface Acknowledged {
  last: { id: string; token: string; server: Server } | undefined;
}

/** Plays the steps, then lets the keychain answer everything; resolves with what is left. */
async function play(world: World, steps: readonly Step[]) {
  let app = startApp(world);
  let count = 0;
  let underWay = 0;
  const acknowledged: Acknowledged = { last: undefined };

  function begin(work: Promise<unknown>, becomes?: () => Acknowledged['last']): void {
    const { run } = app;
    underWay++;
    if (becomes) acknowledged.last = undefined;
    void work.then(
      () => {
        if (!run.isAlive) return;
        underWay--;
        if (becomes) acknowledged.last = underWay === 0 ? becomes() : undefined;
      },
      () => void (run.isAlive && underWay--),
    );
  }
  const details = (for_: Server) => ({ name: 'A', color: 'teal' as const, baseUrl: for_, scope: NO_FILTERS });

  function restart(arePromptsAnswered: boolean, edited: Server | null): void {
    app.run.isAlive = false;
    if (arePromptsAnswered) for (const prompt of app.prompts) prompt.apply();
    if (edited) {
      const edit = (environment: Environment) => ({ ...environment, baseUrl: edited });
      world.file = {
        ...world.file,
        environments: ((world.file.environments as Environment[] | undefined) ?? []).map(edit),
      };
      acknowledged.last = undefined;
    }
    underWay = 0;
    app = startApp(world);
  }

  async function take(one: Step): Promise<void> {
    const [first] = app.environments.list();
    if (one.kind === 'add') {
      const token = newToken(one.server, ++count);
      const adding = app.changes.add({ details: details(one.server), token, keep: 'keychain' });
      const isFirst = !first;
      let id = '';
      begin(adding.then((added) => (id = added.environmentId)), () => (isFirst ? { id, token, server: one.server } : undefined)); // prettier-ignore
    } else if (one.kind === 'update' && first) {
      const token = one.hasToken ? newToken(one.server, ++count) : null;
      const input = { environmentId: first.id, details: details(one.server), token, keep: 'keychain' as const };
      begin(app.changes.update(input), () =>
        token === null ? undefined : { id: first.id, token, server: one.server },
      );
    } else if (one.kind === 'remove' && first) {
      begin(app.changes.remove(first.id), () => undefined);
    } else if (one.kind === 'sync' && first) {
      begin(app.source.fetchEnvironment(first, new AbortController().signal));
    } else if (one.kind === 'answer') {
      app.prompts.splice(one.which % Math.max(1, app.prompts.length), 1)[0]?.answer(one.isYes);
    } else if (one.kind === 'timeOut') {
      await app.clock.advance(120_000);
    } else if (one.kind === 'kill') {
      restart(one.arePromptsAnswered, one.edited);
    }
    await promisesSettled();
  }

  for (const one of steps) await take(one);
  restart(true, null);
  app.run.answersAtOnce = true;
  for (const prompt of app.prompts.splice(0)) prompt.answer(true);
  await promisesSettled();
  await Promise.all(app.environments.list().map((one) => app.source.fetchEnvironment(one, new AbortController().signal).catch(() => undefined))); // prettier-ignore
  return { acknowledged: acknowledged.last };
}

const world = (platform: string): World => ({ platform, file: {}, keychain: new Map(), lists: new Map(), sent: [] });

/** A world in which version 0.1.0 has stored a token without its server. */
function olderWorld(platform: string): World {
  const id = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
  const environment = { id, kind: 'live', name: 'A', color: 'teal', baseUrl: SERVERS[0], scope: NO_FILTERS };
  return {
    ...world(platform),
    file: { version: 2, environments: [environment] },
    keychain: new Map([[id, newToken(SERVERS[0], 0)]]),
    lists: new Map([[id, SERVERS[0]]]),
  };
}

const platform = fc.constantFrom('darwin', 'linux');
const begun = fc.oneof(platform.map(world), platform.map(olderWorld));

it('sends no token to another server and leaves none in the keychain, in whatever order things happen', async () => {
  await fc.assert(
    fc.asyncProperty(begun, fc.array(step, { maxLength: 30, size: 'max' }), async (start, steps) => {
      const { acknowledged } = await play(start, steps);
      for (const { to, token } of start.sent) expect(`${token} to ${to}`).toBe(`${token} to ${serverOf(token)}`);
      const ids = ((start.file.environments as Environment[] | undefined) ?? []).map(({ id }) => id);
      expect([...start.keychain.keys()].filter((id) => !ids.includes(id) && !id.startsWith('is the'))).toEqual([]);
      if (!acknowledged) return;
      expect(start.sent).toContainEqual({ to: acknowledged.server, token: acknowledged.token });
      expect(start.keychain.get(acknowledged.id)).toContain(acknowledged.token);
    }),
    { numRuns: 120 },
  );
});

it('binds what 0.1.0 stored to the server that the list came from, before it is used', async () => {
  const start = olderWorld('linux');
  await play(start, [{ kind: 'kill', arePromptsAnswered: true, edited: SERVERS[1] }]);
  expect(start.sent).toEqual([]);
  expect([...start.keychain.values()]).toEqual([expect.stringContaining(`"origin": "${SERVERS[0]}"`)]);
  await play(start, [{ kind: 'kill', arePromptsAnswered: true, edited: SERVERS[0] }]);
  expect(start.sent).toEqual([{ to: SERVERS[0], token: newToken(SERVERS[0], 0) }]);
});
