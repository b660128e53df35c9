import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeNumbers } from '../../../shared/packed/number-chunk';
import { isDoubtful, isLargeLoss } from '../../../shared/numbers/list-loss';
import { settingsSchema } from '../../../shared/settings';
import { promisesSettled } from '../../../shared/testing/promises-settled';
import { sampleEnvironment, sampleNumber } from '../../../shared/testing/sample';
import type { EnvironmentList } from '../lists/environment-list';
import { alertsFromChanges } from '../reminders/ledger/alerts-from-changes';
import type { ListChanges } from '../reminders/alerts/alert-definition';
import { createSync } from '../sync/sync';
import { createNumbersSource } from '../lists/numbers-source';
import { createManualClock } from '../testing/manual-clock';
import { joinPages, readNumbers } from '../worker/number-jobs';
import type { NumberWorker } from '../worker/number-worker';
import { createIngest, type IngestParts } from './ingest';

const MINUTE = 60_000;
const environment = sampleEnvironment();
const { id } = environment;

/** What the server answers to one reading of its list. */
type View = 'right' | 'empty' | 'first half' | 'second half' | 'without a few' | 'broken';
const VIEWS: readonly View[] = ['right', 'empty', 'first half', 'second half', 'without a few', 'broken'];

/** A server that pages or doesn't, and serves the true list once it has served what it was asked to. */
function createServer() {
  let truth: string[] = Array.from({ length: 40 }, (_, index) => `n${index}`);
  let shown = truth;
  let isPaged = false;
  const views: View[] = [];

  function see(view: View): string[] {
    const half = truth.length >> 1;
    if (view === 'empty') return [];
    if (view === 'first half') return truth.slice(0, half);
    if (view === 'second half') return truth.slice(half);
    return view === 'without a few' ? truth.slice(3) : truth;
  }
  function answer(page: number | null): Response {
    const view = page === null ? (views.shift() ?? 'right') : 'right';
    if (view === 'broken') return Response.json({ success: true });
    if (page === null) shown = see(view);
    const at = ((page ?? 1) - 1) * 7;
    const ids = isPaged ? shown.slice(at, at + 7) : shown;
    const meta = { current_page: page ?? 1, per_page: 7, total: shown.length, last_page: Math.max(1, Math.ceil(shown.length / 7)) }; // prettier-ignore
    const data = ids.map((one) => sampleNumber({ id: one, number: `+${one}` }));
    return Response.json({ success: true, data, ...(isPaged && { meta }) });
  }
  return {
    fetch: (url: string) => {
      const page = new URL(url).searchParams.get('page');
      return Promise.resolve(answer(page === null ? null : Number(page)));
    },
    numbers: () => truth,
    become: (numbers: string[]) => void (truth = numbers),
    page: (does: boolean) => void (isPaged = does),
    say: (...next: View[]) => void views.splice(0, views.length, ...next),
  };
}

/** Sync, comparison and alerts as the app has them, over a list that outlives each run of the app. */
function createApp() {
  const clock = createManualClock(Date.UTC(2026, 10, 24, 9));
  const server = createServer();
  let list: EnvironmentList | null = null;
  /** What was reported of each list that was taken, and which lists were read in that attempt. */
  const reports: { changes: ListChanges & { added: readonly { id: string }[] }; since: number; read: string[][] }[] =
    [];
  let read: string[][] = [];
  let underWay = 0;

  const worker = {
    readNumbers: (body, before) => Promise.resolve().then(() => readNumbers({ body, before })),
    joinPages: (question) => Promise.resolve().then(() => joinPages(question)),
  } satisfies Partial<NumberWorker>;

  function begin() {
    const source = createNumbersSource({
      fetch: server.fetch,
      clock,
      random: () => 0.5,
      vault: { read: () => Promise.resolve('talq_x') } as never,
      sample: {} as never,
      worker: worker as unknown as NumberWorker,
    });
    const ingest = createIngest({
      clock,
      environments: { get: () => environment },
      lists: { get: () => list, put: (_: string, next: EnvironmentList) => Promise.resolve(void (list = next)) },
      source: {
        async fetchEnvironment(...question: Parameters<typeof source.fetchEnvironment>) {
          underWay++;
          try {
            const fetched = await source.fetchEnvironment(...question);
            read.push([...decodeNumbers(fetched.chunks)].map((number) => number.id));
            return fetched;
          } finally {
            underWay--;
          }
        },
      },
      activity: {
        goneIds: () => Promise.resolve([]),
        listChanged: () => Promise.resolve(),
        listStarted: () => Promise.resolve(),
      },
      reminders: {
        listChanged: (_: unknown, changes: (typeof reports)[number]['changes'], since: number) =>
          Promise.resolve(void reports.push({ changes, since, read })),
        syncSucceeded: () => Promise.resolve(),
      },
      handled: { of: () => new Map(), settle: () => Promise.resolve(null) },
      feed: { changed: () => undefined },
      firstView: { over: () => Promise.resolve() },
      warnings: { warn: () => undefined, has: () => false },
      outages: { afterMs: () => 24 * 60 * MINUTE },
      signals: { remindersDue: { emit: () => undefined }, synced: { emit: () => undefined } },
    } as unknown as IngestParts);
    const sync = createSync({
      clock,
      random: () => 0.5,
      intervalMs: () => 15 * MINUTE,
      onChange: () => undefined,
      onFinished: () => void (read = []),
    });
    sync.begin({ fetchEnvironment: ingest.sync, onSignedOut: () => undefined });
    return sync;
  }

  let sync = begin();
  sync.add(id, null);

  /** Resolves when the app does nothing, but for waiting. */
  async function still(): Promise<void> {
    await clock.advance(0);
    const isWaiting = () => sync.state(id).phase !== 'syncing' || (underWay === 0 && clock.pending().length > 0);
    while (!isWaiting()) await promisesSettled();
  }
  return {
    server,
    reports,
    still,
    ids: () => (list ? [...decodeNumbers([...list.chunks])].map((number) => number.id) : []),
    async sync() {
      void sync.now(id);
      await still();
    },
    async pass(ms: number) {
      await clock.advance(ms);
      await still();
    },
    /** The computer sleeps for an hour. */
    async sleep() {
      sync.suspend();
      clock.jump(60 * MINUTE);
      await promisesSettled();
      sync.resume();
      await still();
    },
    /** The app is killed, and starts with the list that it had kept. */
    async kill() {
      sync.stop();
      await promisesSettled();
      read = [];
      sync = begin();
      sync.add(id, null);
      await still();
    },
    isInDoubt: () => sync.state(id).doubt !== null,
    stop: () => sync.stop(),
  };
}
type App = ReturnType<typeof createApp>;

const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `n${from + index}`);

/** What happens to the server and the app, one thing after another. */
const event = fc.oneof(
  fc.record({ kind: fc.constant('list' as const), from: fc.nat(30), to: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ kind: fc.constant('say' as const), views: fc.array(fc.constantFrom(...VIEWS), { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('page' as const), does: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('sync' as const, 'minute' as const, 'half a minute' as const, 'sleep' as const, 'kill' as const) }), // prettier-ignore
);
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

async function happen(app: App, one: Event): Promise<void> {
  if (one.kind === 'list') app.server.become(numbered(one.from, one.to));
  else if (one.kind === 'say') app.server.say(...one.views);
  else if (one.kind === 'page') app.server.page(one.does);
  else if (one.kind === 'sync') await app.sync();
  else if (one.kind === 'minute') await app.pass(MINUTE);
  else if (one.kind === 'half a minute') await app.pass(MINUTE / 2);
  else if (one.kind === 'sleep') await app.sleep();
  else await app.kill();
}

/** Replays the reported changes over the first list; fails where a number goes twice or comes twice. */
function replay(first: readonly string[], reports: App['reports']): string[] {
  const there = new Set(first);
  for (const { changes } of reports) {
    for (const number of changes.gone) expect(there.delete(number.id)).toBe(true);
    for (const number of changes.added) {
      expect(there.has(number.id)).toBe(false);
      there.add(number.id);
    }
  }
  return [...there].sort();
}

/** Nothing large is reported as gone that the answer before, in the same attempt, still had. */
function expectConfirmed({ changes, read }: App['reports'][number]): void {
  const lost = changes.gone.length;
  if (!isDoubtful({ ...changes.size, lost })) return;
  expect(read.length).toBeGreaterThan(1);
  const earlier = new Set(read.at(-2));
  const unconfirmed = changes.gone.filter((number) => earlier.has(number.id)).length;
  expect(isDoubtful({ ...changes.size, lost: unconfirmed })).toBe(false);
}

/** The alerts of all reported changes, by their names, as the ledger keeps them. */
function alertsOf(reports: App['reports']): string[] {
  const { alerts: wanted } = settingsSchema.parse({}).reminders;
  const found = reports.flatMap(({ changes, since }) => alertsFromChanges(changes, { environment, wanted, since, at: 0 })); // prettier-ignore
  return [...new Map(found.map((alert) => [alert.key, alert.kind])).values()].filter((kind) => kind !== 'price');
}

it('whatever a server says, a number that is back within the minute was never gone, and each real loss is announced once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 16 }), async (events) => {
      const app = createApp();
      await app.still();
      const first = app.ids();
      expect(first).toHaveLength(40);
      for (const one of events) await happen(app, one);

      // the server is right from now on
      app.server.say();
      while (app.isInDoubt()) await app.pass(MINUTE);
      await app.sync();
      while (app.isInDoubt()) await app.pass(MINUTE);
      const truth = [...app.server.numbers()].sort();
      expect(app.ids().sort()).toEqual(truth);
      expect(replay(first, app.reports)).toEqual(truth);
      app.reports.forEach(expectConfirmed);
      const losses = app.reports.map(({ changes }) => changes).filter(({ gone }) => gone.length > 0);
      const expected = losses.flatMap(({ size, gone }) =>
        isLargeLoss({ ...size, lost: gone.length }) ? ['loss'] : gone.map(() => 'gone'),
      );
      expect(alertsOf(app.reports).sort()).toEqual(expected.sort());
      app.stop();
    }),
    { numRuns: 50 },
  );
});
