import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataDirError, diskError, FILE_CONTENTS, makeFolder, userFileError, writeAtomically } from './disk';
import { noSmallDisk, onSmallDisk } from '../testing/small-disk';
import { inFolder, temporaryFolder } from '../../../shared/testing/temporary-folder';

describe('writeAtomically', () => {
  it('writes a file that only the user may read, in folders that it makes', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a', 'b.json');
      await writeAtomically(path, 'one', 'list');
      await writeAtomically(path, 'two', 'list');
      expect(await readFile(path, 'utf8')).toBe('two');
      expect(await readdir(join(folder, 'a'))).toEqual(['b.json']);
      if (process.platform === 'win32') return;
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect((await stat(join(folder, 'a'))).mode & 0o777).toBe(0o700);
    }));

  it('keeps the last of many writes at once, and is never read half written', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.json');
      const texts = Array.from({ length: 20 }, (_, index) => `${index} `.repeat(2_000));
      const writes = texts.map((text) => writeAtomically(path, text, 'list'));
      await writes[0];
      expect(texts.includes(await readFile(path, 'utf8'))).toBe(true);
      await Promise.all(writes);
      expect(texts.indexOf(await readFile(path, 'utf8'))).toBe(19);
    }));

  it('says so where a folder or a file is in the way, and leaves nothing behind', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'taken.json'));
      await writeFile(join(folder, 'file'), '');
      await expect(writeAtomically(join(folder, 'taken.json'), 'x', 'list')).rejects.toMatchObject({
        code: 'disk_failed',
      });
      await expect(writeAtomically(join(folder, 'file', 'a.json'), 'x', 'list')).rejects.toMatchObject({
        code: 'disk_failed',
      });
      expect((await readdir(folder)).sort()).toEqual(['file', 'taken.json']);
    }));

  it.skipIf(noSmallDisk)(`keeps the old text where the disk is full (${noSmallDisk ?? 'for real'})`, () =>
    onSmallDisk(async ({ folder, fill }) => {
      const path = join(folder, 'a.json');
      await writeAtomically(path, 'old', 'list');
      await fill();
      const before = Date.now();
      const written = writeAtomically(path, 'new'.repeat(5_000), 'list');
      await expect(written).rejects.toMatchObject({ code: 'disk_full' });
      await expect(written).rejects.toThrow(/no space left on the disk, so the list of numbers could not be saved/);
      expect(Date.now() - before).toBeLessThan(3_000);
      expect(await readFile(path, 'utf8')).toBe('old');
      expect((await readdir(folder)).sort()).toEqual(['a.json', 'filler']);
    }),
  );

  it.skipIf(noSmallDisk)(`says so where the disk is read-only (${noSmallDisk ?? 'for real'})`, () =>
    onSmallDisk(async ({ folder, lock }) => {
      lock();
      const written = writeAtomically(join(folder, 'a.json'), 'new', 'list');
      await expect(written).rejects.toMatchObject({ code: 'disk_denied' });
    }),
  );
});

describe('makeFolder', () => {
  it('makes the folders above too, and leaves those that are there', () => {
    const path = join(temporaryFolder(), 'a', 'b');
    makeFolder(path);
    writeFileSync(join(path, 'file'), '');
    makeFolder(path);
    expect(readdirSync(path)).toEqual(['file']);
  });

  it('throws where a file is in the way', () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, '');
    expect(() => makeFolder(join(path, 'a'))).toThrow(/ENOTDIR|ENOENT/);
  });

  it.skipIf(process.platform === 'win32')('throws nothing where another process was faster', () => {
    const path = join(temporaryFolder(), 'a');
    symlinkSync(`${path}.absent`, path); // not found, and yet the name is taken
    expect(() => makeFolder(path)).not.toThrow();
  });
});

describe('diskError', () => {
  it.each([
    ['ENOSPC', 'disk_full'],
    ['EDQUOT', 'disk_full'],
    ['EACCES', 'disk_denied'],
    ['EPERM', 'disk_denied'],
    ['EROFS', 'disk_denied'],
    ['EIO', 'disk_failed'],
  ])('%s is %s', (systemCode, code) => {
    const error = diskError(Object.assign(new Error('x'), { code: systemCode }), '/a/b', 'list');
    expect(error.code).toBe(code);
    expect(error.message).toContain('the list of numbers');
  });

  it.each(FILE_CONTENTS)('say in a sentence of its own what became of: %s', (what) => {
    for (const systemCode of ['ENOSPC', 'EACCES', 'EIO'])
      expect(diskError(Object.assign(new Error('x'), { code: systemCode }), '/a/b', what).message).not.toContain(
        'a file',
      );
  });

  it('quotes what has no code', () => {
    expect(diskError(new Error('odd'), '/a', 'list').message).toContain('odd');
  });
});

describe('the errors of files', () => {
  const full = Object.assign(new Error('x'), { code: 'ENOSPC' });

  it('of a file that the user keeps say its name, and not where it is', () => {
    const codes = ['ENOSPC', 'EROFS', 'EIO'].map((code) => userFileError(Object.assign(new Error('x'), { code }), '/home/ada/numbers.csv').code); // prettier-ignore
    expect(codes).toEqual(['file_full', 'file_denied', 'file_failed']);
    const error = userFileError(full, join('/home/ada', 'numbers.csv'));
    expect(error.message).toContain('numbers.csv');
    expect(error.message).not.toContain('ada');
    expect(error.cause).toBe(full);
  });

  it('of the data folder say where it is and why', () => {
    const error = dataDirError(full, '/home/ada/data');
    expect(error).toMatchObject({ code: 'data_dir_unusable', cause: full });
    expect(error.message).toContain('/home/ada/data');
    expect(error.message).toContain('ENOSPC');
  });

  it('quote whatever was thrown', () => {
    expect(dataDirError('a text', '/a').message).toContain('a text');
    expect(diskError(full, '/a', 'list').cause).toBe(full);
  });
});
