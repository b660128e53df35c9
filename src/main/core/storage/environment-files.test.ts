import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownersWithFiles, removeFilesOf } from './environment-files';
import { inFolder } from '../../../shared/testing/temporary-folder';

const [ONE, TWO, THREE] = [
  '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  '0f8fad5b-d9cb-469f-a165-70867728950e',
  'c56a4180-65aa-42ec-a945-5fd21dec0538',
] as const;

/** A data folder with empty files. */
const withFiles = (names: readonly string[], work: (folder: string) => Promise<void>) =>
  inFolder(async (folder) => {
    for (const name of ['snapshots', 'activity', 'channels']) await mkdir(join(folder, name));
    for (const name of names) await writeFile(join(folder, name), '');
    await work(folder);
  });

describe('environments that have files', () => {
  it('are those that have a list or a record of activity, each once', () =>
    withFiles([`snapshots/${ONE}.jsonl`, `activity/${ONE}.log`, `activity/${TWO}.log`], async (folder) => {
      expect((await ownersWithFiles(folder, 'environment')).sort()).toEqual([TWO, ONE]);
    }));

  it('are not those that only channels have', () =>
    withFiles([`channels/${TWO}.jsonl`, `activity/${ONE}.log`], async (folder) => {
      expect(await ownersWithFiles(folder, 'environment')).toEqual([ONE]);
      expect(await ownersWithFiles(folder, 'channel')).toEqual([TWO]);
    }));

  it('are none before there are folders', () =>
    inFolder(async (folder) => {
      expect(await ownersWithFiles(folder, 'environment')).toEqual([]);
    }));

  it.each([
    `snapshots/${ONE}.jsonl.damaged-1970-01-01T00-00-00-000Z`,
    `snapshots/${ONE}.jsonl.version-3`,
    `snapshots/${ONE}.log`,
    `activity/${ONE}.jsonl`,
    `snapshots/x${ONE}.jsonl`,
    `snapshots/${ONE.slice(1)}.jsonl`,
    `snapshots/${ONE.slice(0, -1)}.jsonl`,
    `snapshots/${ONE.slice(0, 23)}.jsonl`,
    `snapshots/${ONE.toUpperCase()}.jsonl`,
    'snapshots/notes.jsonl',
  ])('are not found by %s', (name) =>
    withFiles([name, `activity/${TWO}.log`], async (folder) => {
      expect(await ownersWithFiles(folder, 'environment')).toEqual([TWO]);
    }),
  );

  it('can’t be known where the folder cannot be read', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'snapshots'), '');
      await expect(ownersWithFiles(folder, 'environment')).rejects.toMatchObject({ code: 'ENOTDIR' });
    }));
});

describe('removing the files of an environment', () => {
  it('leaves those of other kinds and of other environments', () =>
    withFiles(
      [
        `snapshots/${ONE}.jsonl`,
        `snapshots/${ONE}.jsonl.damaged-1`,
        `snapshots/${TWO}.jsonl`,
        `activity/${ONE}.log`,
        `snapshots/${TWO}.${ONE}`,
      ],
      async (folder) => {
        await mkdir(join(folder, `snapshots/${ONE}.folder`, 'inner'), { recursive: true });
        await removeFilesOf(folder, 'snapshot', ONE);
        await removeFilesOf(folder, 'activity', THREE);
        expect((await readdir(join(folder, 'snapshots'))).sort()).toEqual([`${TWO}.${ONE}`, `${TWO}.jsonl`]);
        expect(await readdir(join(folder, 'activity'))).toEqual([`${ONE}.log`]);
      },
    ));

  it('says what could not be removed', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'activity'), '');
      const removed = removeFilesOf(folder, 'activity', ONE);
      await expect(removed).rejects.toThrow('The app could not delete the files of');
      await expect(removed).rejects.toMatchObject({ code: 'disk_failed' });
    }));

  it('takes only an id for an id', () =>
    inFolder(async (folder) => {
      await expect(removeFilesOf(folder, 'snapshot', '')).rejects.toThrow();
    }));
});
