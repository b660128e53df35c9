import { lstat, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { noSmallDisk, onSmallDisk } from '../testing/small-disk';
import { spyOnFiles } from '../testing/spied-files';
import { createDataFile, type DataFile, type FileFormat } from './data-file';
import { inFolder } from '../../../shared/testing/temporary-folder';

const NOW = Date.UTC(2026, 10, 24, 12);
const ASIDE = 'a.json.damaged-2026-11-24T12-00-00-000Z';

const contentOf = (bytes: Buffer) => JSON.parse(bytes.toString()) as { version: number; list: unknown };

/** Version 3 of a file with a list. */
const FORMAT: FileFormat = {
  what: 'list',
  version: 3,
  versionOf: (bytes) => contentOf(bytes).version,
  migrations: {
    1: (bytes) => ({ bytes: Buffer.from(JSON.stringify({ ...contentOf(bytes), version: 2 })), isDamaged: false }),
    2: (bytes) => {
      const { list } = contentOf(bytes);
      const items = Array.isArray(list) ? list : [];
      return { bytes: Buffer.from(JSON.stringify({ version: 3, list: items })), isDamaged: items !== list };
    },
  },
  damaged: 'snapshot_damaged',
};

const fileIn = (folder: string) => createDataFile(join(folder, 'a.json'), FORMAT, createManualClock(NOW));
const read = (file: DataFile) =>
  file.read((bytes) => {
    const { list } = contentOf(bytes);
    const items = (Array.isArray(list) ? list : []).filter((item) => item !== null) as unknown[];
    return { content: items, isDamaged: JSON.stringify(items) !== JSON.stringify(list) };
  });
const put = (folder: string, content: unknown) => writeFile(join(folder, 'a.json'), JSON.stringify(content));

describe('a file of the data folder', () => {
  it('is read as it was written, and is no problem where it is missing', () =>
    inFolder(async (folder) => {
      const file = fileIn(folder);
      expect(await read(file)).toEqual({ content: null, problem: null });
      await file.replace('{"version":3,"list":[1]}');
      expect(await read(file)).toEqual({ content: [1], problem: null });
      await writeFile(join(folder, 'a.json'), '\ufeff{"version":3,"list":[2]}');
      expect(await read(file)).toEqual({ content: [2], problem: null });
    }));

  it.each(['{"version":3,"li', '', '{"version":0,"list":[]}'])('is set aside, whole, where it is damaged: %s', (text) =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'a.json'), text);
      const { content, problem } = await read(fileIn(folder));
      expect([content, problem?.code]).toEqual([null, 'snapshot_damaged']);
      expect(problem?.message).toContain(ASIDE);
      expect(await readdir(folder)).toEqual([ASIDE]);
      expect(await readFile(join(folder, ASIDE), 'utf8')).toBe(text);
    }),
  ); // prettier-ignore

  it('is set aside where a part is damaged, and the rest counts', () =>
    inFolder(async (folder) => {
      await put(folder, { version: 3, list: [1, null, 2] });
      const file = fileIn(folder);
      expect(await read(file)).toMatchObject({ content: [1, 2], problem: { code: 'snapshot_damaged' } });
      expect((await readdir(folder)).sort()).toEqual(['a.json', ASIDE]);
      await file.replace('{"version":3,"list":[1,2]}');
      expect(contentOf(await readFile(join(folder, ASIDE)))).toEqual({ version: 3, list: [1, null, 2] });
    }));

  it.each([1, 2])('is brought up to date from version %d, step by step, with the original next to it', (version) =>
    inFolder(async (folder) => {
      await put(folder, { version, list: [1] });
      expect(await read(fileIn(folder))).toEqual({ content: [1], problem: null });
      expect(contentOf(await readFile(join(folder, 'a.json')))).toEqual({ version: 3, list: [1] });
      expect(contentOf(await readFile(join(folder, `a.json.version-${version}`)))).toEqual({ version, list: [1] });
      expect(await read(fileIn(folder))).toEqual({ content: [1], problem: null });
    }),
  );

  it.skipIf(process.platform === 'win32')('keeps its original, and what was damaged, also behind a link, which stays one', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.json');
      await mkdir(join(folder, 'far'));
      await writeFile(join(folder, 'far', 'real.json'), '{"version":2,"list":[1]}');
      await symlink(join(folder, 'far', 'real.json'), path);
      await read(fileIn(folder));
      expect(contentOf(await readFile(path)).version).toBe(3);
      expect(contentOf(await readFile(join(folder, 'a.json.version-2')))).toEqual({ version: 2, list: [1] });
      await writeFile(path, '{"version":3,"list":[1,null]}');
      const file = fileIn(folder);
      await read(file);
      await file.replace('{"version":3,"list":[1]}');
      expect(contentOf(await readFile(join(folder, ASIDE))).list).toEqual([1, null]);
      expect((await lstat(path)).isSymbolicLink()).toBe(true);
    }),
  ); // prettier-ignore

  it('is set aside where it is older and a step cannot read all of it', () =>
    inFolder(async (folder) => {
      await put(folder, { version: 1, list: 'none' });
      expect(await read(fileIn(folder))).toMatchObject({ content: [], problem: { code: 'snapshot_damaged' } });
      expect(contentOf(await readFile(join(folder, ASIDE)))).toEqual({ version: 1, list: 'none' });
    }));

  it('is reported and never touched where it is newer', () =>
    inFolder(async (folder) => {
      await put(folder, { version: 4, list: { moved: true } });
      const before = await readFile(join(folder, 'a.json'));
      const file = fileIn(folder);
      const { content, problem } = await read(file);
      expect([content, problem?.code]).toEqual([null, 'file_newer']);
      expect(problem?.message).toMatch(/newer version of the app wrote the list of numbers \(a\.json\)/);
      await expect(file.replace('{"version":3}')).rejects.toBe(problem);
      const mark = { at: 0, bytes: Buffer.from('x') };
      await expect(file.append(Buffer.from('x'), before.length, mark)).rejects.toBe(problem);
      expect(await readFile(join(folder, 'a.json'))).toEqual(before);
      expect(await readdir(folder)).toEqual(['a.json']);
    }));

  it('is added to where it ends, then overwritten, and not touched where it ends elsewhere', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.json');
      const file = fileIn(folder);
      const add = (at: number) => file.append(Buffer.from('def'), at, { at: 1, bytes: Buffer.from('X') });
      expect([await add(0), await readdir(folder)]).toEqual([false, []]);
      await file.replace('abc');
      expect([await add(2), await add(4), await readFile(path, 'utf8')]).toEqual([false, false, 'abc']);
      expect([await add(3), await readFile(path, 'utf8')]).toEqual([true, 'aXcdef']);
      expect((await file.bytes())?.toString()).toBe('aXcdef');
    }));

  it('drops a byte order mark, and nothing that only resembles one', () =>
    inFolder(async (folder) => {
      const bytes = async (...found: number[]) => {
        await writeFile(join(folder, 'a.json'), Buffer.from(found));
        return [...((await fileIn(folder).bytes()) ?? [])];
      };
      expect(await bytes(0xef, 0xbb, 0xbf, 1, 2)).toEqual([1, 2]);
      expect(await bytes(0xef, 0xbb, 1, 2)).toEqual([0xef, 0xbb, 1, 2]);
      expect(await bytes(1, 0xef, 0xbb, 0xbf)).toEqual([1, 0xef, 0xbb, 0xbf]);
      expect(await bytes(0xef, 0xbb)).toEqual([0xef, 0xbb]);
      expect(await fileIn(join(folder, 'absent')).bytes()).toBeNull();
    }));

  it('keeps the last of several that were set aside or brought up to date at one moment', () =>
    inFolder(async (folder) => {
      for (const item of [1, 2]) {
        await put(folder, { version: 2, list: [item] });
        await read(fileIn(folder));
        expect(contentOf(await readFile(join(folder, 'a.json.version-2'))).list).toEqual([item]);
        await put(folder, { version: 3, list: [item, null] });
        await read(fileIn(folder));
        expect(contentOf(await readFile(join(folder, ASIDE))).list).toEqual([item, null]);
      }
    }));

  it('is reported where it cannot be read, and not written over as long as it is there', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'a.json'));
      const file = fileIn(folder);
      expect(await read(file)).toMatchObject({ content: null, problem: { code: 'disk_unreadable' } });
      await expect(file.replace('x')).rejects.toMatchObject({ code: 'disk_unreadable' });
      await rm(join(folder, 'a.json'), { recursive: true });
      await file.replace('x');
      expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('x');
    }));

  it.skipIf(process.platform === 'win32')('is not written over where it is a link that leads to itself', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.json');
      await symlink(path, path);
      const file = fileIn(folder);
      const { problem } = await read(file);
      expect(problem?.code).toBe('disk_unreadable');
      await expect(file.replace('x')).rejects.toBe(problem);
      expect((await lstat(path)).isSymbolicLink()).toBe(true);
    }),
  );

  it('is not written over where a part is damaged and it cannot be set aside', () =>
    inFolder(async (folder) => {
      await put(folder, { version: 3, list: [1, null] });
      await mkdir(join(folder, ASIDE));
      const file = fileIn(folder);
      const { content, problem } = await read(file);
      expect([content, problem?.code]).toEqual([[1], 'disk_unreadable']);
      await expect(file.replace('{"version":3,"list":[1]}')).rejects.toBe(problem);
      expect(contentOf(await readFile(join(folder, 'a.json'))).list).toEqual([1, null]);
    }));

  it('is set aside also where the file system has no links', () =>
    inFolder(async (folder) => {
      const link = spyOnFiles('link').mockRejectedValue(Object.assign(new Error('no links'), { code: 'EPERM' }));
      await put(folder, { version: 3, list: [1, null] });
      expect(await read(fileIn(folder))).toMatchObject({ content: [1], problem: { code: 'snapshot_damaged' } });
      expect(link).toHaveBeenCalledOnce();
      expect(contentOf(await readFile(join(folder, ASIDE))).list).toEqual([1, null]);
    }));

  it.skipIf(process.platform !== 'linux')('is closed after each addition', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.json');
      const file = fileIn(folder);
      await file.replace('abc');
      expect(await file.append(Buffer.from('def'), 3, { at: 0, bytes: Buffer.from('X') })).toBe(true);
      expect(await file.append(Buffer.from('def'), 3, { at: 0, bytes: Buffer.from('X') })).toBe(false);
      const open = await readdir('/proc/self/fd');
      const paths = await Promise.all(open.map((one) => readlink(`/proc/self/fd/${one}`).catch(() => 'closed')));
      expect(paths).not.toContain(path);
    }),
  );

  it.skipIf(noSmallDisk)(`is as full as the disk says where only some of an addition fits (${noSmallDisk ?? 'for real'})`, () =>
    onSmallDisk(async ({ folder }) => {
      const file = fileIn(folder);
      await file.replace('abc');
      const added = file.append(Buffer.alloc(100_000, 'x'), 3, { at: 0, bytes: Buffer.from('X') });
      await expect(added).rejects.toMatchObject({ code: 'disk_full' });
      expect(await readFile(join(folder, 'a.json'), 'utf8')).toMatch(/^abcx+$/);
    }),
  ); // prettier-ignore

  it.skipIf(noSmallDisk)(`is reported where it cannot be set aside (${noSmallDisk ?? 'for real'})`, () =>
    onSmallDisk(async ({ folder, lock }) => {
      await writeFile(join(folder, 'a.json'), '{');
      lock();
      const { problem } = await read(fileIn(folder));
      expect(problem?.code).toBe('disk_unreadable');
      expect(problem?.message).toContain('EROFS');
    }),
  );

  it.skipIf(noSmallDisk)(`counts in memory where a full disk keeps it from being brought up to date (${noSmallDisk ?? 'for real'})`, () =>
    onSmallDisk(async ({ folder, fill }) => {
      const list = ['x'.repeat(5_000)];
      await put(folder, { version: 2, list });
      await fill();
      const file = fileIn(folder);
      expect(await read(file)).toMatchObject({ content: list, problem: { code: 'disk_full' } });
      expect(contentOf(await readFile(join(folder, 'a.json')))).toEqual({ version: 2, list });
      await rm(join(folder, 'filler'));
      await file.replace('{"version":3,"list":[]}');
      expect(contentOf(await readFile(join(folder, 'a.json.version-2')))).toEqual({ version: 2, list });
    }),
  ); // prettier-ignore
});
