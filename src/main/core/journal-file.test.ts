import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJournalFile } from './journal-file';
import { createManualClock } from './testing/manual-clock';
import { inFolder } from './testing/small-disk';

const open = (path: string) =>
  createJournalFile(path, { clock: createManualClock(0), what: 'the record', damaged: 'ledger_damaged' });
const text = (bytes: Buffer) => bytes.toString('utf8');

describe('a file that lines are added to', () => {
  it('holds what it was replaced with and the lines since', () =>
    inFolder(async (folder) => {
      const file = open(join(folder, 'a.jsonl'));
      expect(await file.read(text)).toEqual({ content: null, problem: null });
      await file.replace('one\n');
      await file.append('two\n');
      await file.append(Buffer.from('three\n'));
      expect(await file.read(text)).toEqual({ content: 'one\ntwo\nthree\n', problem: null });
      await file.replace(Buffer.from('four\n'));
      expect(await readFile(join(folder, 'a.jsonl'), 'utf8')).toBe('four\n');
    }));

  it('is not made by a line: a new file begins with its first one', () =>
    inFolder(async (folder) => {
      const file = open(join(folder, 'a.jsonl'));
      await expect(file.append('two\n')).rejects.toMatchObject({ code: 'disk_failed' });
      expect(await file.read(text)).toEqual({ content: null, problem: null });
    }));

  it('says in its own words what the disk refuses', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'a.jsonl'));
      const file = open(join(folder, 'a.jsonl'));
      await expect(file.append('x')).rejects.toThrow('the record');
      await expect(file.replace('x')).rejects.toThrow('the record');
      expect((await file.read(text)).problem?.message).toContain('the record');
    }));

  it('is set aside where it is damaged', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'a.jsonl'), 'x');
      const { problem } = await open(join(folder, 'a.jsonl')).read(() => {
        throw new Error('damaged');
      });
      expect(problem).toMatchObject({ code: 'ledger_damaged' });
      expect(problem?.message).toContain('a.jsonl.damaged-1970-01-01T00-00-00-000Z');
      await rm(join(folder, 'a.jsonl.damaged-1970-01-01T00-00-00-000Z'));
    }));
});
