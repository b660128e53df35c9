import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../shared/account';
import { createManualClock } from './testing/manual-clock';
import { createSnapshots, type Snapshot } from './snapshots';
import { inFolder } from './testing/small-disk';
import { sampleNumber } from '../../shared/testing/sample';

const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const OTHER = '0f8fad5b-d9cb-469f-a165-70867728950e';
const aSnapshot = (fields: Partial<Snapshot> = {}): Snapshot => ({
  version: 1,
  accountId: ID,
  fetchedAt: 1_000,
  scope: NO_FILTERS,
  setAside: 2,
  numbers: [sampleNumber()],
  ...fields,
});

const numbers = fc.array(
  fc
    .record({
      id: fc.uuid(),
      type: fc.string(),
      currency: fc.string({ unit: 'grapheme' }),
      current_price: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      renewal_date: fc.constantFrom('2026-02-28', null),
    })
    .map(({ current_price, ...fields }) => sampleNumber({ ...fields, current_price: current_price === null ? null : current_price + 0 })), // prettier-ignore
  { maxLength: 5 },
);

async function opened(folder: string) {
  const snapshots = createSnapshots({ dataDir: folder, clock: createManualClock(0) });
  const path = join(folder, 'snapshots', `${ID}.json`);
  await snapshots.write(ID, aSnapshot());
  return { snapshots, path, text: await readFile(path) };
}

describe('snapshots', () => {
  it('come back as they were written', () =>
    inFolder(async (folder) => {
      const { snapshots } = await opened(folder);
      await fc.assert(
        fc.asyncProperty(numbers, fc.nat(), async (list, fetchedAt) => {
          const snapshot = aSnapshot({ numbers: list, fetchedAt });
          await snapshots.write(ID, snapshot);
          expect(await snapshots.read(ID)).toEqual({ snapshot, problem: null });
        }),
        { numRuns: 50 },
      );
    }));

  it('are set aside and reported wherever they were cut short', () =>
    inFolder(async (folder) => {
      const { snapshots, path, text } = await opened(folder);
      for (let length = 0; length < text.length; length++) {
        await writeFile(path, text.subarray(0, length));
        const { snapshot, problem } = await snapshots.read(ID);
        expect([snapshot, problem?.code]).toEqual([null, 'snapshot_damaged']);
      }
    }));

  it('are never read as something else than a list, whichever byte is wrong', () =>
    inFolder(async (folder) => {
      const { snapshots, path, text } = await opened(folder);
      await fc.assert(
        fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
          const damaged = Buffer.from(text);
          damaged[at] = (damaged[at] ?? 0) ^ flip;
          await writeFile(path, damaged);
          const { snapshot, problem } = await snapshots.read(ID);
          if (problem) expect([snapshot, problem.code]).toEqual([null, 'snapshot_damaged']);
          else expect(snapshot).toMatchObject({ version: 1, accountId: ID, numbers: [{}] });
        }),
        { numRuns: 300 },
      );
    }));

  it.each([
    ['another account', { accountId: OTHER }],
    ['another version', { version: 2 as 1 }],
  ])('of %s are not read', (_, fields) =>
    inFolder(async (folder) => {
      const { snapshots, path } = await opened(folder);
      await writeFile(path, JSON.stringify({ ...aSnapshot(), ...fields }));
      expect(await snapshots.read(ID)).toMatchObject({ snapshot: null, problem: { code: 'snapshot_damaged' } });
    }),
  );

  it('are absent before the first, and reported where they cannot be read', () =>
    inFolder(async (folder) => {
      const { snapshots } = await opened(folder);
      expect(await snapshots.read(OTHER)).toEqual({ snapshot: null, problem: null });
      await mkdir(join(folder, 'snapshots', `${OTHER}.json`));
      expect(await snapshots.read(OTHER)).toMatchObject({ snapshot: null, problem: { code: 'disk_unreadable' } });
    }));

  it('refuse an id that is a path', () =>
    inFolder(async (folder) => {
      const { snapshots } = await opened(folder);
      await expect(snapshots.read('../settings')).rejects.toThrow();
      await expect((async () => snapshots.write('../settings', aSnapshot()))()).rejects.toThrow();
      await expect((async () => snapshots.remove('../../etc'))()).rejects.toThrow();
      expect(await readdir(folder)).toEqual(['snapshots']);
    }));

  it('leave nothing of an account that is removed, even while its list is written', () =>
    inFolder(async (folder) => {
      const { snapshots, path } = await opened(folder);
      await snapshots.write(OTHER, aSnapshot({ accountId: OTHER }));
      await writeFile(path, '{');
      await snapshots.read(ID);
      await Promise.all([snapshots.write(ID, aSnapshot()), snapshots.remove(ID)]);
      expect(await readdir(join(folder, 'snapshots'))).toEqual([`${OTHER}.json`]);
      await snapshots.remove(ID);
    }));

  it('can be removed before there are any', () =>
    inFolder((folder) => createSnapshots({ dataDir: folder, clock: createManualClock(0) }).remove(ID)));
});
