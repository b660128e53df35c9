import { chmod, lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { speakLanguage } from '../../../shared/i18n/load-messages';
import { sampleNumber } from '../../../shared/testing/sample';
import { noSmallDisk, onSmallDisk } from '../testing/small-disk';
import { begin, inFolders, live, NOW, other, view } from './testing/kept-files-world';
import { inFolder } from '../../../shared/testing/temporary-folder';

const codeOf = (problem: unknown) => (problem as { code?: string } | undefined)?.code;

describe('a file that is kept up to date', () => {
  it('has what its view finds, as an export would, and none of the sample data', () =>
    inFolders(async (folder, { kept, fetched }) => {
      const path = join(folder, 'active.csv');
      kept.add({ savedViewId: view.id, kind: 'csv', headings: 'fields', path });
      await kept.write();
      expect(await readFile(path, 'utf8')).toBe(
        "number,formatted_number,current_status,labels,note\r\n+14155550132,(123) 456-7890,active,VIP,'=1+1\r\n",
      );
      expect(kept.all()).toMatchObject([{ savedViewId: view.id, path, writtenAt: NOW, problem: null }]);
      fetched.set(live.id, []);
      await kept.write();
      expect((await readFile(path, 'utf8')).split('\r\n')).toHaveLength(2);
    }));

  it('has the numbers in the order of the groups of its view', () =>
    inFolders(async (folder, { kept, change }) => {
      change([{ ...view, query: '', groupBy: 'label' }]);
      const path = join(folder, 'grouped.json');
      kept.add({ savedViewId: view.id, kind: 'json', headings: 'fields', path });
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
      kept.add({ savedViewId: view.id, kind: 'csv', headings: 'names', path });
      await kept.write();
      expect(await heading()).toBe('\uFEFFNumber (E.164),National format,Status,Labels,Note');
      await speakLanguage('de', 'de');
      try {
        await kept.write();
        expect(await heading()).toBe('\uFEFFNummer (E.164),Nationales Format,Status,Labels,Notiz');
        kept.add({ savedViewId: view.id, kind: 'csv', headings: 'fields', path });
        await kept.write();
        expect(await heading()).toBe('number,formatted_number,current_status,labels,note');
      } finally {
        await speakLanguage('en', 'en');
      }
    }));

  it('can have all numbers, as JSON or as a calendar', () =>
    inFolders(async (folder, { kept }) => {
      kept.add({ savedViewId: null, kind: 'json', headings: 'fields', path: join(folder, 'all.json') });
      kept.add({ savedViewId: null, kind: 'ics', headings: 'fields', path: join(folder, 'all.ics') });
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
      kept.add({ savedViewId: null, kind: 'json', headings: 'fields', path });
      fetched.delete(live.id);
      await kept.write();
      expect(await readFile(path, 'utf8')).toBe('before');
      expect(kept.all()).toMatchObject([{ writtenAt: null, problem: null }]);
    }));

  it('stays as it is while the list of one of its environments is missing, which is named', () =>
    inFolders(async (folder, { kept, fetched, environments, had, problems }) => {
      const path = join(folder, 'all.json');
      kept.add({ savedViewId: null, kind: 'json', headings: 'fields', path });
      const ids = async () => (JSON.parse(await readFile(path, 'utf8')) as { id: string }[]).map(({ id }) => id).sort();
      environments.push(other);
      await kept.write();
      expect(await ids()).toEqual(['a', 'b']); // it never had a list
      fetched.set(other.id, [sampleNumber({ id: 'c' })]);
      await kept.write();
      expect(await ids()).toEqual(['a', 'b', 'c']);

      fetched.delete(other.id);
      had.add(other.id);
      await kept.write();
      expect(await ids()).toEqual(['a', 'b', 'c']);
      expect(kept.all()).toMatchObject([{ writtenAt: NOW, problem: { code: 'kept_file_incomplete' } }]);
      expect(kept.all()[0]!.problem!.message).toContain('all.json was not updated, because the numbers of Staging are missing.');
      expect([...problems.values()].map(codeOf)).toEqual(['kept_file_incomplete']);

      environments.pop(); // removed from the app
      await kept.write();
      expect([await ids(), problems.size]).toEqual([['a', 'b'], 0]);
    })); // prettier-ignore

  it('stays as it is while its view cannot be answered, which is told, and is written once it can', () =>
    inFolders(async (folder, { kept, change, labels, setCurrencies, problems }) => {
      const path = join(folder, 'some.json');
      const numbers = async () => (await readFile(path, 'utf8')).match(/1415555013\d/g) ?? [];
      const write = async (query: string) => {
        change([{ ...view, query }]);
        await kept.write();
        return kept.all()[0]!.problem;
      };
      kept.add({ savedViewId: view.id, kind: 'json', headings: 'fields', path });
      expect([await write('label:vip'), await numbers()]).toEqual([null, ['14155550132']]);
      for (const query of ['label:gone', '-label:gone', 'label:vip|gone', 'label:vip typo:x']) {
        expect([await write(query), await numbers()]).toMatchObject([{ code: 'kept_file_unclear' }, ['14155550132']]);
      }
      expect((await write('label:gone'))!.message).toContain('some.json was not updated. The query of “Active”');
      labels.splice(0, 1);
      expect([await write('label:vip'), await numbers()]).toMatchObject([{ code: 'kept_file_unclear' }, ['14155550132']]);

      setCurrencies(['USD', 'EUR']);
      expect([await write('cost:>5'), await numbers()]).toMatchObject([{ code: 'kept_file_unclear' }, ['14155550132']]);
      expect([...problems.values()].map(codeOf)).toEqual(['kept_file_unclear']);
      setCurrencies(['USD']);
      expect([await write('cost:>5'), await numbers(), problems.size]).toEqual([null, [], 0]);
      expect([await write('label:empty'), await numbers()]).toEqual([null, []]);
    })); // prettier-ignore

  it('is reported where its folder is gone, keeps no other back, and is written once the folder is there', () =>
    inFolders(async (folder, { kept, problems }) => {
      const gone = join(folder, 'gone');
      kept.add({ savedViewId: null, kind: 'json', headings: 'fields', path: join(gone, 'all.json') });
      kept.add({ savedViewId: view.id, kind: 'csv', headings: 'fields', path: join(folder, 'active.csv') });
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
        kept.add({ savedViewId: null, kind: 'json', headings: 'fields', path });
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
      kept.add({ savedViewId: null, kind: 'json', headings: 'fields', path });
      await kept.write();
      expect((await lstat(path)).isSymbolicLink()).toBe(true);
      expect(JSON.parse(await readFile(target, 'utf8'))).toHaveLength(2);
    }),
  );

  it('is kept no more once its view is removed, or the user says so; the file stays', () =>
    inFolders(async (folder, { kept, change, problems }) => {
      const path = join(folder, 'active.csv');
      kept.add({ savedViewId: view.id, kind: 'csv', headings: 'fields', path });
      await kept.write();
      change([]);
      expect(kept.all()).toEqual([]);
      await rm(path);
      await kept.write();
      expect([kept.all(), await readdir(folder), problems.size]).toEqual([[], [], 0]);

      kept.add({ savedViewId: null, kind: 'json', headings: 'fields', path: join(folder, 'all.json') });
      await kept.write();
      kept.remove(kept.all()[0]!.id);
      expect([kept.all(), await readdir(folder)]).toEqual([[], ['all.json']]);
    }));

  it('is kept again when removing its view is undone, even after a sync', () =>
    inFolders(async (folder, { kept, change, problems }) => {
      const path = join(folder, 'gone', 'active.csv');
      kept.add({ savedViewId: view.id, kind: 'csv', headings: 'fields', path });
      await kept.write();
      expect(problems.size).toBe(1);
      change([]);
      await kept.write();
      expect([kept.all(), problems.size]).toEqual([[], 0]);
      kept.add({ savedViewId: null, kind: 'json', headings: 'fields', path: join(folder, 'all.json') });
      change([view]);
      await mkdir(join(folder, 'gone'));
      await kept.write();
      expect(kept.all()).toMatchObject([
        { path, writtenAt: NOW, problem: null },
        { savedViewId: null, writtenAt: NOW },
      ]);
    }));

  it('is not kept again with its view where another file has taken its place', () =>
    inFolders(async (folder, { kept, change }) => {
      const path = join(folder, 'all.csv');
      kept.add({ savedViewId: view.id, kind: 'csv', headings: 'fields', path });
      change([]);
      kept.add({ savedViewId: null, kind: 'csv', headings: 'fields', path });
      change([view]);
      expect(kept.all()).toMatchObject([{ savedViewId: null, path }]);
      await kept.write();
    }));

  it('is kept again when stopping it is undone, unless another has taken its place', () =>
    inFolders(async (folder, { kept, stored }) => {
      const path = join(folder, 'all.json');
      const file = { savedViewId: null, kind: 'json', headings: 'fields', path } as const;
      kept.add(file);
      const [{ id } = { id: '' }] = kept.all();
      expect(kept.pathOf(id)).toBe(path);
      kept.remove(id);
      expect(() => kept.pathOf(id)).toThrow(expect.objectContaining({ code: 'kept_file_gone' }));
      expect([kept.putBack('never kept'), kept.putBack(id)]).toEqual([false, true]);
      expect(stored()).toEqual([{ ...file, id }]);
      await kept.write();
      expect(kept.all()).toMatchObject([{ id, path, writtenAt: NOW }]);
      expect(kept.putBack(id)).toBe(false);
      kept.remove(id);
      kept.add({ ...file, kind: 'ics' });
      expect(kept.putBack(id)).toBe(false);
      expect(kept.all()).toMatchObject([{ kind: 'ics' }]);
    }));

  it('is forgotten after the next start if its view is gone', () =>
    inFolders(async (folder, { kept, change, stored }, dataDir) => {
      kept.add({ savedViewId: view.id, kind: 'csv', headings: 'fields', path: join(folder, 'active.csv') });
      kept.add({ savedViewId: null, kind: 'json', headings: 'fields', path: join(folder, 'all.json') });
      change([]);
      await kept.write();
      expect(stored()).toHaveLength(2);
      const again = begin(dataDir, stored(), []);
      await again.kept.write();
      expect(again.stored()).toMatchObject([{ savedViewId: null }]);
    }));

  it('is written all the same where the disk refuses to forget another, which is told until it does', () =>
    inFolders(async (folder, { kept, stored }, dataDir) => {
      kept.add({ savedViewId: view.id, kind: 'csv', headings: 'fields', path: join(folder, 'active.csv') });
      kept.add({ savedViewId: null, kind: 'json', headings: 'fields', path: join(folder, 'all.json') });
      const again = begin(dataDir, stored(), []);
      again.disk.refusal = new AppError('disk_full');
      await again.kept.write();
      expect([await readdir(folder), codeOf(again.problems.get('all'))]).toEqual([['all.json'], 'disk_full']);
      again.disk.refusal = null;
      await again.kept.write();
      expect([again.stored().length, again.problems.size]).toEqual([1, 0]);
    }));

  it('is one at each place, of so many, and never among the files of the app', () =>
    inFolders(async (folder, { kept }, dataDir) => {
      const at = (place: number) => ({
        savedViewId: null,
        kind: 'json' as const,
        headings: 'fields' as const,
        path: join(folder, `${place}.json`),
      });
      for (let place = 0; place < 20; place++) kept.add(at(place));
      kept.add({ ...at(0), kind: 'csv', headings: 'fields' });
      expect(kept.all()).toHaveLength(20);
      expect(() => kept.add(at(20))).toThrow(expect.objectContaining({ code: 'too_many_kept_files' }));
      for (const path of [join(dataDir, 'settings.json'), join(dataDir, 'x', 'y.json'), 'relative.json']) {
        expect(() => kept.add({ savedViewId: null, kind: 'json', headings: 'fields', path })).toThrow(expect.objectContaining({ code: 'bad_request' })); // prettier-ignore
      }
      await kept.write();
    }));
});
