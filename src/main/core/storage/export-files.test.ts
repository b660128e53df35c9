import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, noSmallDisk, onSmallDisk } from '../testing/small-disk';
import { createExportFiles } from './export-files';

describe('a file that the user keeps', () => {
  it('is written piece by piece, and is there when it is finished', () =>
    inFolder(async (folder) => {
      const files = createExportFiles();
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
      expect(await readdir(folder)).toEqual(['numbers.csv']);
      if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o640);
    }));

  it('leaves nothing when it is cancelled, overtaken, or the app ends', () =>
    inFolder(async (folder) => {
      const files = createExportFiles();
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

  it('says so where it cannot be written, and leaves nothing', () =>
    inFolder(async (folder) => {
      const files = createExportFiles();
      await expect(files.begin(join(folder, 'absent', 'numbers.csv'))).rejects.toMatchObject({ code: 'file_failed' });
      await mkdir(join(folder, 'numbers.csv'));
      const { fileId } = await files.begin(join(folder, 'numbers.csv'));
      await expect(files.finish(fileId)).rejects.toMatchObject({ code: 'file_failed' });
      expect(await readdir(folder)).toEqual(['numbers.csv']);
    }));

  it.skipIf(noSmallDisk)('leaves nothing on a disk that is full', () =>
    onSmallDisk(async ({ folder }) => {
      const files = createExportFiles();
      const { fileId } = await files.begin(join(folder, 'numbers.csv'));
      await expect(files.append(fileId, 'x'.repeat(100_000))).rejects.toMatchObject({ code: 'file_full' });
      expect(await readdir(folder)).toEqual([]);
    }),
  );
});
