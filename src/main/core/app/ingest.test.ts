import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { NO_FILTERS } from '../../../shared/environment';
import { encodeNumbers } from '../../../shared/packed/number-chunk';
import { sampleEnvironment, sampleNumber } from '../../../shared/testing/sample';
import type { EnvironmentList } from '../lists/environment-list';
import type { FetchedNumbers } from '../talkover/numbers-source';
import { createManualClock } from '../testing/manual-clock';
import { createIngest, type IngestParts } from './ingest';

const NOW = Date.UTC(2026, 10, 24, 9);
const environment = sampleEnvironment();
const { baseUrl, scope } = environment;
const chunks = encodeNumbers([sampleNumber()]);
const EARLIER: EnvironmentList = { baseUrl, scope, chunks, count: 1, setAside: 0, fetchedAt: NOW - 1 };
const FETCHED: FetchedNumbers = { chunks, count: 2, setAside: 3, incomplete: 1, fetchedAt: NOW, changes: null };
const CHANGES = { activity: { counts: {} }, patch: { put: [], gone: [] }, added: [], gone: [], before: [], after: [] };
const COMPARED = { ...FETCHED, changes: CHANGES as unknown as FetchedNumbers['changes'] };

/** An ingest whose parts write down what they are asked to do, in order. */
function setUp(options: { last?: EnvironmentList | null; fetched?: FetchedNumbers; diskRefuses?: AppError } = {}) {
  const { last = EARLIER, fetched = COMPARED, diskRefuses } = options;
  const log: string[] = [];
  const warned: unknown[] = [];
  const abort = new AbortController();
  const does = (what: string) => () => Promise.resolve(void log.push(what));
  const parts = {
    clock: createManualClock(NOW),
    environments: { get: () => environment },
    lists: {
      get: () => last,
      put(_: string, list: EnvironmentList) {
        log.push(`store ${list.count}`);
        return diskRefuses ? Promise.reject(diskRefuses) : Promise.resolve();
      },
    },
    source: {
      fetchEnvironment(_: unknown, __: unknown, question: { before?: unknown } = {}) {
        log.push(question.before ? 'fetch and compare' : 'fetch');
        return Promise.resolve(fetched);
      },
    },
    activity: {
      goneIds: () => Promise.resolve(['gone']),
      listChanged: does('record changes'),
      listStarted: does('record a beginning'),
    },
    reminders: { listChanged: does('owe alerts'), tokenAccepted: does('accept the token') },
    feed: { changed: (step?: object) => void log.push(step ? 'feed the difference' : 'feed the whole') },
    firstView: { over: does('wait for the first view') },
    warnings: { warn: (area: string, problem: unknown) => void warned.push([area, problem]) },
    signals: { remindersDue: { emit: () => void log.push('look for reminders'), on: () => undefined } },
  } as unknown as IngestParts;
  const ingest = createIngest(parts);
  const sync = () => ingest.sync(environment.id, abort.signal, () => undefined);
  return { ingest, sync, log, warned, abort };
}

describe('a sync', () => {
  it('records what changed before the list that shows it is replaced', async () => {
    const { sync, log, warned } = setUp();
    expect(await sync()).toEqual({ count: 2, setAside: 3, incomplete: 1 });
    expect(log).toEqual([
      'wait for the first view',
      'fetch and compare',
      'record changes',
      'owe alerts',
      'store 2',
      'feed the difference',
      'accept the token',
      'look for reminders',
    ]);
    expect(warned).toEqual([[`snapshot ${environment.id}`, null]]);
  });

  it.each([
    ['there is none', null],
    ['it came from another server', { ...EARLIER, baseUrl: 'https://talkover.example' }],
    ['it answers another question', { ...EARLIER, scope: { ...NO_FILTERS, has_voice: true } }],
  ])('is compared with no earlier list where %s', async (_, last) => {
    const { sync, log } = setUp({ last, fetched: FETCHED });
    await sync();
    expect(log.slice(1, 5)).toEqual(['fetch', 'record a beginning', 'store 2', 'feed the whole']);
  });

  it('counts where the disk refuses the list, and says so', async () => {
    const diskRefuses = new AppError('disk_full', { values: { what: 'x' } });
    const { sync, log, warned } = setUp({ diskRefuses });
    expect(await sync()).toEqual({ count: 2, setAside: 3, incomplete: 1 });
    expect(log.at(-1)).toBe('look for reminders');
    expect(warned).toEqual([[`snapshot ${environment.id}`, diskRefuses]]);
  });

  it('keeps nothing of a list that came after it was cancelled', async () => {
    const { sync, log, abort } = setUp();
    const syncing = sync();
    abort.abort();
    await expect(syncing).rejects.toMatchObject({ code: 'cancelled' });
    expect(log).toEqual(['wait for the first view', 'fetch and compare']);
  });
});

it('takes the first list of an environment for a beginning, whatever was there before', async () => {
  const { ingest, log } = setUp();
  await ingest.takeFirst(environment, FETCHED);
  expect(log).toEqual(['record a beginning', 'store 2', 'feed the whole', 'accept the token', 'look for reminders']);
});
