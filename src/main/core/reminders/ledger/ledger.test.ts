import { appendFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../testing/manual-clock';
import { noSmallDisk, onSmallDisk } from '../../testing/small-disk';
import { openJournal } from '../../storage/data-folder';
import type { Announcement, Said } from '../../storage/formats/ledger-format';
import { encodeLine } from '../../storage/journal-lines';
import { killedIn } from '../../testing/killed-in';
import { createLedger, type Ledger } from './ledger';
import { sampleAlert, sampleAnnouncement, sampleSaid } from '../testing/samples';
import { inFolder } from '../../../../shared/testing/temporary-folder';

const TODAY = 20_781;
const said = (key: string, fields: Partial<Said> = {}) => sampleSaid(key, { day: TODAY + 7, ...fields });

const fileIn = (folder: string) => join(folder, 'ledger.jsonl');
const ledgerIn = (folder: string, today = TODAY) =>
  createLedger(openJournal({ dataDir: folder, clock: createManualClock(0) }, 'ledger'), () => today);

/** The ledger as the next start finds it. */
async function restarted(folder: string, today = TODAY): Promise<Ledger> {
  const ledger = ledgerIn(folder, today);
  expect(await ledger.load(today)).toBeNull();
  return ledger;
}

async function announce(ledger: Ledger, one: Announcement): Promise<void> {
  await ledger.intend(one);
  await ledger.shown(one.id);
}

/** Everything a ledger knows, for comparing two. */
const contents = (ledger: Ledger) => ({
  announced: ['a', 'b', 'c', 'constructor'].map((key) => ledger.announced(key)),
  alerts: ledger.dueAlerts(),
  underWay: ledger.underWay(),
  history: ledger.history(),
  settled: ledger.settledThrough(),
});

const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('intend' as const),
      id: fc.constantFrom('one', 'two'),
      said: fc.array(
        fc.record({
          key: fc.constantFrom('a', 'b', 'c', 'constructor'),
          day: fc.integer({ min: TODAY, max: TODAY + 40 }),
          kind: fc.constantFrom('lapses' as const, 'renews' as const),
          offset: fc.option(fc.integer({ min: -1, max: 14 })),
          snooze: fc.option(fc.constant(TODAY)),
        }),
        { maxLength: 3 },
      ),
    }),
    fc.record({
      do: fc.constantFrom('shown' as const, 'dropped' as const, 'clicked' as const),
      id: fc.constantFrom('one', 'two'),
    }),
    fc.record({ do: fc.constant('add' as const), keys: fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 2 }) }),
    fc.record({ do: fc.constant('withdraw' as const), keys: fc.array(fc.constantFrom('x', 'y', 'z')) }),
  ),
  { maxLength: 14 },
);

async function perform(
  ledger: Ledger,
  step: typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never,
): Promise<void> {
  if (step.do === 'intend')
    await ledger.intend(sampleAnnouncement(step.id, step.said.map((one) => said(one.key, one)), ['x'])); // prettier-ignore
  else if (step.do === 'add') await ledger.addAlerts(step.keys.map((key) => sampleAlert(key)));
  else if (step.do === 'withdraw') await ledger.withdraw(step.keys);
  else if (step.do === 'clicked') await ledger.clicked(step.id, 5);
  else await ledger[step.do](step.id);
}

describe('the ledger', () => {
  it('is the same after a restart, whatever was recorded', () =>
    inFolder(async (folder) => {
      await fc.assert(
        fc.asyncProperty(steps, async (list) => {
          await rm(fileIn(folder), { force: true });
          const ledger = await restarted(folder);
          for (const step of list) await perform(ledger, step);
          expect(contents(await restarted(folder))).toEqual(contents(ledger));
        }),
        { numRuns: 60 },
      );
    }));

  it('is as it was before or after a record, wherever in writing it the app was killed', () =>
    inFolder(async (folder) => {
      await fc.assert(
        fc.asyncProperty(steps, fc.nat(), async (list, cut) => {
          await rm(fileIn(folder), { force: true });
          const ledger = await restarted(folder);
          await ledger.addAlerts([sampleAlert('first')]);
          const states = [{ bytes: await readFile(fileIn(folder)), holds: structuredClone(contents(ledger)) }];
          for (const step of list) {
            await perform(ledger, step);
            states.push({ bytes: await readFile(fileIn(folder)), holds: structuredClone(contents(ledger)) });
          }
          const { left, expected } = killedIn(states, cut);
          await writeFile(fileIn(folder), left);
          const again = await restarted(folder);
          expect(contents(again)).toEqual(expected.holds);
          // and it can be written on
          await again.addAlerts([sampleAlert('later')]);
          expect((await restarted(folder)).dueAlerts().map(({ key }) => key)).toContain('later');
        }),
        { numRuns: 60 },
      );
    }));

  it('counts a reminder as announced when it was shown, not before', () =>
    inFolder(async (folder) => {
      const ledger = await restarted(folder);
      await ledger.intend(sampleAnnouncement('one', [said('a')]));
      expect(ledger.announced('a')).toBeNull();
      expect((await restarted(folder)).underWay()).toMatchObject({ id: 'one' });
      await ledger.shown('one');
      expect(ledger.announced('a')).toEqual({ key: 'a', day: TODAY + 7, lapses: 7, renews: null, snooze: null });
      expect(ledger.underWay()).toBeNull();
      await ledger.intend(sampleAnnouncement('two', [said('b')]));
      await ledger.dropped('two');
      expect([ledger.announced('b'), ledger.underWay()]).toEqual([null, null]);
    }));

  it('keeps the most urgent offset of each kind, through corrections, and begins again with the next period', () =>
    inFolder(async (folder) => {
      const ledger = await restarted(folder);
      await announce(ledger, sampleAnnouncement('1', [said('a', { offset: 3 })]));
      await announce(ledger, sampleAnnouncement('2', [said('a', { offset: 7, day: TODAY + 9 })]));
      expect(ledger.announced('a')).toMatchObject({ lapses: 3, renews: null, day: TODAY + 9 });
      await announce(ledger, sampleAnnouncement('3', [said('a', { kind: 'renews', offset: 1 })]));
      expect(ledger.announced('a')).toMatchObject({ lapses: 3, renews: 1 });
      await announce(ledger, sampleAnnouncement('4', [said('a', { offset: null, snooze: TODAY })]));
      expect(ledger.announced('a')).toMatchObject({ lapses: 3, renews: 1, snooze: TODAY });
      await announce(ledger, sampleAnnouncement('5', [said('a', { offset: 14, day: TODAY + 37 })]));
      expect(ledger.announced('a')).toEqual({ key: 'a', day: TODAY + 37, lapses: 14, renews: null, snooze: TODAY }); // a snooze is announced once, whatever the renewal
    }));

  it('keeps an alert until it was announced, and never announces it twice', () =>
    inFolder(async (folder) => {
      const ledger = await restarted(folder);
      await ledger.addAlerts([sampleAlert('x'), sampleAlert('y')]);
      await ledger.addAlerts([sampleAlert('x')]);
      expect(ledger.dueAlerts()).toHaveLength(2);
      await announce(ledger, sampleAnnouncement('one', [], ['x']));
      await ledger.addAlerts([sampleAlert('x')]);
      expect(ledger.dueAlerts().map(({ key }) => key)).toEqual(['y']);
      await ledger.withdraw(['x', 'y']);
      await ledger.addAlerts([sampleAlert('x')]);
      expect((await restarted(folder)).dueAlerts().map(({ key }) => key)).toEqual(['x']);
    }));

  it('forgets a renewal 60 days after its day, but not because the clock is wrong for a while', () =>
    inFolder(async (folder) => {
      const growLarge = async (ledger: Ledger) => {
        // the ledger rewrites its file once it has this many records
        for (let index = 0; index < 1_100; index++) await ledger.clicked('nobody', index);
      };
      let ledger = await restarted(folder);
      await announce(ledger, sampleAnnouncement('one', [said('old')]));
      ledger = await restarted(folder, TODAY + 400);
      await growLarge(ledger);
      expect((await restarted(folder)).announced('old')).not.toBeNull();

      ledger = await restarted(folder, TODAY + 68);
      await announce(ledger, sampleAnnouncement('two', [said('new', { day: TODAY + 80 })]));
      await growLarge(ledger);
      ledger = await restarted(folder, TODAY + 68);
      expect([ledger.announced('old'), ledger.announced('new')]).toEqual([
        null,
        expect.objectContaining({ lapses: 7 }),
      ]);
      expect((await readFile(fileIn(folder), 'utf8')).split('\n').length).toBeLessThan(1_000);
    }));

  it.each(['', '{', '[]', '{"type":"state","version":1}\n', 'half a line', '\0'.repeat(500)])(
    'sets a damaged file aside, and counts what was due as announced from then on: %s',
    (text) =>
      inFolder(async (folder) => {
        await writeFile(fileIn(folder), text);
        const ledger = ledgerIn(folder);
        expect(await ledger.load(TODAY)).toMatchObject({ code: 'ledger_damaged' });
        expect(ledger.settledThrough()).toBe(TODAY);
        expect((await readdir(folder)).sort()).toEqual([
          'ledger.jsonl',
          'ledger.jsonl.damaged-1970-01-01T00-00-00-000Z',
        ]);
        // also where nothing was recorded before the next start
        expect((await restarted(folder, TODAY + 3)).settledThrough()).toBe(TODAY);
      }),
  );

  it('sets a file aside in which a line is damaged, and keeps all others', () =>
    inFolder(async (folder) => {
      const ledger = await restarted(folder);
      await ledger.addAlerts([sampleAlert('x')]);
      await appendFile(fileIn(folder), 'x\n');
      const damaged = ledgerIn(folder);
      expect(await damaged.load(TODAY)).toMatchObject({ code: 'ledger_damaged' });
      await damaged.addAlerts([sampleAlert('y')]);
      const again = await restarted(folder);
      expect(again.dueAlerts().map(({ key }) => key)).toEqual(['x', 'y']);
      expect(again.settledThrough()).toBe(TODAY);
    }));

  it('keeps and leaves alone what a later version noted', () =>
    inFolder(async (folder) => {
      const ledger = await restarted(folder);
      await ledger.addAlerts([sampleAlert('x')]);
      const later = [
        { type: 'due', alerts: [{ ...sampleAlert('y'), kind: 'fraud', environmentId: 'a', score: 7 }] },
        { type: 'moved', to: 'somewhere' },
        { type: 'intent', announcement: { ...sampleAnnouncement('one', []), alerts: [], target: { place: 'map', zoom: 3 }, tone: 'calm' } }, // prettier-ignore
      ];
      for (const record of later) await appendFile(fileIn(folder), encodeLine(JSON.stringify(record), true));
      const again = await restarted(folder);
      expect(again.dueAlerts().map(({ key }) => key)).toEqual(['x']);
      expect(again.underWay()).toMatchObject({ id: 'one', target: { place: 'map' } });
      await rm(fileIn(folder)); // makes the next write write everything
      await again.addAlerts([sampleAlert('z')]);
      const text = await readFile(fileIn(folder), 'utf8');
      for (const kept of [
        '"kind":"fraud"',
        '"score":7',
        '{"type":"moved","to":"somewhere"}',
        '"zoom":3',
        '"tone":"calm"',
      ]) {
        expect(text).toContain(kept);
      }
    }));

  it.each([
    ['a record', (size: number) => size - 1],
    ['most of it', (size: number) => size / 2],
    ['all of it', () => 0],
  ])('says so where %s is missing at the end', (_, left) =>
    inFolder(async (folder) => {
      const ledger = await restarted(folder);
      for (const key of ['x', 'y', 'z']) await ledger.addAlerts([sampleAlert(key)]);
      const { size } = await stat(fileIn(folder));
      await truncate(fileIn(folder), Math.floor(left(size)));
      expect(await ledgerIn(folder).load(TODAY)).toMatchObject({ code: 'ledger_damaged' });
      expect((await restarted(folder)).settledThrough()).toBe(TODAY);
    }),
  );

  it('goes on in memory where the disk refuses, says so, and writes all once it can', () =>
    inFolder(async (folder) => {
      await mkdir(fileIn(folder)); // a folder in the way can be neither read nor replaced
      const ledger = ledgerIn(folder);
      expect(await ledger.load(TODAY)).toMatchObject({ code: 'disk_unreadable' });
      await expect(ledger.addAlerts([sampleAlert('x')])).rejects.toMatchObject({ code: 'disk_unreadable' });
      expect(ledger.dueAlerts()).toHaveLength(1);
      await rm(fileIn(folder), { recursive: true });
      await ledger.addAlerts([sampleAlert('y')]);
      expect((await restarted(folder)).dueAlerts().map(({ key }) => key)).toEqual(['x', 'y']);
    }));

  it.each([
    ['removed', (path: string) => rm(path)],
    ['cut', (path: string) => truncate(path, 60)],
    ['emptied', (path: string) => truncate(path, 0)],
  ])('is written as a whole where the file was %s while the app runs', (_, touch) =>
    inFolder(async (folder) => {
      const ledger = await restarted(folder);
      await ledger.addAlerts([sampleAlert('x')]);
      await touch(fileIn(folder));
      await ledger.addAlerts([sampleAlert('y')]);
      expect((await restarted(folder)).dueAlerts().map(({ key }) => key)).toEqual(['x', 'y']);
    }),
  );

  it.skipIf(noSmallDisk)('survives a full disk in the middle of a line', () =>
    onSmallDisk(async ({ folder, fill }) => {
      const ledger = await restarted(folder);
      await ledger.addAlerts([sampleAlert('x')]);
      await fill();
      const long = sampleAnnouncement('one', [said('a')], [], 1);
      await expect(ledger.intend({ ...long, body: 'x'.repeat(10_000) })).rejects.toMatchObject({ code: 'disk_full' });
      expect((await restarted(folder)).dueAlerts().map(({ key }) => key)).toEqual(['x']);
      await rm(join(folder, 'filler'));
      await ledger.shown('one');
      expect((await restarted(folder)).announced('a')).toMatchObject({ lapses: 7 });
    }),
  );
});
