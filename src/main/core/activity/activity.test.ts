import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openChunk, encodeNumbers } from '../../../shared/packed/number-chunk';
import { diffNumbers } from '../../../shared/numbers/number-changes';
import type { PackedEntry } from '../../../shared/activity/activity';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { sampleEnvironment, sampleNumber } from '../../../shared/testing/sample';
import type { EnvironmentList } from '../lists/environment-list';
import { createNumberWorker } from '../worker/number-worker';
import { createManualClock } from '../testing/manual-clock';
import { createActivity, type Activity } from './activity';
import { findActivity } from '../worker/activity-jobs';
import { inFolder } from '../../../shared/testing/temporary-folder';

const DAY_MS = 86_400_000;
const NOW = 200 * DAY_MS;
const clock = createManualClock(NOW);
const worker = createNumberWorker(clock);
afterAll(() => worker.stop());

const environment = sampleEnvironment();
const one = sampleNumber({ id: '1', number: '+1' });
const two = sampleNumber({ id: '2', number: '+2' });
const three = sampleNumber({ id: '3', number: '+3' });

function open(dataDir: string) {
  const problems: unknown[] = [];
  const activity = createActivity({
    dataDir,
    clock,
    worker,
    onChange: () => undefined,
    onProblem: (_, problem) => problems.push(problem),
  });
  return { activity, problems };
}

function listOf(numbers: readonly PhoneNumber[], fetchedAt: number): EnvironmentList {
  const { baseUrl, scope } = environment;
  return { baseUrl, scope, fetchedAt, setAside: 0, count: numbers.length, chunks: encodeNumbers(numbers) };
}

/** Fetches one list after another, a second apart, as the core does. */
async function fetchLists(activity: Activity, lists: PhoneNumber[][], start = NOW): Promise<void> {
  for (const [index, numbers] of lists.entries()) {
    const at = start + index * 1_000;
    const before = lists[index - 1];
    if (!before) {
      await activity.listStarted(environment, { fetchedAt: at, count: numbers.length }, null);
      continue;
    }
    const gone = await activity.goneIds(environment.id, listOf(before, at - 1_000));
    const found = findActivity(diffNumbers(before, numbers), gone, 20_000);
    const size = { before: before.length, after: numbers.length };
    await activity.listChanged(environment.id, found, { from: at - 1_000, at, ...size });
  }
}

/** What is listed, as `when: kinds number`, newest first. */
async function listed(activity: Activity): Promise<string[]> {
  const { syncs, chunks } = await activity.list(environment.id);
  const entries = chunks.flatMap((chunk) => {
    const { numbers } = openChunk(chunk.numbers);
    return (JSON.parse(chunk.entries) as PackedEntry[]).map(([sync, kinds], index) => ({ sync, text: `${kinds.join('+')} ${numbers.at(index)?.id}` })); // prettier-ignore
  });
  return syncs.flatMap((sync, index) =>
    sync.type === 'start'
      ? [`${sync.reason} ${sync.count}`]
      : entries.filter((entry) => entry.sync === index).map(({ text }) => text),
  );
}

describe('activity', () => {
  it('begins with the first list, and shows what came, went, came back and changed, newest first', () =>
    inFolder(async (dataDir) => {
      const { activity } = open(dataDir);
      const suspended = { ...one, current_status: 'suspended', auto_renewal: false };
      await fetchLists(activity, [[one, two], [one, three], [suspended, two, three], [suspended, two, three]]); // prettier-ignore
      const expected = ['back 2', 'status+auto 1', 'gone 2', 'added 3', 'first 2'];
      expect(await listed(activity)).toEqual(expected);
      expect(await listed(open(dataDir).activity)).toEqual(expected);
    }));

  it('counts what was not read, without numbers that only renewed, until it is read', () =>
    inFolder(async (dataDir) => {
      const { activity } = open(dataDir);
      const renewed = { ...two, renewal_date: '2024-03-15' };
      await fetchLists(activity, [[one, two], [one, renewed], [{ ...one, current_status: 'suspended' }, renewed, three]]); // prettier-ignore
      expect(activity.unread(environment.id)).toBe(2);
      expect(activity.unreadChanges(environment.id)).toEqual({
        since: NOW + 1_000,
        counts: { kinds: { status: 1, added: 1 }, became: { suspended: 1 } },
      });
      const revision = activity.revision();
      await activity.read(environment.id, NOW + 2_000);
      expect(activity.revision()).toBeGreaterThan(revision);
      const again = open(dataDir).activity;
      await again.load(environment.id);
      expect([activity.unread(environment.id), again.unread(environment.id)]).toEqual([0, 0]);
      expect(again.unreadChanges(environment.id)).toBeNull();
    }));

  it('of an environment that is removed stays gone, also where the user looked at a number just before', () =>
    inFolder(async (dataDir) => {
      const { activity, problems } = open(dataDir);
      await fetchLists(activity, [[one, two], [{ ...one, current_status: 'suspended' }, two]]); // prettier-ignore
      const seeing = activity.seen(environment.id, '1');
      await activity.remove(environment.id);
      await seeing;
      expect([await readdir(join(dataDir, 'activity')), problems.filter(Boolean)]).toEqual([[], []]);
    }));

  it('counts no entry that the user has seen, of any sync, also after a restart', () =>
    inFolder(async (dataDir) => {
      const { activity } = open(dataDir);
      const suspended = { ...one, current_status: 'suspended' };
      await fetchLists(activity, [
        [one, two],
        [suspended, two, three],
        [{ ...suspended, type: 'sms' }, two, three],
      ]);
      await activity.seen(environment.id, '1');
      const left = { since: NOW, counts: { kinds: { added: 1 }, became: {} } };
      expect([activity.unread(environment.id), activity.unreadChanges(environment.id)]).toEqual([1, left]);
      expect((await activity.marks(environment.id)).unread).toEqual(['3']);
      const revision = activity.revision();
      await activity.seen(environment.id, '1');
      await activity.seen(environment.id, 'another');
      expect(activity.revision()).toBe(revision);
      const again = open(dataDir).activity;
      await again.load(environment.id);
      expect(again.unreadChanges(environment.id)).toEqual(left);
      expect((await again.list(environment.id)).syncs.map((sync) => sync.type === 'sync' && [sync.isRead, sync.seen])).toEqual([[true, ['1']], [false, ['1']], false]); // prettier-ignore
      await again.seen(environment.id, '3');
      expect(again.unreadChanges(environment.id)).toBeNull();
    }));

  it('marks the numbers that changed with when they did last, and with what was not read', () =>
    inFolder(async (dataDir) => {
      const { activity } = open(dataDir);
      const renewed = { ...three, renewal_date: '2024-03-15' };
      const suspended = { ...one, current_status: 'suspended' };
      await fetchLists(activity, [[one, two], [one, { ...two, type: 'sms' }, three], [suspended, two, three]], NOW - 3_000); // prettier-ignore
      await activity.read(environment.id, NOW - 1_000);
      await activity.listChanged(environment.id, findActivity(diffNumbers([suspended, two, three], [suspended, { ...two, type: 'fax' }, renewed]), [], 20_000), { from: NOW - 1_000, at: NOW, before: 3, after: 3 }); // prettier-ignore
      expect(await activity.marks(environment.id)).toEqual({
        changedAt: { 1: NOW - 1_000, 2: NOW, 3: NOW - 2_000 },
        unread: ['2'],
      });
    }));

  it('shows what one number went through, with what was before', () =>
    inFolder(async (dataDir) => {
      const { activity } = open(dataDir);
      const dearer = { ...one, current_price: 2 };
      await fetchLists(activity, [[one], [dearer, two], [two]]); // prettier-ignore
      expect(await activity.historyOf(environment.id, '1')).toEqual([
        { at: NOW + 2_000, kinds: ['gone'], before: null, number: dearer },
        { at: NOW + 1_000, kinds: ['price'], before: { current_price: 1 }, number: dearer },
      ]);
    }));

  it('calls another scope, server or token a start, and does not mix up the ids of two servers', () =>
    inFolder(async (dataDir) => {
      const { activity } = open(dataDir);
      await fetchLists(activity, [[one, two], [two]]); // prettier-ignore
      const list = { fetchedAt: NOW + 5_000, count: 7 };
      const startFrom = (before: Partial<EnvironmentList> | null) =>
        activity.listStarted(environment, list, before && { ...listOf([], NOW), ...before });
      const last = async () => (await activity.list(environment.id)).syncs[0];
      await startFrom(null);
      expect(await last()).toMatchObject({ type: 'start', reason: 'again', count: 7 });
      await startFrom({ count: 9 });
      expect(await last()).toMatchObject({ reason: 'token', before: 9, count: 7 });
      await startFrom({ scope: { ...environment.scope, type: 'sms' } });
      expect(await last()).toMatchObject({ reason: 'scope' });
      expect(await activity.goneIds(environment.id, listOf([], NOW + 5_000))).toEqual(['1']);
      await activity.listStarted({ ...environment, kind: 'sample' }, list, listOf([], NOW));
      expect(await last()).toMatchObject({ reason: 'sample' });
      await startFrom({ baseUrl: 'https://elsewhere.example' });
      expect(await listed(activity)).toEqual(['server 7', 'gone 1', 'first 2']);
      expect(await activity.goneIds(environment.id, listOf([], NOW + 5_000))).toEqual([]);
      expect(await activity.historyOf(environment.id, '1')).toEqual([]);
      expect(await activity.marks(environment.id)).toEqual({ changedAt: {}, unread: [] });
    }));

  it('takes back what it reported of a list that was never kept, where the next one shows nothing of it', () =>
    inFolder(async (dataDir) => {
      const { activity } = open(dataDir);
      await fetchLists(activity, [[one, two], [two]]); // prettier-ignore
      await activity.listChanged(environment.id, null, { from: NOW, at: NOW + 9_000, before: 2, after: 2 });
      expect(await listed(open(dataDir).activity)).toEqual(['first 2']);
    }));

  it('says what the disk refuses, goes on, and says when it is over', () =>
    inFolder(async (dataDir) => {
      const { activity, problems } = open(dataDir);
      const path = join(dataDir, 'activity', `${environment.id}.log`);
      await mkdir(path, { recursive: true });
      await fetchLists(activity, [[one], [two]]); // prettier-ignore
      expect(problems.at(-1)).toMatchObject({ code: 'disk_unreadable' });
      expect(activity.unread(environment.id)).toBe(2);
      await rm(path, { recursive: true });
      await activity.read(environment.id, NOW + 1_000);
      await fetchLists(activity, [[one]], NOW + 60_000); // prettier-ignore
      expect(problems.at(-1)).toBeNull();
      expect(await listed(open(dataDir).activity)).toEqual(['again 1', 'gone 1', 'added 2', 'first 1']);
    }));

  it('remembers a large loss until what was lost is back, also over a restart', () =>
    inFolder(async (dataDir) => {
      const { activity } = open(dataDir);
      const many = Array.from({ length: 20 }, (_, index) => sampleNumber({ id: `n${index}`, number: `+1${index}` }));
      await fetchLists(activity, [many, many.slice(0, 14)]);
      const loss = { at: NOW + 1_000, lost: 6, before: 20, isRead: false, isDismissed: false };
      expect(activity.loss(environment.id)).toEqual(loss);
      const restarted = open(dataDir).activity;
      await restarted.load(environment.id);
      expect(restarted.loss(environment.id)).toEqual(loss);
      await restarted.dismissLoss(environment.id, NOW);
      expect(restarted.loss(environment.id)).toEqual(loss);
      await restarted.dismissLoss(environment.id, NOW + 1_000);
      expect(restarted.loss(environment.id)).toEqual({ ...loss, isDismissed: true });
      expect(restarted.unread(environment.id)).toBe(6);
      const dismissed = open(dataDir).activity;
      await dismissed.load(environment.id);
      expect(dismissed.loss(environment.id)).toEqual({ ...loss, isDismissed: true });
      await restarted.read(environment.id, NOW + 1_000);
      expect(restarted.loss(environment.id)).toEqual({ ...loss, isRead: true, isDismissed: true });
      const size = { before: 14, after: 20 };
      const found = findActivity(diffNumbers(many.slice(0, 14), many), many.map(({ id }) => id), 20_000); // prettier-ignore
      await restarted.listChanged(environment.id, found, { from: NOW + 1_000, at: NOW + 2_000, ...size });
      expect(restarted.loss(environment.id)).toBeNull();
      expect(restarted.loss('another')).toBeNull();
    }));

  it('forgets an environment with all its files', () =>
    inFolder(async (dataDir) => {
      const { activity } = open(dataDir);
      await fetchLists(activity, [[one], [two]]); // prettier-ignore
      await activity.remove(environment.id);
      expect(await readdir(join(dataDir, 'activity'))).toEqual([]);
      expect(activity.unread(environment.id)).toBe(0);
    }));

  it('hands over ten thousands of entries in chunks, and keeps only the first of too many', () =>
    inFolder(async (dataDir) => {
      const { activity } = open(dataDir);
      const many = Array.from({ length: 50_010 }, (_, index) => sampleNumber({ id: String(index) }));
      const found = findActivity({ added: many, gone: [], changed: [] }, [], 0);
      await activity.listChanged(environment.id, found, { from: NOW - 1, at: NOW, before: 0, after: 50_010 });
      const { syncs, chunks } = await activity.list(environment.id);
      expect(syncs).toEqual([{ type: 'sync', from: NOW - 1, at: NOW, isRead: false, seen: [], omitted: 10 }]);
      expect(chunks).toHaveLength(25);
      expect(activity.unreadChanges(environment.id)?.counts.kinds.added).toBe(50_010);
    }));
});
