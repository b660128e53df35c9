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

  it('tells items without an id apart by their names, and writes lists of other things as they are', () => {
    const found = [{ name: 'a', width: 1, later: 1 }, { name: 'b', width: 2 }, { name: 'mood' }];
    const before = found.slice(0, 2).map(({ name, width }) => ({ name, width }));
    expect(mergeChanges(found, before, [{ name: 'a', width: 9 }])).toEqual([
      { name: 'a', width: 9, later: 1 },
      { name: 'mood' },
    ]);
    expect(mergeChanges([1, 2], [1, 2], [2])).toEqual([2]);
    expect(mergeChanges([{ id: 7 }], [], [{ id: 8 }])).toEqual([{ id: 8 }]);
    expect(mergeChanges(found, before, [])).toEqual([{ name: 'mood' }]);
  });

  it('is what the app has where the file has something of another kind, or nothing', () => {
    expect(mergeChanges(undefined, { a: 1 }, { a: 1 })).toEqual({ a: 1 });
    expect(mergeChanges('text', {}, { a: 1 })).toEqual({ a: 1 });
    expect(mergeChanges(null, {}, { a: 1 })).toEqual({ a: 1 });
    expect(mergeChanges([1], {}, { a: 1 })).toEqual({ a: 1 });
    expect(mergeChanges({ a: 1, later: 2 }, null, { a: 3 })).toEqual({ a: 3, later: 2 });
    expect(mergeChanges([{ id: 'x' }], null, [{ id: 'y' }])).toEqual([{ id: 'y' }, { id: 'x' }]);
    expect(mergeChanges({ a: 1 }, null, null)).toEqual({ a: 1 });
    expect(mergeChanges({ a: 1 }, { a: 1 }, null)).toBeNull();
  });

  it('gives a field its default where the file has none, and leaves what could not be read', () => {
    const read = { a: 1, b: 2 };
    expect(mergeChanges({ a: 'odd', later: 3 }, read, read)).toEqual({ a: 'odd', b: 2, later: 3 });
    expect(mergeChanges([], read, read)).toEqual([]);
    expect(mergeChanges('odd', read, read)).toBe('odd');
  });
});
