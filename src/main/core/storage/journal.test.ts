import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { createManualClock } from '../testing/manual-clock';
import type { DataFile } from './data-file';
import { openJournal } from './data-folder';
import { createJournal, type Journal } from './journal';
import { encodeJournal, encodeLine } from './journal-lines';
import { inFolder } from '../../../shared/testing/temporary-folder';

const NAME = 'ledger.jsonl';
const open = (dataDir: string) => openJournal({ dataDir, clock: createManualClock(0) }, 'ledger');
const none = () => [];

async function load(journal: Journal) {
  const records: string[] = [];
  const { problem, isComplete } = await journal.load(({ body }) => records.push(body.toString()));
  return { records, problem: problem?.code ?? null, isComplete };
}

/** What the next start of the app reads. */
const next = (folder: string) => load(open(folder));

/** A journal with a few records that are on the disk. */
async function begun(folder: string, ...records: string[]): Promise<Journal> {
  const journal = open(folder);
  await journal.rewrite(records);
  return journal;
}

describe('a file that changes are added to', () => {
  it('holds what it was written as, and the changes since', () =>
    inFolder(async (folder) => {
      const journal = open(folder);
      expect(await load(journal)).toEqual({ records: [], problem: null, isComplete: true });
      await journal.write(['one'], () => ['all', 'of', 'it']);
      await journal.write(['two', Buffer.from('three')], none);
      await journal.write(['four'], none);
      const records = ['all', 'of', 'it', 'two', 'three', 'four'];
      expect(await next(folder)).toEqual({ records, problem: null, isComplete: true });
      await journal.rewrite(['five']);
      expect(await next(folder)).toEqual({ records: ['five'], problem: null, isComplete: true });
    }));

  it('goes on where the app before left it', () =>
    inFolder(async (folder) => {
      await begun(folder, 'one');
      const journal = open(folder);
      await load(journal);
      expect(journal.isWhole()).toBe(true);
      await journal.write(['two'], none);
      expect((await next(folder)).records).toEqual(['one', 'two']);
    }));

  it('is written as a whole where it was removed, cut or added to', () =>
    inFolder(async (folder) => {
      const path = join(folder, NAME);
      for (const touch of [
        () => rm(path),
        () => writeFile(path, 'cut'),
        () => writeFile(path, 'added', { flag: 'a' }),
      ]) {
        const journal = await begun(folder, 'one');
        await touch();
        expect(await journal.append([encodeLine('two', true)])).toBe(false);
        expect(journal.isWhole()).toBe(false);
        await journal.write(['two'], () => ['one', 'two']);
        expect(await next(folder)).toEqual({ records: ['one', 'two'], problem: null, isComplete: true });
      }
    }));

  it('knows where the next record will stand, and gives what stands before', () =>
    inFolder(async (folder) => {
      const journal = open(folder);
      const start = journal.size();
      expect(await journal.bytes()).toEqual(Buffer.alloc(0));
      await journal.rewrite([]);
      expect([journal.size(), (await journal.bytes()).length]).toEqual([start, start]);
      await journal.append([encodeLine('one', true)]);
      const whole = await journal.bytes();
      expect([whole.subarray(start), journal.size()]).toEqual([encodeLine('one', true), whole.length]);
      await writeFile(join(folder, NAME), 'more', { flag: 'a' });
      expect(await journal.bytes()).toEqual(whole);
      await writeFile(join(folder, NAME), 'less');
      expect((await journal.bytes()).toString()).toBe('less');
    }));

  it('is written as a whole once it has grown by 1,000 lines and to twice what it was', () =>
    inFolder(async (folder) => {
      const journal = await begun(folder, 'a', 'b');
      const lines = (count: number) => Array.from({ length: count }, (_, index) => String(index));
      await journal.write(lines(1_002), none);
      await journal.write(['the last one that is added'], none);
      await journal.write(['x'], () => ['all']);
      expect((await next(folder)).records).toEqual(['all']);
      await journal.write(lines(1_001), none);
      const again = open(folder);
      await load(again);
      await again.write(['still added'], none);
      await again.write(['x'], () => ['all']);
      expect((await next(folder)).records).toEqual(['all']);
    }));

  it('says in its own words what the disk refuses', () =>
    inFolder(async (folder) => {
      const journal = await begun(folder, 'one');
      await rm(join(folder, NAME));
      await mkdir(join(folder, NAME));
      await expect(journal.append([encodeLine('x', true)])).rejects.toThrow('the reminder history');
      await expect(journal.rewrite(['x'])).rejects.toThrow('the reminder history');
      await expect(journal.bytes()).rejects.toMatchObject({ code: 'disk_unreadable' });
      expect(await next(folder)).toEqual({ records: [], problem: 'disk_unreadable', isComplete: false });
    }));

  it('is set aside where it is damaged, and what is whole counts', () =>
    inFolder(async (folder) => {
      await begun(folder, 'one', 'two', 'three');
      const path = join(folder, NAME);
      await writeFile(path, (await readFile(path, 'utf8')).replace('two', 'owt'));
      const journal = open(folder);
      expect(await load(journal)).toEqual({ records: ['one', 'three'], problem: 'ledger_damaged', isComplete: false });
      expect(await readdir(folder)).toContain(`${NAME}.damaged-1970-01-01T00-00-00-000Z`);
      // nothing is added to what is damaged
      expect([journal.isWhole(), await journal.append([encodeLine('x', true)])]).toEqual([false, false]);
      await journal.write(['four'], () => ['one', 'three', 'four']);
      expect(await next(folder)).toEqual({ records: ['one', 'three', 'four'], problem: null, isComplete: true });
    }));

  it('holds all records of a change or none', () =>
    inFolder(async (folder) => {
      await begun(folder, 'one');
      const { length } = encodeLine('three', true);
      const again = open(folder);
      await load(again);
      await again.write(['two', 'three'], none);
      await truncate(join(folder, NAME), again.size() - length);
      expect((await next(folder)).records).toEqual(['one']);
    }));

  it.each([
    ['disk_full', true],
    ['disk_denied', true],
    ['disk_failed', true],
    ['ledger_damaged', false],
    ['disk_unreadable', false],
  ] as const)('was read whole where its problem is %s: %s', async (code, isComplete) => {
    // prettier-ignore
    const problem = new AppError(code, { values: { what: '', path: '', reason: '', file: '' } });
    const content = encodeJournal('ledger', 3, [encodeLine('one', true)]);
    const file = {
      read: async (parse: (bytes: Buffer) => Promise<{ content: unknown }>) => ({ ...(await parse(content)), problem }),
    } as unknown as DataFile;
    expect(await load(createJournal(file, 'ledger', 3))).toEqual({ records: ['one'], problem: code, isComplete });
  });

  it('is not read and not written over where it is newer', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, NAME), encodeLine('{"journal":"ledger","version":4}', true));
      const journal = open(folder);
      expect(await load(journal)).toEqual({ records: [], problem: 'file_newer', isComplete: false });
      await expect(journal.write(['x'], () => ['x'])).rejects.toMatchObject({ code: 'file_newer' });
    }));
});
