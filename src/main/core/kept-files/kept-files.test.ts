import { chmod, lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { speakLanguage } from '../../../shared/i18n/load-messages';
import type { KeptFile } from '../../../shared/kept-file';
import { encodeNumbers } from '../../../shared/packed/number-chunk';
import { DEFAULT_SORT } from '../../../shared/query/query';
import type { SavedView } from '../../../shared/saved-view';
import { settingsSchema } from '../../../shared/settings';
import { sampleEnvironment, sampleNumber } from '../../../shared/testing/sample';
import { createExportFiles } from '../storage/export-files';
import { noSmallDisk, onSmallDisk } from '../testing/small-disk';
import { writeKeptFile } from '../worker/kept-file-jobs';
import { createKeptFiles } from './kept-files';
import { inFolder } from '../../../shared/testing/temporary-folder';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const live = sampleEnvironment({ id: '11111111-1111-4111-8111-111111111111' });
const sample = sampleEnvironment({ id: '22222222-2222-4222-8222-222222222222', kind: 'sample', name: 'Sample data' });
const view: SavedView = {
  id: '33333333-3333-4333-8333-333333333333',
  name: 'Active',
  query: 'status:active',
  sort: DEFAULT_SORT,
  columns: [
    { name: 'number', width: null },
    { name: 'status', width: null },
  ],
  groupBy: null,
  pinned: false,
  reminds: false,
};
const numbers = {
  [live.id]: [
    sampleNumber({ id: 'a', number: '+14155550132' }),
    sampleNumber({ id: 'b', number: '+14155550133', current_status: 'inactive' }),
  ],
  [sample.id]: [sampleNumber({ id: 's', number: '+15005550000' })],
};

/** Kept files over a folder of the app's own, and what the app says about them. */
function begin(dataDir: string) {
  let files: readonly KeptFile[] = [];
  let views: readonly SavedView[] = [view];
  const fetched = new Map([live, sample].map(({ id }) => [id, numbers[id]!]));
  const problems = new Map<string, unknown>();
  const kept = createKeptFiles({
    dataDir,
    clock: { now: () => NOW, after: () => () => undefined },
    locale: () => 'en',
    settings: {
      keptFiles: () => files,
      saveKeptFiles: (next) => void (files = [...next]),
      savedViews: () => views,
      settings: () => settingsSchema.parse({}),
    },
    environments: { list: () => [live, sample] },
    lists: {
      get(id) {
        const list = fetched.get(id);
        return list ? { baseUrl: '', scope: live.scope, fetchedAt: NOW, setAside: 0, count: list.length, chunks: encodeNumbers(list) } : null; // prettier-ignore
      },
    },
    facts: {
      of: () =>
        Promise.resolve({
          notes: new Map([[live.id, new Map([['a', { labels: ['VIP'], note: '=1+1' }]])]]),
          changedOn: new Map(),
          handled: new Map(),
        }),
      version: () => '',
    },
    preferences: { ofEnvironment: () => ({}) },
    worker: { writeKeptFile: (question) => Promise.resolve().then(() => writeKeptFile(question)) },
    files: createExportFiles(dataDir, 'unfinished-kept-file.json'),
    onChange: () => undefined,
    onProblem: (id, problem) => (problem === null ? problems.delete(id) : problems.set(id, problem)),
  });
  return { kept, fetched, problems, change: (next: SavedView[]) => void (views = next), stored: () => files };
}

const inFolders = (work: (folder: string, app: ReturnType<typeof begin>, dataDir: string) => Promise<void>) =>
  inFolder((folder) => inFolder((dataDir) => work(folder, begin(dataDir), dataDir)));

const codeOf = (problem: unknown) => (problem as { code?: string } | undefined)?.code;

describe('a file that is kept up to date', () => {
  it('has what its view finds, as an export would, and none of the sample data', () =>
    inFolders(async (folder, { kept, fetched }) => {
      const path = join(folder, 'active.csv');
      kept.add({ viewId: view.id, kind: 'csv', headings: 'fields', path });
      await kept.write();
      expect(await readFile(path, 'utf8')).toBe(
        "number,formatted_number,current_status,labels,note\r\n+14155550132,(123) 456-7890,active,VIP,'=1+1\r\n",
      );
      expect(kept.all()).toMatchObject([{ viewId: view.id, path, writtenAt: NOW, problem: null }]);
      fetched.set(live.id, []);
      await kept.write();
      expect((await readFile(path, 'utf8')).split('\r\n')).toHaveLength(2);
    }));

  it('has the numbers in the order of the groups of its view', () =>
    inFolders(async (folder, { kept, change }) => {
      change([{ ...view, query: '', groupBy: 'label' }]);
      const path = join(folder, 'grouped.json');
      kept.add({ viewId: view.id, kind: 'json', headings: 'fields', path });
      await kept.write();
      const order = async () => (await readFile(path, 'utf8')).match(/1415555013\d/g);
      expect(await order()).toEqual(['14155550132', '14155550133']);
      change([{ ...view, query: '', sort: { column: 'number', direction: 'descending' }, groupBy: 'label' }]);
      await kept.write();
      expect(await order()).toEqual(['14155550132', '14155550133']);
      change([{ ...view, query: '', sort: { column: 'number', direction: 'descending' } }]);
      await kept.write();
      expect(await order()).toEqual(['14155550133', '14155550132']);
    }));

  it('has the headings that were chosen for it, in the language that is spoken when it is written', () =>
    inFolders(async (folder, { kept }) => {
      const path = join(folder, 'active.csv');
      const heading = async () => (await readFile(path, 'utf8')).split('\r\n')[0];
      kept.add({ viewId: view.id, kind: 'csv', headings: 'names', path });
      await kept.write();
      expect(await heading()).toBe('\uFEFFNumber (E.164),National format,Status,Labels,Note');
      await speakLanguage('de', 'de');
      try {
        await kept.write();
        expect(await heading()).toBe('\uFEFFNummer (E.164),Nationales Format,Status,Labels,Notiz');
        kept.add({ viewId: view.id, kind: 'csv', headings: 'fields', path });
        await kept.write();
        expect(await heading()).toBe('number,formatted_number,current_status,labels,note');
      } finally {
        await speakLanguage('en', 'en');
      }
    }));

  it('can have all numbers, as JSON or as a calendar', () =>
    inFolders(async (folder, { kept }) => {
      kept.add({ viewId: null, kind: 'json', headings: 'fields', path: join(folder, 'all.json') });
      kept.add({ viewId: null, kind: 'ics', headings: 'fields', path: join(folder, 'all.ics') });
      await kept.write();
      const list = JSON.parse(await readFile(join(folder, 'all.json'), 'utf8')) as { id: string }[];
      expect(list.map(({ id }) => id)).toEqual(['a', 'b']);
      expect((await readFile(join(folder, 'all.ics'), 'utf8')).match(/BEGIN:VEVENT/g)).toHaveLength(2);
      expect((await readdir(folder)).sort()).toEqual(['all.ics', 'all.json']);
    }));

  it('stays as it is while there is no list', () =>
    inFolders(async (folder, { kept, fetched }) => {
      const path = join(folder, 'all.json');
      await writeFile(path, 'before');
      kept.add({ viewId: null, kind: 'json', headings: 'fields', path });
      fetched.delete(live.id);
      await kept.write();
      expect(await readFile(path, 'utf8')).toBe('before');
      expect(kept.all()).toMatchObject([{ writtenAt: null, problem: null }]);
    }));

  it('is reported where its folder is gone, keeps no other back, and is written once the folder is there', () =>
    inFolders(async (folder, { kept, problems }) => {
      const gone = join(folder, 'gone');
      kept.add({ viewId: null, kind: 'json', headings: 'fields', path: join(gone, 'all.json') });
      kept.add({ viewId: view.id, kind: 'csv', headings: 'fields', path: join(folder, 'active.csv') });
      await kept.write();
      expect(kept.all().map(({ problem, writtenAt }) => [problem?.code, writtenAt])).toEqual([['file_failed', null], [undefined, NOW]]); // prettier-ignore
      expect([...problems.values()].map(codeOf)).toEqual(['file_failed']);
      await mkdir(gone);
      await kept.write();
      expect(await readdir(gone)).toEqual(['all.json']);
      expect(problems.size).toBe(0);
    }));

  it.skipIf(noSmallDisk)('says that the disk is full, and keeps what it had', () =>
    onSmallDisk(({ folder: disk }) =>
      inFolder(async (dataDir) => {
        const { kept, fetched } = begin(dataDir);
        const path = join(disk, 'all.json');
        kept.add({ viewId: null, kind: 'json', headings: 'fields', path });
        await kept.write();
        const before = await readFile(path, 'utf8');
        fetched.set(
          live.id,
          Array.from({ length: 500 }, (_, at) => sampleNumber({ id: `n${at}` })),
        );
        await kept.write();
        expect(kept.all()[0]).toMatchObject({ writtenAt: NOW, problem: { code: 'file_full' } });
        expect(await readFile(path, 'utf8')).toBe(before);
        expect(await readdir(disk)).not.toContainEqual(expect.stringContaining('.part'));
      }),
    ),
  );

  it.skipIf(process.platform === 'win32')('goes to where a link leads, which stays one', () =>
    inFolders(async (folder, { kept }) => {
      const [target, path] = [join(folder, 'target.json'), join(folder, 'link.json')];
      await writeFile(target, '');
      await chmod(target, 0o640);
      await symlink(target, path);
      kept.add({ viewId: null, kind: 'json', headings: 'fields', path });
      await kept.write();
      expect((await lstat(path)).isSymbolicLink()).toBe(true);
      expect(JSON.parse(await readFile(target, 'utf8'))).toHaveLength(2);
    }),
  );

  it('is kept no more once its view is removed, or the user says so; the file stays', () =>
    inFolders(async (folder, { kept, change, stored, problems }) => {
      const path = join(folder, 'active.csv');
      kept.add({ viewId: view.id, kind: 'csv', headings: 'fields', path });
      await kept.write();
      change([]);
      expect(kept.all()).toEqual([]);
      await rm(path);
      await kept.write();
      expect([stored(), await readdir(folder), problems.size]).toEqual([[], [], 0]);

      kept.add({ viewId: null, kind: 'json', headings: 'fields', path: join(folder, 'all.json') });
      await kept.write();
      kept.remove(kept.all()[0]!.id);
      expect([stored(), await readdir(folder)]).toEqual([[], ['all.json']]);
    }));

  it('is one at each place, of so many, and never among the files of the app', () =>
    inFolders(async (folder, { kept }, dataDir) => {
      const at = (place: number) => ({
        viewId: null,
        kind: 'json' as const,
        headings: 'fields' as const,
        path: join(folder, `${place}.json`),
      });
      for (let place = 0; place < 20; place++) kept.add(at(place));
      kept.add({ ...at(0), kind: 'csv', headings: 'fields' });
      expect(kept.all()).toHaveLength(20);
      expect(() => kept.add(at(20))).toThrow(expect.objectContaining({ code: 'too_many_kept_files' }));
      for (const path of [join(dataDir, 'settings.json'), join(dataDir, 'x', 'y.json'), 'relative.json']) {
        expect(() => kept.add({ viewId: null, kind: 'json', headings: 'fields', path })).toThrow(expect.objectContaining({ code: 'bad_request' })); // prettier-ignore
      }
      await kept.write();
    }));
});
