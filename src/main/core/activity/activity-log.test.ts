import { appendFile, copyFile, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleNumber } from '../../../shared/testing/sample';
import { openJournal } from '../storage/data-folder';
import { killedIn } from '../testing/killed-in';
import { encodeLine } from '../storage/journal-lines';
import { createManualClock } from '../testing/manual-clock';
import { noSmallDisk, onSmallDisk } from '../testing/small-disk';
import { findActivity, findHistory } from '../worker/activity-jobs';
import { createActivityLog, type ActivityLog } from './activity-log';
import { inFolder } from '../../../shared/testing/temporary-folder';

const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const fileIn = (folder: string) => join(folder, 'activity', `${ID}.log`);
const logIn = (folder: string) =>
  createActivityLog(openJournal({ dataDir: folder, clock: createManualClock(0) }, 'activity', ID));

/** The record as the next start finds it. */
async function restarted(folder: string): Promise<ActivityLog> {
  const log = logIn(folder);
  expect(await log.load()).toBeNull();
  return log;
}

/** Notes that some numbers came between two fetches. */
function noteSync(log: ActivityLog, from: number, at: number, ids: readonly string[]): Promise<void> {
  const added = ids.map((id) => sampleNumber({ id }));
  const { parts, ...found } = findActivity({ added, gone: [], changed: [] }, [], 0)!;
  return log.note({ type: 'sync', from, at, before: 9, after: 9, ...found }, parts);
}

const noteStart = (log: ActivityLog, at: number) =>
  log.note({ type: 'start', at, reason: 'first', count: 3, before: null });

/** Everything that a record tells, for comparing two. */
async function contents(log: ActivityLog): Promise<unknown[]> {
  const { bytes, stretches } = await log.snapshot();
  const lines = stretches.map((stretch, sync) => ({ ...stretch, seen: [], at: stretch.head.at, sync }));
  return lines.map((line) => [
    line.head,
    line.isRead,
    line.isDismissed,
    stretches[line.sync]?.seen,
    ['a', 'b', 'c'].flatMap((numberId) => findHistory({ bytes, lines: [line], numberId })),
  ]);
}

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('sync' as const), back: fc.nat({ max: 2 }), ids: fc.subarray(['a', 'b', 'c'], { minLength: 1 }) }) }, // prettier-ignore
    { weight: 1, arbitrary: fc.record({ do: fc.constant('start' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('read' as const), back: fc.nat({ max: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('dismissed' as const), back: fc.nat({ max: 3 }) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('seen' as const), back: fc.nat({ max: 3 }), id: fc.constantFrom('a', 'b', 'c') }) }, // prettier-ignore
  ),
  { maxLength: 10 },
);
type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;

/** The n-th step; `back` says how many fetches ago the earlier list was, as after a crash. */
function perform(log: ActivityLog, step: Step, n: number): Promise<void> {
  if (step.do === 'sync') return noteSync(log, 10 * (n - step.back), 10 * (n + 1), step.ids);
  if (step.do === 'start') return noteStart(log, 10 * (n + 1));
  const at = 10 * (n - step.back);
  if (step.do === 'dismissed') return log.note({ type: 'dismissed', at });
  if (step.do === 'read') return log.note({ type: 'read', through: at });
  return log.note({ type: 'seen', at, numberId: step.id, kinds: ['added'], became: null });
}

describe('the record of activity', () => {
  it('is the same after a restart, whatever was noted', () =>
    inFolder(async (folder) => {
      await fc.assert(
        fc.asyncProperty(steps, async (list) => {
          await rm(fileIn(folder), { force: true });
          const log = await restarted(folder);
          for (const [n, step] of list.entries()) await perform(log, step, n);
          expect(await contents(await restarted(folder))).toEqual(await contents(log));
        }),
        { numRuns: 60 },
      );
    }));

  it('is as it was before or after a line, wherever in writing it the app was killed', () =>
    inFolder(async (folder) => {
      await fc.assert(
        fc.asyncProperty(steps, fc.nat(), async (list, cut) => {
          await rm(fileIn(folder), { force: true });
          const log = await restarted(folder);
          await noteStart(log, 0);
          const states: { bytes: Buffer; contents: unknown[] }[] = [];
          const keep = async () => states.push({ bytes: await readFile(fileIn(folder)), contents: structuredClone(await contents(log)) }); // prettier-ignore
          await keep();
          for (const [n, step] of list.entries()) {
            await perform(log, step, n);
            await keep();
          }
          const { left, expected } = killedIn(states, cut);
          await writeFile(fileIn(folder), left);
          const again = await restarted(folder);
          expect(await contents(again)).toEqual(expected.contents);
          // and it can be written on
          await noteSync(again, 1_000, 1_010, ['b']);
          expect(await contents(await restarted(folder))).toEqual(await contents(again));
          expect((await restarted(folder)).stretches().at(-1)?.head.at).toBe(1_010);
        }),
        { numRuns: 60 },
      );
    }));

  it('reports a comparison once that is made again because the app was killed before it kept the list', () =>
    inFolder(async (folder) => {
      const log = await restarted(folder);
      await noteStart(log, 10);
      await noteSync(log, 10, 20, ['a']);
      const again = await restarted(folder);
      await noteSync(again, 10, 30, ['a', 'b']);
      expect(again.stretches().map(({ head }) => head.at)).toEqual([10, 30]);
      // nor where the disk had refused several lists
      await noteSync(again, 30, 40, ['c']);
      await noteSync(again, 10, 50, ['a', 'b', 'c']);
      expect((await restarted(folder)).stretches().map(({ head }) => head.at)).toEqual([10, 50]);
    }));

  it('takes nothing away because the clock was wrong for a while', () =>
    inFolder(async (folder) => {
      const log = await restarted(folder);
      await noteSync(log, 10, 1_000, ['a']);
      await noteSync(log, 1_000, 20, ['b']);
      await noteSync(log, 20, 30, ['c']);
      expect(log.stretches().map(({ head }) => head.at)).toEqual([1_000, 20, 30]);
    }));

  it('counts as read what was listed, in the order in which it was found', () =>
    inFolder(async (folder) => {
      const log = await restarted(folder);
      for (const at of [10, 20, 30]) await noteSync(log, at - 10, at, ['a']);
      await log.note({ type: 'read', through: 20 });
      await log.note({ type: 'read', through: 25 }); // never listed
      const read = (one: ActivityLog) => one.stretches().map(({ isRead }) => isRead);
      expect(read(log)).toEqual([true, true, false]);
      expect(read(await restarted(folder))).toEqual([true, true, false]);
    }));

  it('forgets what is older than a year, measured from the newest, and rewrites the file where that is worth it', () =>
    inFolder(async (folder) => {
      const day = 86_400_000;
      const many = Array.from({ length: 4_000 }, (_, index) => `number-${index}`);
      const log = await restarted(folder);
      await noteSync(log, 0, day, many);
      await noteSync(log, day, 2 * day, ['a']);
      await log.note({ type: 'read', through: 2 * day });
      await log.note({ type: 'dismissed', at: 2 * day });
      const before = (await readFile(fileIn(folder))).length;
      await noteSync(log, 2 * day, 367.5 * day, ['b']);
      const expected = [2 * day, 367.5 * day];
      expect(log.stretches().map(({ head }) => head.at)).toEqual(expected);
      expect((await readFile(fileIn(folder))).length).toBeLessThan(before / 20);
      const again = await restarted(folder);
      expect(again.stretches().map(({ head, isRead }) => [head.at, isRead])).toEqual([[2 * day, true], [367.5 * day, false]]); // prettier-ignore
      expect(await contents(again)).toEqual(await contents(log));
    }));

  it('keeps 50,000 entries, and of a fetch all or none', () =>
    inFolder(async (folder) => {
      const log = await restarted(folder);
      const found = { before: 9, after: 9, counts: { kinds: {}, became: {} }, news: 0, omitted: 0, gone: [], back: [] };
      for (const at of [1, 2, 3, 4]) await log.note({ type: 'sync', from: at - 1, at, entries: 20_000, ...found });
      expect(log.stretches().map(({ head }) => head.at)).toEqual([2, 3, 4]);
    }));

  it.each(['x\n', '12\t{}\n', '\n'])('sets a damaged file aside, and keeps what is whole: %j', (damage) =>
    inFolder(async (folder) => {
      const log = await restarted(folder);
      await noteSync(log, 0, 10, ['a']);
      await appendFile(fileIn(folder), damage);
      const damaged = logIn(folder);
      expect(await damaged.load()).toMatchObject({ code: 'activity_damaged' });
      await noteSync(damaged, 10, 20, ['b']);
      const again = await restarted(folder);
      expect(again.stretches().map(({ head }) => head.at)).toEqual([10, 20]);
      expect(await contents(again)).toEqual(await contents(damaged));
      expect((await readdir(join(folder, 'activity'))).sort()).toEqual([
        `${ID}.log`,
        `${ID}.log.damaged-1970-01-01T00-00-00-000Z`,
      ]);
    }),
  );

  it('goes on in memory where the disk refuses, says so, and writes all once it can', () =>
    inFolder(async (folder) => {
      await mkdir(fileIn(folder), { recursive: true }); // a folder in the way can be neither read nor replaced
      const log = logIn(folder);
      expect(await log.load()).toMatchObject({ code: 'disk_unreadable' });
      await expect(noteSync(log, 0, 10, ['a'])).rejects.toMatchObject({ code: 'disk_unreadable' });
      expect(log.stretches()).toHaveLength(1);
      await rm(fileIn(folder), { recursive: true });
      await noteSync(log, 10, 20, ['b']);
      expect(await contents(await restarted(folder))).toEqual(await contents(log));
      expect(log.stretches()).toHaveLength(2);
    }));

  it('begins again with what is new where the file was taken away while the app runs', () =>
    inFolder(async (folder) => {
      const log = await restarted(folder);
      await noteSync(log, 0, 10, ['a']);
      await rm(fileIn(folder));
      await noteSync(log, 10, 20, ['b']);
      await noteSync(log, 20, 30, ['c']);
      expect(log.stretches().map(({ head }) => head.at)).toEqual([20, 30]);
      expect(await contents(await restarted(folder))).toEqual(await contents(log));
    }));

  it('keeps what is left where the file was cut while the app runs', () =>
    inFolder(async (folder) => {
      const log = await restarted(folder);
      await noteSync(log, 0, 10, ['a']);
      const { length } = await readFile(fileIn(folder));
      await noteSync(log, 10, 20, ['b']);
      await truncate(fileIn(folder), length);
      await noteSync(log, 20, 30, ['c']);
      expect((await restarted(folder)).stretches().map(({ head }) => head.at)).toEqual([10, 30]);
      expect(await contents(await restarted(folder))).toEqual(await contents(log));
    }));

  it('keeps lines of a later version where they stood, also when it is written as a whole', () =>
    inFolder(async (folder) => {
      const log = await restarted(folder);
      await noteSync(log, 0, 10, ['a']);
      await appendFile(fileIn(folder), encodeLine('{"type":"call","at":15}\tunknown', true));
      const again = await restarted(folder);
      await noteSync(again, 10, 20, ['b']);
      await appendFile(fileIn(folder), 'damage\n');
      const damaged = logIn(folder);
      expect(await damaged.load()).toMatchObject({ code: 'activity_damaged' });
      expect(await readFile(fileIn(folder), 'utf8')).toContain('{"type":"call","at":15}\tunknown\n');
      expect(await contents(await restarted(folder))).toEqual(await contents(again));
    }));

  it.skipIf(noSmallDisk)('survives a full disk in the middle of a line', () =>
    onSmallDisk(async ({ folder, fill }) => {
      const log = await restarted(folder);
      await noteSync(log, 0, 10, ['a']);
      await fill();
      const many = Array.from({ length: 500 }, (_, index) => `number-${index}`);
      await expect(noteSync(log, 10, 20, many)).rejects.toMatchObject({ code: 'disk_full' });
      expect((await restarted(folder)).stretches()).toHaveLength(1);
      await writeFile(join(folder, 'filler'), '');
      await noteSync(log, 20, 30, ['b']);
      expect((await restarted(folder)).stretches().map(({ head }) => head.at)).toEqual([10, 20, 30]);
    }),
  );

  it('of 0.1.0 loses only the line that is damaged', () =>
    inFolder(async (folder) => {
      const earlier = join(import.meta.dirname, '../storage/fixtures/0.1.0/full/activity', `${ID}.log`);
      await mkdir(join(folder, 'activity'));
      await copyFile(earlier, fileIn(folder));
      const whole = await contents(await restarted(folder));
      expect(whole).not.toEqual([]);
      await copyFile(earlier, fileIn(folder));
      await appendFile(fileIn(folder), 'x\n');
      const log = logIn(folder);
      expect(await log.load()).toMatchObject({ code: 'activity_damaged' });
      expect(await contents(log)).toEqual(whole);
      expect(await contents(await restarted(folder))).toEqual(whole);
    }));
});
