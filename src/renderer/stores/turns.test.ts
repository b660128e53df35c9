import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GONE, stepOf, type Turn } from './turns';

/** Values by name, an edit of which is a step. */
function valuesOf(names: readonly string[]) {
  const values = new Map<string, number | null>(names.map((name) => [name, 0]));
  let refuses = false;
  return {
    values,
    refuse: (is: boolean) => (refuses = is),
    set: (changes: Record<string, number | null>) => {
      const turns = Object.entries(changes).map(([name, after]) => ({ name, before: values.get(name)!, after }));
      for (const { name, after } of turns) values.set(name, after);
      return stepOf<Turn<number | null> & { name: string }>({
        words: 'edited',
        turns,
        now: ({ name }) => (values.has(name) ? values.get(name) : GONE),
        send(open, to) {
          if (!refuses) for (const turn of open) values.set(turn.name, turn[to]);
          return Promise.resolve(!refuses);
        },
      });
    },
  };
}

describe('a step', () => {
  it('restores what it changed, and makes it again', async () => {
    const { values, set } = valuesOf(['a', 'b']);
    const step = set({ a: 1, b: 2 });
    expect([await step.undo(), ...values.values()]).toEqual(['done', 0, 0]);
    expect([await step.redo(), ...values.values()]).toEqual(['done', 1, 2]);
  });

  it('leaves alone what something else changed since, and restores the rest', async () => {
    const { values, set } = valuesOf(['a', 'b']);
    const step = set({ a: 1, b: 1 });
    values.set('b', 7);
    expect([await step.undo(), ...values.values()]).toEqual(['partly', 0, 7]);
  });

  it('does nothing where all of it was changed since, or is gone', async () => {
    const { values, set } = valuesOf(['a', 'b']);
    const step = set({ a: 1, b: 1 });
    values.set('a', 7);
    values.delete('b');
    expect([await step.undo(), ...values]).toEqual(['stale', ['a', 7]]);
  });

  it('can be tried again where it failed', async () => {
    const { values, set, refuse } = valuesOf(['a']);
    const step = set({ a: 1 });
    refuse(true);
    expect([await step.undo(), values.get('a')]).toEqual(['failed', 1]);
    refuse(false);
    expect([await step.undo(), values.get('a')]).toEqual(['done', 0]);
  });

  it('restores a value that the page still knows as it was before the edit', async () => {
    const { values, set } = valuesOf(['a']);
    const step = set({ a: 1 });
    values.set('a', 0); // not heard of yet
    expect(await step.undo()).toBe('done');
  });

  it('leads back to the beginning, however many edits there were', async () => {
    const edit = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(fc.integer({ min: 0, max: 3 })), {
      minKeys: 1,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 12 }), async (edits) => {
        const { values, set } = valuesOf(['a', 'b', 'c']);
        const steps = edits.map((changes) => set(changes));
        const end = [...values];
        for (const step of steps.toReversed()) expect(await step.undo()).toBe('done');
        expect([...values.values()]).toEqual([0, 0, 0]);
        for (const step of steps) expect(await step.redo()).toBe('done');
        expect([...values]).toEqual(end);
      }),
    );
  });
});
