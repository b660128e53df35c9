import { randomUUID } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noSmallDisk, onSmallDisk } from '../testing/small-disk';
import { createExportFiles, removeUnfinishedExport } from './export-files';
import { inFolder } from '../../../shared/testing/temporary-folder';

/** A folder of the user's, and a data folder. */
const inFolders = (work: (folder: string, dataDir: string) => Promise<void>) =>
  inFolder((folder) => inFolder((dataDir) => work(folder, dataDir)));

describe('a file that the user keeps', () => {
  it('is written piece by piece, and is there when it is finished', () =>
    inFolders(async (folder, dataDir) => {
      const files = createExportFiles(dataDir);
      const path = join(folder, 'numbers.csv');
      await writeFile(path, 'old');
      await chmod(path, 0o640);
      const { fileId, name } = await files.begin(path);
      expect(name).toBe('numbers.csv');
      const pieces = ['a,b\r\n', 'é,€\r\n', 'z'.repeat(100_000)];
      await Promise.all(pieces.map((piece) => files.append(fileId, piece)));
      expect(await readFile(path, 'utf8')).toBe('old');
      expect(await files.finish(fileId)).toBe('numbers.csv');
      expect(await readFile(path, 'utf8')).toBe(pieces.join(''));
      expect(files.finished(fileId)).toBe(path);
      expect(() => files.finished(randomUUID())).toThrow(expect.objectContaining({ code: 'file_gone' }));
      expect(await readdir(folder)).toEqual(['numbers.csv']);
      if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o640);
    }));

  it('leaves nothing when it is cancelled, overtaken, or the app ends', () =>
    inFolders(async (folder, dataDir) => {
      const files = createExportFiles(dataDir);
      const first = await files.begin(join(folder, 'first.csv'));
      await files.append(first.fileId, 'half');
      const second = await files.begin(join(folder, 'second.csv'));
      await expect(files.append(first.fileId, 'more')).rejects.toMatchObject({ code: 'file_gone' });
      await files.cancel(second.fileId);
      await expect(files.finish(second.fileId)).rejects.toMatchObject({ code: 'file_gone' });
      await files.begin(join(folder, 'third.csv'));
      await files.stop();
      expect(await readdir(folder)).toEqual([]);
    }));

  it('is gone before one was begun, and a cancellation of it is fine', () =>
    inFolder(async (dataDir) => {
      const files = createExportFiles(dataDir);
      const gone = expect.objectContaining({ code: 'file_gone' }) as Error;
      expect(() => files.finished(randomUUID())).toThrow(gone);
      await expect(files.append(randomUUID(), 'text')).rejects.toThrow(gone);
      await expect(files.finish(randomUUID())).rejects.toThrow(gone);
      await files.cancel(randomUUID());
    }));

  it('is written one after another, however quickly files and pieces are asked for', () =>
    inFolders(async (folder, dataDir) => {
      const files = createExportFiles(dataDir);
      const [first, second] = await Promise.all(
        ['first.csv', 'second.csv'].map((name) => files.begin(join(folder, name))),
      );
      const pieces = ['a', 'b', 'c'].map((piece) => files.append(second!.fileId, piece));
      const finished = files.finish(second!.fileId);
      await files.cancel(second!.fileId); // too late: it is finished by then
      await Promise.all([...pieces, finished]);
      await expect(files.append(first!.fileId, 'a')).rejects.toMatchObject({ code: 'file_gone' });
      expect([await readdir(folder), await readdir(dataDir)]).toEqual([['second.csv'], []]);
      expect(await readFile(join(folder, 'second.csv'), 'utf8')).toBe('abc');
    }));

  it('says so where it cannot be written, and leaves nothing', () =>
    inFolders(async (folder, dataDir) => {
      const files = createExportFiles(dataDir);
      await expect(files.begin(join(folder, 'absent', 'numbers.csv'))).rejects.toMatchObject({ code: 'file_failed' });
      expect(await readdir(dataDir)).toEqual([]);
      await mkdir(join(folder, 'numbers.csv'));
      const { fileId } = await files.begin(join(folder, 'numbers.csv'));
      await expect(files.finish(fileId)).rejects.toMatchObject({ code: 'file_failed' });
      expect(await readdir(folder)).toEqual(['numbers.csv']);
    }));

  it('can be read only by the user before it is finished, and has the usual rights then', () =>
    inFolders(async (folder, dataDir) => {
      const files = createExportFiles(dataDir);
      const { fileId } = await files.begin(join(folder, 'numbers.csv'));
      const [part = ''] = await readdir(folder);
      const rights = async (name: string) => (await stat(join(folder, name))).mode & 0o777;
      if (process.platform !== 'win32') expect(await rights(part)).toBe(0o600);
      await files.finish(fileId);
      if (process.platform !== 'win32') expect(await rights('numbers.csv')).toBe(0o666 & ~process.umask());
      expect(await readdir(dataDir)).toEqual([]);
    }));

  it('is removed by the next start where the app was killed', () =>
    inFolders(async (folder, dataDir) => {
      const files = createExportFiles(dataDir);
      const { fileId } = await files.begin(join(folder, 'numbers.csv'));
      await files.append(fileId, 'half');
      expect(await readdir(folder)).toHaveLength(1);
      await removeUnfinishedExport(dataDir); // as the next start does
      expect([await readdir(folder), await readdir(dataDir)]).toEqual([[], []]);
      await files.stop();
    }));

  it('is removed by a later start where its disk was not there at the next one', () =>
    inFolders(async (folder, dataDir) => {
      const disk = join(folder, 'disk');
      await mkdir(disk);
      const files = createExportFiles(dataDir);
      const { fileId } = await files.begin(join(disk, 'numbers.csv'));
      await files.append(fileId, 'half');
      await rename(disk, join(folder, 'away'));
      await removeUnfinishedExport(dataDir);
      // what is exported in between does not make the app forget it
      const others = createExportFiles(dataDir);
      await others.finish((await others.begin(join(folder, 'other.csv'))).fileId);
      await removeUnfinishedExport(dataDir);
      await rename(join(folder, 'away'), disk);
      expect(await readdir(disk)).toHaveLength(1);
      await removeUnfinishedExport(dataDir);
      expect([await readdir(disk), await readdir(dataDir)]).toEqual([[], []]);
      await files.stop();
    }));

  it('is removed by a later start where its disk went away before it was cancelled', () =>
    inFolders(async (folder, dataDir) => {
      const disk = join(folder, 'disk');
      await mkdir(disk);
      const both = [createExportFiles(dataDir), createExportFiles(dataDir, 'unfinished-kept-file.json')];
      for (const files of both) await files.begin(join(disk, 'numbers.csv'));
      await rename(disk, join(folder, 'away'));
      await Promise.all(both.map((files) => files.stop()));
      const { fileId } = await both[0]!.begin(join(folder, 'other.csv'));
      await both[0]!.finish(fileId);
      await rename(join(folder, 'away'), disk);
      expect(await readdir(disk)).toHaveLength(2);
      await removeUnfinishedExport(dataDir);
      expect([await readdir(disk), await readdir(dataDir)]).toEqual([[], []]);
    }));

  it('does not keep the app from quitting, or another from being written, where it can’t be removed', () =>
    inFolders(async (folder, dataDir) => {
      const files = createExportFiles(dataDir);
      await files.begin(join(folder, 'numbers.csv'));
      const [part = ''] = await readdir(folder);
      await rm(join(folder, part));
      await mkdir(join(folder, part, 'in the way'), { recursive: true });
      const { fileId } = await files.begin(join(folder, 'other.csv'));
      expect(await files.finish(fileId)).toBe('other.csv');
      await files.stop();
      expect(await readdir(dataDir)).toEqual(['left-exports.json']);
    }));

  it('is removed so too where it is written again after each sync, and does not disturb another one', () =>
    inFolders(async (folder, dataDir) => {
      const exported = createExportFiles(dataDir);
      const kept = createExportFiles(dataDir, 'unfinished-kept-file.json');
      await kept.begin(join(folder, 'kept.csv'));
      const { fileId } = await exported.begin(join(folder, 'numbers.csv'));
      await exported.finish(fileId);
      expect(await readdir(dataDir)).toEqual(['unfinished-kept-file.json']);
      expect(await readdir(folder)).toHaveLength(2);
      await removeUnfinishedExport(dataDir);
      expect([await readdir(folder), await readdir(dataDir)]).toEqual([['numbers.csv'], []]);
      await kept.stop();
    }));

  it.each([
    ['{"part":"$/precious.txt"}', 'precious.txt'],
    ['{"part":"precious.txt"}', 'precious.txt'],
    ['{"part":"$/a.csv.12345678.part"}', 'a.csv.12345678.part'],
    ['{"part":"$/.a.csv.12345678.part.csv"}', '.a.csv.12345678.part.csv'],
    ['{"part":"$/.a.csv.1234567.part"}', '.a.csv.1234567.part'],
    ['{"part":"$/.a.csv.1234567g.part"}', '.a.csv.1234567g.part'],
    ['{"part":', 'precious.txt'],
    ['7', 'precious.txt'],
  ])('removes nothing else: %s', (note, precious) =>
    inFolders(async (folder, dataDir) => {
      await writeFile(join(folder, precious), '');
      await writeFile(join(dataDir, 'unfinished-export.json'), note.replace('$', folder));
      await removeUnfinishedExport(dataDir);
      expect([await readdir(folder), await readdir(dataDir)]).toEqual([[precious], []]);
    }),
  );

  it('goes on where another one is cancelled', () =>
    inFolders(async (folder, dataDir) => {
      const files = createExportFiles(dataDir);
      const first = await files.begin(join(folder, 'first.csv'));
      const second = await files.begin(join(folder, 'second.csv'));
      await files.cancel(first.fileId);
      await files.append(second.fileId, 'text');
      await files.finish(second.fileId);
      expect(await readdir(folder)).toEqual(['second.csv']);
      await expect(files.append(second.fileId, 'more')).rejects.toMatchObject({ code: 'file_gone' });
    }));

  it.skipIf(process.platform === 'win32')('is written where a link leads, which stays a link', () =>
    inFolders(async (folder, dataDir) => {
      await mkdir(join(folder, 'far'));
      await writeFile(join(folder, 'far', 'real.csv'), 'old');
      await symlink(join(folder, 'far', 'real.csv'), join(folder, 'link.csv'));
      const files = createExportFiles(dataDir);
      const { fileId, name } = await files.begin(join(folder, 'link.csv'));
      await files.append(fileId, 'new');
      await files.finish(fileId);
      expect(name).toBe('link.csv');
      expect((await lstat(join(folder, 'link.csv'))).isSymbolicLink()).toBe(true);
      expect(await readFile(join(folder, 'far', 'real.csv'), 'utf8')).toBe('new');
    }),
  );

  it('is written also where the data folder takes no note of it', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      const files = createExportFiles(join(folder, 'file'));
      const { fileId } = await files.begin(join(folder, 'numbers.csv'));
      await files.append(fileId, 'text');
      expect(await files.finish(fileId)).toBe('numbers.csv');
      await removeUnfinishedExport(join(folder, 'file'));
      expect((await readdir(folder)).sort()).toEqual(['file', 'numbers.csv']);
    }));

  it.skipIf(noSmallDisk)('leaves nothing on a disk that is full', () =>
    inFolder((dataDir) =>
      onSmallDisk(async ({ folder }) => {
        const files = createExportFiles(dataDir);
        const { fileId } = await files.begin(join(folder, 'numbers.csv'));
        await expect(files.append(fileId, 'x'.repeat(100_000))).rejects.toMatchObject({ code: 'file_full' });
        expect(await readdir(folder)).toEqual([]);
      }),
    ),
  );
});
