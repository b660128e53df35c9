import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { NO_FILTERS } from '../../../shared/environment';
import { encodeNumbers } from '../../../shared/packed/number-chunk';
import { sampleEnvironment, sampleNumber } from '../../../shared/testing/sample';
import type { EnvironmentList } from '../lists/environment-list';
import type { FetchedNumbers } from '../lists/numbers-source';
import { createManualClock } from '../testing/manual-clock';
import { createIngest, type IngestParts } from './ingest';

const NOW = Date.UTC(2026, 10, 24, 9);
const environment = sampleEnvironment();
const { baseUrl, scope } = environment;
const chunks = encodeNumbers([sampleNumber()]);
const EARLIER: EnvironmentList = { baseUrl, scope, chunks, count: 1, setAside: 0, fetchedAt: NOW - 1 };
const FETCHED: FetchedNumbers = {
  chunks,
  count: 2,
  setAside: 3,
  incomplete: 1,
  fetchedAt: NOW,
  missing: 0,
  ignoredFilters: [],
  changes: null,
};
const CHANGES = { activity: { counts: {} }, patch: { put: [], gone: [] }, added: [], gone: [], before: [], after: [] };
const COMPARED = { ...FETCHED, changes: CHANGES as unknown as FetchedNumbers['changes'] };

/** A list of 600 numbers, and one that lost some of them. */
const MANY: EnvironmentList = { ...EARLIER, count: 600 };
function without(lost: number): FetchedNumbers {
  const gone = Array.from({ length: lost }, (_, index) => String(index));
  const changes = { ...CHANGES, activity: { counts: {}, gone } } as never;
  return { ...COMPARED, count: 600 - lost, missing: lost, changes };
}

/** An ingest whose parts write down what they are asked to do, in order. */
function setUp(options: { last?: EnvironmentList | null; fetched?: FetchedNumbers[]; diskRefuses?: AppError } = {}) {
  const { last = EARLIER, fetched = [COMPARED], diskRefuses } = options;
  const log: string[] = [];
  const warned: unknown[] = [];
  const abort = new AbortController();
  const clock = createManualClock(NOW);
  const steps: unknown[] = [];
  let asked = 0;
  const held = { last, environment, onFetch: () => undefined as void };
  const does = (what: string) => () => Promise.resolve(void log.push(what));
  const parts = {
    clock,
    environments: { get: () => held.environment },
    lists: {
      get: () => held.last,
      put(_: string, list: EnvironmentList) {
        log.push(`store ${list.count}`);
        return diskRefuses ? Promise.reject(diskRefuses) : Promise.resolve();
      },
    },
    source: {
      fetchEnvironment(_: unknown, __: unknown, question: { before?: unknown } = {}) {
        log.push(question.before ? 'fetch and compare' : 'fetch');
        held.onFetch();
        return Promise.resolve(fetched[Math.min(asked++, fetched.length - 1)]);
      },
    },
    activity: {
      goneIds: () => Promise.resolve(['gone']),
      listChanged: does('record changes'),
      listStarted: does('record a beginning'),
    },
    reminders: { listChanged: does('add alerts'), syncSucceeded: does('accept the token') },
    handled: {
      of: () => new Map(),
      settle: () => Promise.resolve((log.push('settle what is handled'), null)),
    },
    feed: { changed: (step?: object) => void log.push(step ? 'feed the difference' : 'feed the whole') },
    firstView: { over: does('wait for the first view') },
    warnings: { warn: (area: string, problem: unknown) => void warned.push([area, problem]), has: () => false },
    outages: { afterMs: () => 86_400_000 },
    signals: {
      remindersDue: { emit: () => void log.push('look for reminders'), on: () => undefined },
      synced: { emit: () => undefined, on: () => undefined },
    },
  } as unknown as IngestParts;
  const ingest = createIngest(parts);
  const sync = () => ingest.sync(environment.id, abort.signal, (step) => void steps.push(step));
  return { ingest, sync, log, warned, abort, clock, steps, held };
}

describe('a sync', () => {
  it('records what changed before the list that shows it is replaced', async () => {
    const { sync, log, warned } = setUp();
    expect(await sync()).toEqual({ count: 2, setAside: 3, incomplete: 1 });
    expect(log).toEqual([
      'wait for the first view',
      'fetch and compare',
      'record changes',
      'add alerts',
      'store 2',
      'feed the difference',
      'settle what is handled',
      'accept the token',
      'look for reminders',
    ]);
    expect(warned).toEqual([
      [`snapshot ${environment.id}`, null],
      [`scope ${environment.id}`, null],
      ['handled', null],
    ]);
  });

  it.each([
    ['there is none', null],
    ['it came from another server', { ...EARLIER, baseUrl: 'https://talkover.example' }],
    ['it answers another question', { ...EARLIER, scope: { ...NO_FILTERS, has_voice: true } }],
  ])('is compared with no earlier list where %s', async (_, last) => {
    const { sync, log } = setUp({ last, fetched: [FETCHED] });
    await sync();
    expect(log.slice(1, 5)).toEqual(['fetch', 'record a beginning', 'store 2', 'feed the whole']);
  });

  it('counts where the disk refuses the list, and says so', async () => {
    const diskRefuses = new AppError('disk_full', { values: { what: 'x' } });
    const { sync, log, warned } = setUp({ diskRefuses });
    expect(await sync()).toEqual({ count: 2, setAside: 3, incomplete: 1 });
    expect(log.at(-1)).toBe('look for reminders');
    expect(warned[0]).toEqual([`snapshot ${environment.id}`, diskRefuses]);
  });

  it('says which filters of the scope were ignored', async () => {
    const { sync, warned } = setUp({ fetched: [{ ...COMPARED, ignoredFilters: ['type', 'has_voice'] }] });
    await sync();
    expect(warned[1]).toMatchObject([`scope ${environment.id}`, { code: 'filter_ignored', message: expect.stringContaining('type, has_voice') as string }]); // prettier-ignore
  });

  it('keeps nothing of a list that came after it was cancelled', async () => {
    const { sync, log, abort, held } = setUp();
    held.onFetch = () => abort.abort();
    await expect(sync()).rejects.toMatchObject({ code: 'cancelled' });
    expect(log).toEqual(['wait for the first view', 'fetch and compare']);
  });
});

const TAKEN = ['store', 'feed the difference', 'settle what is handled', 'accept the token', 'look for reminders'];

describe('a list that lost much', () => {
  it('is fetched again after a minute, and nothing is kept of it until then', async () => {
    const { sync, log, clock, steps } = setUp({ last: MANY, fetched: [without(600), without(600)] });
    const syncing = sync();
    await clock.advance(59_999);
    expect(log).toEqual(['wait for the first view', 'fetch and compare']);
    expect(steps).toEqual([{ progress: null, doubt: { missing: 600 } }]);
    await clock.advance(1);
    expect(await syncing).toEqual({ count: 0, setAside: 3, incomplete: 1 });
    expect(log.slice(2).map((line) => line.replace(/ \d+$/, ''))).toEqual(['fetch and compare', 'record changes', 'add alerts', ...TAKEN]); // prettier-ignore
  });

  it('leaves no trace where its numbers are back', async () => {
    const { sync, log, clock } = setUp({ last: MANY, fetched: [without(600), without(0)] });
    const syncing = sync();
    await clock.advance(60_000);
    expect(await syncing).toEqual({ count: 600, setAside: 3, incomplete: 1 });
    expect(log).toContain('store 600');
    expect(log).not.toContain('store 0');
  });

  it('is dropped by what cuts off the minute', async () => {
    const { sync, log, clock, abort } = setUp({ last: MANY, fetched: [without(600)] });
    const syncing = sync();
    await clock.advance(30_000);
    abort.abort();
    await expect(syncing).rejects.toMatchObject({ code: 'cancelled' });
    expect([log.length, clock.pending()]).toEqual([2, []]);
  });

  it.each([
    ['another list came by other means', { last: EARLIER }],
    [
      'the environment moved to another server',
      { environment: { ...environment, baseUrl: 'https://elsewhere.example' } },
    ],
    ['the environment got another scope', { environment: { ...environment, scope: { ...scope, has_voice: true } } }],
  ])('is not asked for again where %s', async (_, change) => {
    const { sync, log, clock, held } = setUp({ last: MANY, fetched: [without(600)] });
    const syncing = sync();
    await clock.advance(30_000);
    Object.assign(held, change);
    const refused = expect(syncing).rejects.toMatchObject({ code: 'cancelled' });
    await clock.advance(30_000);
    await refused;
    expect(log).toEqual(['wait for the first view', 'fetch and compare']);
  });
});

describe('a list that came by other means', () => {
  const BEGUN = [
    'record a beginning',
    'store 2',
    'feed the whole',
    'settle what is handled',
    'accept the token',
    'look for reminders',
  ];

  it('is a beginning where it is the first, or answers another question', async () => {
    const { ingest, log } = setUp();
    expect(await ingest.earlierOf({ ...environment, baseUrl: 'https://elsewhere.example' })).toBeNull();
    expect(ingest.canTake(environment, FETCHED, null)).toBe(true);
    await ingest.take(environment, FETCHED, null);
    expect(log).toEqual(BEGUN);
  });

  it('is compared with the list before where only the token was replaced', async () => {
    const { ingest, log } = setUp({ last: MANY });
    const before = await ingest.earlierOf(environment);
    expect(before).toMatchObject({ goneIds: ['gone'], fetchedAt: MANY.fetchedAt });
    expect(ingest.canTake(environment, without(60), before)).toBe(true);
    await ingest.take(environment, without(60), before);
    expect(log.slice(0, 3)).toEqual(['record changes', 'add alerts', 'store 540']);
  });

  it('is left to a sync where it lost much, or another list came in between', async () => {
    const { ingest, held } = setUp({ last: MANY });
    const before = await ingest.earlierOf(environment);
    expect(ingest.canTake(environment, without(61), before)).toBe(false);
    expect(ingest.canTake(environment, without(600), before)).toBe(false);
    held.last = { ...MANY, fetchedAt: NOW };
    expect(ingest.canTake(environment, without(0), before)).toBe(false);
  });

  it('is a beginning where the token shows another environment', async () => {
    const { ingest, log } = setUp({ last: MANY });
    const before = await ingest.earlierOf(environment);
    const another = { ...without(600), count: 2 };
    expect(ingest.canTake(environment, another, before)).toBe(true);
    await ingest.take(environment, another, before);
    expect(log).toEqual(BEGUN);
  });
});

it('takes only one of two lists that were compared with the same one', async () => {
  const { ingest, sync, held, log } = setUp({ last: MANY, fetched: [without(0)] });
  const syncing = sync();
  const refused = expect(syncing).rejects.toMatchObject({ code: 'cancelled' });
  const before = await ingest.earlierOf(environment);
  const taking = ingest.take(environment, without(0), before);
  held.last = { ...MANY, fetchedAt: NOW };
  await Promise.all([taking, refused]);
  expect(log.filter((line) => line.startsWith('store'))).toHaveLength(1);
});
