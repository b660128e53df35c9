import { appendFile, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../../shared/environment';
import type { LabelsAndNoteChange } from '../../../shared/labels/labels-and-note';
import { sampleEnvironment } from '../../../shared/testing/sample';
import { createManualClock } from '../testing/manual-clock';
import { noSmallDisk, onSmallDisk } from '../testing/small-disk';
import { encodeLine } from '../storage/journal-lines';
import { killedIn } from '../testing/killed-in';
import { createLabelsAndNotes, type LabelsAndNotes } from './labels-and-notes';
import { plainModel, type Notes } from './testing/plain-model';
import { inFolder } from '../../../shared/testing/temporary-folder';

const environment = sampleEnvironment();
const elsewhere = sampleEnvironment({ id: '0f8fad5b-d9cb-469f-a165-70867728950e', baseUrl: 'https://other.example' });
const FILE = 'labels-and-notes.jsonl';

const named = (numberId: string) => ({ numberId, number: `+1${numberId}`, formatted: `(1) ${numberId}` });

async function opened(dataDir: string) {
  const labelsAndNotes = createLabelsAndNotes({ dataDir, clock: createManualClock(0) });
  return { labelsAndNotes, problem: await labelsAndNotes.load() };
}

function edit(
  labelsAndNotes: LabelsAndNotes,
  change: LabelsAndNoteChange,
  ids: string[],
  of: Environment = environment,
): Promise<void> {
  return labelsAndNotes.edit(of, [{ change, numbers: ids.map(named) }]);
}

/** What is noted of each number, labels by name. */
function noted(
  labelsAndNotes: LabelsAndNotes,
  of: Environment = environment,
): Record<string, { labels: string[]; note: string }> {
  const { labels, numbers } = labelsAndNotes.read(of, 0);
  const nameOf = new Map(labels.map(({ id, name }) => [id, name]));
  const byNumber = numbers.map(({ numberId, labels: ids, note }) => {
    return [numberId, { labels: ids.flatMap((id) => nameOf.get(id) ?? []), note }] as const;
  });
  return Object.fromEntries(byNumber.filter(([, { labels: names, note }]) => names.length > 0 || note !== ''));
}

describe('labels and notes', () => {
  it('are there again after a start', () =>
    inFolder(async (folder) => {
      const { labelsAndNotes } = await opened(folder);
      await edit(labelsAndNotes, { add: ['support', 'EU'], note: 'Ask Ada' }, ['1']);
      await edit(labelsAndNotes, { add: ['Support'] }, ['2'], elsewhere);
      const { labelsAndNotes: again, problem } = await opened(folder);
      expect(problem).toBeNull();
      expect(noted(again)).toEqual({ '1': { labels: ['support', 'EU'], note: 'Ask Ada' } });
      expect(noted(again, elsewhere)).toEqual({ '2': { labels: ['support'], note: '' } });
      expect(again.read(environment, 0).numbers[0]).toMatchObject(named('1'));
    }));

  it('are found by an environment that is added again', () =>
    inFolder(async (folder) => {
      const { labelsAndNotes } = await opened(folder);
      await edit(labelsAndNotes, { note: 'kept' }, ['1']);
      const again = sampleEnvironment({ id: elsewhere.id });
      expect(noted(labelsAndNotes, again)).toEqual({ '1': { labels: [], note: 'kept' } });
    }));

  it('tell what became of them since a turn, in pages', () =>
    inFolder(async (folder) => {
      const { labelsAndNotes } = await opened(folder);
      const ids = Array.from({ length: 5_001 }, (_, index) => String(index));
      await edit(labelsAndNotes, { add: ['many'] }, ids);
      const first = labelsAndNotes.read(environment, 0);
      const second = labelsAndNotes.read(environment, first.upTo);
      expect([first.numbers.length, first.isMore, second.numbers.length, second.isMore]).toEqual([
        5000,
        true,
        1,
        false,
      ]);
      await edit(labelsAndNotes, { clear: true }, ['7']);
      expect(labelsAndNotes.read(environment, second.upTo).numbers).toEqual([{ ...named('7'), labels: [], note: '' }]);
    }));

  it('change all or none', () =>
    inFolder(async (folder) => {
      const { labelsAndNotes } = await opened(folder);
      const many = Array.from({ length: 20 }, (_, index) => `label ${index}`);
      await edit(labelsAndNotes, { add: many }, ['full']);
      const revision = labelsAndNotes.revision();
      await expect(edit(labelsAndNotes, { add: ['one more'] }, ['1', 'full'])).rejects.toMatchObject({
        code: 'too_many_labels',
      });
      expect(labelsAndNotes.revision()).toBe(revision);
      expect(labelsAndNotes.read(environment, 0).labels).toHaveLength(20);
      await edit(labelsAndNotes, { add: ['one more'], remove: ['LABEL 3'] }, ['full']);
      expect(noted(labelsAndNotes).full?.labels).toContain('one more');
    }));

  it('are called otherwise and deleted everywhere, and no id is used twice', () =>
    inFolder(async (folder) => {
      const { labelsAndNotes } = await opened(folder);
      await edit(labelsAndNotes, { add: ['a', 'b'] }, ['1']);
      await edit(labelsAndNotes, { add: ['b'] }, ['2'], elsewhere);
      const [a, b] = labelsAndNotes.read(environment, 0).labels;
      await labelsAndNotes.changeLabel(a!.id, { name: 'A', color: 'red' });
      await expect(labelsAndNotes.changeLabel(a!.id, { name: 'B' })).rejects.toMatchObject({ code: 'label_taken' });
      await labelsAndNotes.deleteLabel(b!.id);
      await expect(labelsAndNotes.deleteLabel(b!.id)).rejects.toMatchObject({ code: 'label_gone' });
      await edit(labelsAndNotes, { add: ['b'] }, ['3']);
      const expected = { '1': { labels: ['A'], note: '' }, '3': { labels: ['b'], note: '' } };
      expect(noted(labelsAndNotes)).toEqual(expected);
      expect(noted(labelsAndNotes, elsewhere)).toEqual({});
      const { labelsAndNotes: again } = await opened(folder);
      expect(noted(again)).toEqual(expected);
      expect(noted(again, elsewhere)).toEqual({});
    }));

  it('are restored as they were after a label was deleted, whatever was changed in between', () =>
    inFolder(async (folder) => {
      const { labelsAndNotes } = await opened(folder);
      await edit(labelsAndNotes, { add: ['a', 'b'], note: 'x' }, ['1', '2', '3']);
      await edit(labelsAndNotes, { add: ['b'] }, ['4'], elsewhere);
      const b = labelsAndNotes.read(environment, 0).labels.find(({ name }) => name === 'b')!;
      await labelsAndNotes.changeLabel(b.id, { color: 'red' });
      await labelsAndNotes.deleteLabel(b.id);
      await edit(labelsAndNotes, { remove: ['a'] }, ['2']);
      await edit(labelsAndNotes, { add: Array.from({ length: 19 }, (_, at) => `other ${at}`) }, ['3']);
      expect(await labelsAndNotes.restoreLabel(b.id)).toEqual({ labelId: b.id, left: 1 });
      const { labelsAndNotes: again } = await opened(folder);
      for (const one of [labelsAndNotes, again]) {
        expect(one.read(environment, 0).labels).toContainEqual({ ...b, color: 'red' });
        expect(noted(one)).toMatchObject({ '1': { labels: ['a', 'b'], note: 'x' }, '2': { labels: ['b'], note: 'x' } });
        expect(noted(one)['3']?.labels).not.toContain('b');
        expect(noted(one, elsewhere)).toEqual({ '4': { labels: ['b'], note: '' } });
      }
    }));

  it('get the label of the same name where one was created since theirs was deleted', () =>
    inFolder(async (folder) => {
      const { labelsAndNotes } = await opened(folder);
      await edit(labelsAndNotes, { add: ['b'] }, ['1']);
      const [before] = labelsAndNotes.read(environment, 0).labels;
      await labelsAndNotes.deleteLabel(before!.id);
      await edit(labelsAndNotes, { add: ['B'] }, ['2']);
      const [after] = labelsAndNotes.read(environment, 0).labels;
      expect(await labelsAndNotes.restoreLabel(before!.id)).toEqual({ labelId: after!.id, left: 0 });
      expect(labelsAndNotes.read(environment, 0).labels).toEqual([after]);
      expect(noted(labelsAndNotes)).toEqual({ '1': { labels: ['B'], note: '' }, '2': { labels: ['B'], note: '' } });
      // it is restored by the app that saw it deleted
      const { labelsAndNotes: again } = await opened(folder);
      await expect(again.restoreLabel(before!.id)).rejects.toMatchObject({ code: 'label_gone' });
    }));

  it('are what a plain model says, whatever is done and wherever the app is killed', async () => {
    const name = fc.constantFrom('a', 'A', 'b', 'c');
    const edits = fc.array(
      fc.record({
        ids: fc.uniqueArray(fc.constantFrom('1', '2', '3'), { minLength: 1 }),
        change: fc.record(
          { clear: fc.boolean(), add: fc.array(name, { maxLength: 2 }), remove: fc.array(name), note: fc.constantFrom('', 'x') },
          { requiredKeys: [] },
        ),
      }),
      { maxLength: 6 },
    ); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(edits, fc.nat(400), async (steps, cutOff) => {
        await inFolder(async (folder) => {
          const { labelsAndNotes } = await opened(folder);
          const states: { bytes: Buffer; notes: Notes }[] = [];
          for (const { change, ids } of steps) {
            await edit(labelsAndNotes, change, ids);
            const bytes = await readFile(join(folder, FILE)).catch(() => Buffer.alloc(0));
            states.push({ bytes, notes: noted(labelsAndNotes) });
            expect(noted(labelsAndNotes)).toEqual(plainModel(steps.slice(0, states.length)));
          }
          // the first change writes the file as a whole, so that it is never seen half written
          const written = states.filter(({ bytes }) => bytes.length > 0);
          if (written.length === 0) return;
          const { left, expected } = killedIn(written, cutOff);
          await writeFile(join(folder, FILE), left);
          const { labelsAndNotes: again, problem } = await opened(folder);
          expect(problem).toBeNull();
          expect(noted(again)).toEqual(expected.notes);
          await edit(again, { note: 'after' }, ['9']);
          const { labelsAndNotes: later } = await opened(folder);
          expect(noted(later)).toEqual({ ...noted(again), '9': { labels: [], note: 'after' } });
        });
      }),
      { numRuns: 40 },
    );
  });

  it('set a damaged file aside, say so, and keep everything but the damage', () =>
    inFolder(async (folder) => {
      const { labelsAndNotes } = await opened(folder);
      await edit(labelsAndNotes, { note: 'before' }, ['1']);
      const text = await readFile(join(folder, FILE), 'utf8');
      await edit(labelsAndNotes, { note: 'behind' }, ['2']);
      const whole = await readFile(join(folder, FILE), 'utf8');
      await writeFile(join(folder, FILE), `${whole.slice(0, text.length)}\0\0\0\n${whole.slice(text.length)}`);
      const { labelsAndNotes: again, problem } = await opened(folder);
      expect(problem?.code).toBe('labels_damaged');
      expect(noted(again)).toEqual({ '1': { labels: [], note: 'before' }, '2': { labels: [], note: 'behind' } });
      expect(await readdir(folder)).toEqual([FILE, expect.stringMatching(/\.damaged-/)]);
      await edit(again, { note: 'new' }, ['3']);
      const { labelsAndNotes: later, problem: none } = await opened(folder);
      expect(none).toBeNull();
      expect(Object.keys(noted(later))).toEqual(['1', '2', '3']);
    }));

  it.each([0.5, 0])('say so where the file was cut, and keep the rest: %d', (part) =>
    inFolder(async (folder) => {
      const { labelsAndNotes } = await opened(folder);
      for (const id of ['1', '2', '3', '4', '5']) await edit(labelsAndNotes, { note: `note ${id}` }, [id]);
      const { length } = await readFile(join(folder, FILE));
      await truncate(join(folder, FILE), Math.floor(length * part));
      const { labelsAndNotes: again, problem } = await opened(folder);
      expect(problem?.code).toBe('labels_damaged');
      expect(Object.keys(noted(again))).toEqual(['1', '2', '3', '4', '5'].slice(0, Object.keys(noted(again)).length));
      expect((await opened(folder)).problem).toBeNull();
      expect(noted((await opened(folder)).labelsAndNotes)).toEqual(noted(again));
    }),
  );

  it('keep what a later version wrote', () =>
    inFolder(async (folder) => {
      const { labelsAndNotes } = await opened(folder);
      await edit(labelsAndNotes, { add: ['a'], note: 'kept' }, ['1']);
      const lines = [
        { label: 9, name: 'b', color: 'ultraviolet', icon: 'star' },
        { server: environment.baseUrl, id: '2', number: '+12', labels: [9], note: '', reviewed: true },
        { folder: 'a new kind of record' },
      ];
      const line = (record: object) => encodeLine(JSON.stringify(record), true);
      await appendFile(join(folder, FILE), Buffer.concat(lines.map(line)));
      const { labelsAndNotes: again, problem } = await opened(folder);
      expect(problem).toBeNull();
      expect(noted(again)['2']).toEqual({ labels: ['b'], note: '' });
      expect(again.read(environment, 0).labels.at(-1)).toEqual({ id: 9, name: 'b', color: 'grey' });
      await again.changeLabel(9, { name: 'c' });
      await edit(again, { note: 'more' }, ['2']);
      await rm(join(folder, FILE)); // makes the next change write everything
      await edit(again, { note: 'last' }, ['3']);
      const text = await readFile(join(folder, FILE), 'utf8');
      for (const kept of [
        '"color":"ultraviolet"',
        '"icon":"star"',
        '"reviewed":true',
        '{"folder":"a new kind of record"}',
      ]) {
        expect(text).toContain(kept);
      }
    }));

  it('set a file of something else aside', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, FILE), 'not ours');
      expect((await opened(folder)).problem?.code).toBe('labels_damaged');
    }));

  it('do not let the file grow without end', () =>
    inFolder(async (folder) => {
      const { labelsAndNotes } = await opened(folder);
      for (let turn = 0; turn < 700; turn++) {
        await labelsAndNotes.edit(environment, [
          { change: { note: `note ${turn}` }, numbers: [named('1')] },
          { change: { add: [`label ${turn % 10}`], clear: true }, numbers: [named('2')] },
        ]);
      }
      const lines = (await readFile(join(folder, FILE), 'utf8')).split('\n').length;
      expect(lines).toBeLessThan(3_100);
      expect(noted((await opened(folder)).labelsAndNotes)).toEqual(noted(labelsAndNotes));
    }));

  it.skipIf(noSmallDisk)('change nothing where the disk is full', () =>
    onSmallDisk(async ({ folder, fill }) => {
      const { labelsAndNotes } = await opened(folder);
      await edit(labelsAndNotes, { note: 'kept' }, ['1']);
      await fill();
      await expect(edit(labelsAndNotes, { note: 'x'.repeat(2_000) }, ['1', '2', '3', '4'])).rejects.toMatchObject({
        code: 'disk_full',
      });
      expect(noted(labelsAndNotes)).toEqual({ '1': { labels: [], note: 'kept' } });
      expect(noted((await opened(folder)).labelsAndNotes)).toEqual({ '1': { labels: [], note: 'kept' } });
    }),
  );
});
