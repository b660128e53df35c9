import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeChanges } from './merge';

/** What a later version may have added: under names that this one does not use. */
const extras = fc.dictionary(fc.string({ minLength: 1 }).map((name) => `later ${name}`), fc.jsonValue(), { maxKeys: 3 }); // prettier-ignore
const own = fc.record({
  flag: fc.boolean(),
  count: fc.nat(),
  inner: fc.record({ at: fc.nat(), list: fc.array(fc.nat()) }),
});
const items = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c'), text: fc.string() }), {
  selector: ({ id }) => id,
});

describe('what changed', () => {
  it('is written, and what a later version added stays, wherever it stands', () => {
    fc.assert(
      fc.property(own, own, extras, extras, (before, after, outer, inner) => {
        const found = { ...outer, ...before, inner: { ...inner, ...before.inner } };
        const merged = mergeChanges(found, before, after);
        expect(merged).toEqual({ ...outer, ...after, inner: { ...inner, ...after.inner } });
      }),
    );
  });

  it('stays as it was found where the app changed nothing', () => {
    fc.assert(
      fc.property(own, extras, (before, later) => {
        const found = { ...before, ...later, flag: 'something that cannot be read' };
        expect(mergeChanges(found, before, before)).toEqual(found);
      }),
    );
  });

  it('keeps items that could not be read, and their fields, in whatever order the others are put', () => {
    fc.assert(
      fc.property(items, items, extras, (before, after, later) => {
        const unread = [{ id: 'unread', ...later }, 7];
        const found = [...before.map((item) => ({ ...item, ...later })), ...unread];
        const known = before.map(({ id }) => id);
        expect(mergeChanges(found, before, after)).toEqual([
          ...after.map((item) => (known.includes(item.id) ? { ...later, ...item } : item)),
          ...unread,
        ]);
      }),
    );
  });

  it('drops what the app took away', () => {
    expect(mergeChanges({ a: 1, b: 2, later: 3 }, { a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1, later: 3 });
  });
});
