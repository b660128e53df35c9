import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../../shared/environment';
import { encodeNumbers } from '../../../shared/packed/number-chunk';
import { encodeSnapshot } from '../storage/formats/snapshot-format';
import { createManualClock } from '../testing/manual-clock';
import type { EnvironmentList } from './environment-list';
import { createSnapshots } from './snapshots';
import { sampleNumber } from '../../../shared/testing/sample';
import { inFolder } from '../../../shared/testing/temporary-folder';

const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const OTHER = '0f8fad5b-d9cb-469f-a165-70867728950e';
const aList = (fields: Partial<EnvironmentList> = {}, list = [sampleNumber()]): EnvironmentList => ({
  baseUrl: 'https://app.talkover.ai',
  scope: NO_FILTERS,
  fetchedAt: 1_000,
  setAside: 2,
  count: list.length,
  chunks: encodeNumbers(list),
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
  const path = join(folder, 'snapshots', `${ID}.jsonl`);
  await snapshots.write(ID, aList());
  return { snapshots, path, text: await readFile(path) };
}

describe('snapshots', () => {
  it('come back as they were written', () =>
    inFolder(async (folder) => {
      const { snapshots } = await opened(folder);
      await fc.assert(
        fc.asyncProperty(numbers, fc.nat(), async (content, fetchedAt) => {
          const list = aList({ fetchedAt }, content);
          await snapshots.write(ID, list);
          expect(await snapshots.read(ID)).toEqual({ list, problem: null });
        }),
        { numRuns: 50 },
      );
    }));

  it('say what was wrong when they were fetched, and by which filters', () =>
    inFolder(async (folder) => {
      const { snapshots } = await opened(folder);
      const scope = { type: 'sms', has_voice: true, has_whatsapp: false, search: '+49' } as const;
      const list = aList({ scope, incomplete: 3, names: ['ACME'], isClockWrong: true });
      await snapshots.write(ID, list);
      expect(await snapshots.read(ID)).toEqual({ list, problem: null });
    }));

  it('are set aside and reported wherever they were cut short', () =>
    inFolder(async (folder) => {
      const { snapshots, path, text } = await opened(folder);
      for (let length = text.length - 1; length >= 0; length -= length > text.length - 20 ? 1 : 7) {
        await writeFile(path, text.subarray(0, length));
        const { list, problem } = await snapshots.read(ID);
        expect([list, problem?.code]).toEqual([null, 'snapshot_damaged']);
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
          const { list, problem } = await snapshots.read(ID);
          if (problem) expect([list, problem.code]).toEqual([null, 'snapshot_damaged']);
          else expect(list).toEqual(aList());
        }),
        { numRuns: 300 },
      );
    }));

  it('of another environment are not read', () =>
    inFolder(async (folder) => {
      const { snapshots, path } = await opened(folder);
      await copyFile(path, path.replace(ID, OTHER));
      expect(await snapshots.read(OTHER)).toMatchObject({ list: null, problem: { code: 'snapshot_damaged' } });
    }));

  it('of a later version are left alone, and nothing is written over them', () =>
    inFolder(async (folder) => {
      const { snapshots, path, text } = await opened(folder);
      const lines = text.toString('utf8').replace('"version":4', '"version":5').split('\n').slice(0, -1);
      const whole = `${lines.join('\n')}\n`;
      await writeFile(path, whole + crc32(whole));
      expect(await snapshots.read(ID)).toMatchObject({ list: null, problem: { code: 'file_newer' } });
      await expect(snapshots.write(ID, aList())).rejects.toMatchObject({ code: 'file_newer' });
      expect(await readFile(path, 'utf8')).toBe(whole + crc32(whole));
    }));

  it('are absent before the first, and reported where they cannot be read', () =>
    inFolder(async (folder) => {
      const { snapshots } = await opened(folder);
      expect(await snapshots.read(OTHER)).toEqual({ list: null, problem: null });
      await mkdir(join(folder, 'snapshots', `${OTHER}.jsonl`));
      expect(await snapshots.read(OTHER)).toMatchObject({ list: null, problem: { code: 'disk_unreadable' } });
    }));

  it('refuse an id that is a path', () =>
    inFolder(async (folder) => {
      const { snapshots } = await opened(folder);
      await expect(snapshots.read('../settings')).rejects.toThrow();
      await expect((async () => snapshots.write('../settings', aList()))()).rejects.toThrow();
      await expect((async () => snapshots.remove('../../etc'))()).rejects.toThrow();
      expect(await readdir(folder)).toEqual(['snapshots']);
    }));

  it('leave nothing of an environment that is removed, even while its list is written', () =>
    inFolder(async (folder) => {
      const { snapshots, path } = await opened(folder);
      await snapshots.write(OTHER, aList());
      await writeFile(path, '{');
      await snapshots.read(ID);
      await Promise.all([snapshots.write(ID, aList()), snapshots.remove(ID)]);
      expect(await readdir(join(folder, 'snapshots'))).toEqual([`${OTHER}.jsonl`]);
      await snapshots.remove(ID);
    }));

  it('are written again after an older one, which could not be brought up to date, was removed', () =>
    inFolder(async (folder) => {
      const { snapshots, path } = await opened(folder);
      const { chunks, ...head } = aList({}, []);
      await writeFile(path, Buffer.concat([...encodeSnapshot({ version: 3, accountId: ID, ...head }, chunks)]));
      await mkdir(join(`${path}.version-3`, 'in the way'), { recursive: true });
      expect(await snapshots.read(ID)).toMatchObject({ list: { count: 0 }, problem: { code: 'disk_failed' } });
      await snapshots.remove(ID);
      await snapshots.write(ID, aList());
      expect(await snapshots.read(ID)).toEqual({ list: aList(), problem: null });
    }));

  it('can be removed before there are any', () =>
    inFolder((folder) => createSnapshots({ dataDir: folder, clock: createManualClock(0) }).remove(ID)));
});
