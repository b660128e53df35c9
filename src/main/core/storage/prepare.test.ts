import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { noSmallDisk, onSmallDisk } from '../testing/small-disk';
import { prepareDataFolder } from './prepare';
import { createSettingsCopy } from './settings-file';
import { inFolder } from '../../../shared/testing/temporary-folder';

const prepare = (dataDir: string) => prepareDataFolder({ dataDir, clock: createManualClock(0) });
const settingsIn = async (folder: string) =>
  JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')) as unknown;
const COPY = 'settings.last-good.json';
const GOOD = '{"version":2,"environments":[]}';
const codesOf = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);
const contentsOf = (folder: string) =>
  Promise.all(['settings.json', COPY].map((name) => readFile(join(folder, name), 'utf8')));

async function keepCopy(dataDir: string, contents: readonly Record<string, unknown>[]): Promise<void> {
  const copy = createSettingsCopy({ dataDir, clock: createManualClock(0) });
  for (const content of contents) copy.keep(content);
  await copy.settled();
}
const ASIDE = 'settings.json.damaged-1970-01-01T00-00-00-000Z';

describe('preparing a data folder', () => {
  it('makes it, for the user alone, and leaves good settings as they are', () =>
    inFolder(async (folder) => {
      const dataDir = join(folder, 'a', 'new');
      expect(await prepare(dataDir)).toMatchObject({ problems: [], hasSettings: false });
      if (process.platform !== 'win32') expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
      await writeFile(join(dataDir, 'settings.json'), GOOD);
      expect(await prepare(dataDir)).toMatchObject({ problems: [], hasSettings: true });
      expect(await readdir(dataDir)).toEqual(['settings.json']);
    }));

  it.skipIf(process.platform === 'win32')('shuts others out of its own folder, and of no other', () =>
    inFolder(async (folder) => {
      const rights = async () => (await stat(folder)).mode & 0o777;
      await writeFile(join(folder, 'thesis.txt'), '');
      await chmod(folder, 0o755);
      await prepare(folder);
      expect(await rights()).toBe(0o755);
      await writeFile(join(folder, 'settings.json'), '{"version":2}');
      await prepare(folder);
      expect(await rights()).toBe(0o700);
    }),
  );

  it.each(['', '{"a":', '[]', 'null', '7'])('sets damaged settings aside, whole: %j', (text) =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'settings.json'), text);
      const { problems, hasSettings } = await prepare(folder);
      expect([codesOf(problems), hasSettings]).toEqual([['settings_damaged'], false]);
      expect(problems[0]?.message).toContain(ASIDE);
      expect(await readFile(join(folder, ASIDE), 'utf8')).toBe(text);
    }),
  );

  it.each([['damaged', '{"a":'], ['emptied', ''], ['gone', null]])('uses the last good copy where they are %s', (_, text) =>
    inFolder(async (folder) => {
      await keepCopy(folder, [{ version: 2, a: 0 }, { version: 2, a: 1 }]);
      if (text !== null) await writeFile(join(folder, 'settings.json'), text);
      const { problems, hasSettings } = await prepare(folder);
      expect([codesOf(problems), hasSettings]).toEqual([['settings_restored'], false]);
      const cause = text === null ? null : (expect.objectContaining({ code: 'settings_damaged' }) as Error);
      expect(problems[0]?.cause).toEqual(cause);
      expect(await settingsIn(folder)).toEqual({ version: 2, a: 1 });
      expect((await readdir(folder)).includes(ASIDE)).toBe(text !== null);
    }),
  ); // prettier-ignore

  it('takes no note of what was being added or removed from the copy, which may be older', () =>
    inFolder(async (folder) => {
      await keepCopy(folder, [{ version: 2, looseTokens: ['7c9e6679-7425-40de-944b-e07fc1f90ae7'], a: 1 }]);
      await prepare(folder);
      expect(await settingsIn(folder)).toEqual({ version: 2, a: 1 });
    }));

  it('takes a byte order mark for no damage', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'settings.json'), '\ufeff{"version":2,"environments":[]}');
      expect(await prepare(folder)).toMatchObject({ problems: [], hasSettings: true });
      expect(await settingsIn(folder)).toEqual({ version: 2, environments: [] });
    }));

  it('leaves the settings of a later version alone', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'settings.json'), '{"version":9}');
      expect(await prepare(folder)).toMatchObject({ problems: [{ code: 'file_newer' }], hasSettings: false });
      expect(await settingsIn(folder)).toEqual({ version: 9 });
    }));

  it.each([
    ['gone', null, []],
    ['damaged', '{"a":', ['settings_damaged']],
  ])('says that their copy was damaged too where they are %s', (_, text, damage) =>
    inFolder(async (folder) => {
      if (text !== null) await writeFile(join(folder, 'settings.json'), text);
      await writeFile(join(folder, COPY), '{"version":2,"a":');
      const { problems, hasSettings } = await prepare(folder);
      expect([codesOf(problems), hasSettings]).toEqual([[...damage, 'settings_damaged'], false]);
      expect(problems.at(-1)?.message).toContain(`${COPY}.damaged-`);
      expect(await prepare(folder)).toMatchObject({ problems: [], hasSettings: false });
    }),
  );

  it.each([
    ['gone', null, []],
    ['damaged', '{"a":', ['settings_damaged']],
  ])('are those of a later version, and locked, where they are %s and only its copy is left', (_, text, damage) =>
    inFolder(async (folder) => {
      const later = '{"version":9,"all":"different"}';
      if (text !== null) await writeFile(join(folder, 'settings.json'), text);
      await writeFile(join(folder, COPY), later);
      const { problems, hasSettings } = await prepare(folder);
      expect([codesOf(problems), hasSettings]).toEqual([[...damage, 'file_newer'], false]);
      await keepCopy(folder, [{ version: 2 }]);
      expect(await contentsOf(folder)).toEqual([later, later]);
      expect(await prepare(folder)).toMatchObject({ problems: [{ code: 'file_newer' }], hasSettings: false });
    }),
  );

  it('reports the copy of a later version, and never overwrites it, where the settings are good', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'settings.json'), GOOD);
      await writeFile(join(folder, COPY), '{"version":9}');
      const { problems, hasSettings } = await prepare(folder);
      expect([codesOf(problems), hasSettings]).toEqual([['file_newer'], true]);
      expect(problems[0]?.message).toContain(COPY);
      await keepCopy(folder, [{ version: 2, a: 1 }]);
      expect(await contentsOf(folder)).toEqual([GOOD, '{"version":9}']);
    }));

  it('sets a damaged copy of good settings aside, says so, and writes another', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'settings.json'), GOOD);
      await writeFile(join(folder, COPY), '{"version":2,"a":');
      expect(await prepare(folder)).toMatchObject({ problems: [{ code: 'settings_copy_damaged' }], hasSettings: true });
      await keepCopy(folder, [{ version: 2, a: 1 }]);
      expect(await contentsOf(folder)).toEqual([GOOD, '{"version":2,"a":1}']);
      expect(await prepare(folder)).toMatchObject({ problems: [], hasSettings: true });
    }));

  it('removes what was being written when the app was killed, and nothing else', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'snapshots'));
      const left = ['open.html', 'settings.json.tmp-9512345678abcdef', 'ledger.jsonl.tmp-9512345678abcdef', join('snapshots', 'x.jsonl.tmp-0012345678abcdef')]; // prettier-ignore
      const own = ['ledger.jsonl.damaged-1970-01-01T00-00-00-000Z', 'notes.tmp-mine.txt', join('snapshots', 'x.jsonl')];
      for (const name of [...left, ...own]) await writeFile(join(folder, name), '');
      await prepare(folder);
      const names = await readdir(folder, { recursive: true });
      expect(names.sort()).toEqual([...own, 'snapshots'].sort());
    }));

  it('says what is wrong where settings cannot be read', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'settings.json'));
      await expect(prepare(folder)).rejects.toMatchObject({ code: 'disk_unreadable' });
      await expect(prepare(folder)).rejects.toThrow(/could not read the settings at .*settings\.json: EISDIR/);
    }));

  it.each([
    ['a file is in the way', (folder: string) => join(folder, 'file', 'data')],
    ['no folder can be made', () => join(process.platform === 'linux' ? '/proc' : '/dev/null', 'x', 'y')],
  ])('says what is wrong where %s', (_, pathIn) =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      await expect(prepare(pathIn(folder))).rejects.toMatchObject({ code: 'data_dir_unusable' });
    }),
  );

  it.skipIf(noSmallDisk)(`says what is wrong on a read-only disk (${noSmallDisk ?? 'for real'})`, () =>
    onSmallDisk(async ({ folder, lock }) => {
      await writeFile(join(folder, 'settings.json'), '{"version":2}');
      lock();
      await expect(prepare(folder)).rejects.toMatchObject({ code: 'data_dir_unusable' });
    }),
  );
});
