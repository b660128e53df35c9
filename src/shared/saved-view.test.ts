import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SORT } from './query/query';
import { inShownOrder, MOST_VIEWS, orderViews, putView, savedViewSchema, type SavedView } from './saved-view';
import { DEFAULT_COLUMNS } from './numbers/table-columns';

const view = (id: string, pinned = false): SavedView => ({
  id,
  name: 'A view',
  query: 'type:voice',
  sort: DEFAULT_SORT,
  columns: [...DEFAULT_COLUMNS],
  pinned,
  reminds: false,
});
const viewsArbitrary = fc.uniqueArray(fc.tuple(fc.uuid(), fc.boolean()), { selector: ([id]) => id, maxLength: 20 }).map(
  (list) => list.map(([id, pinned]) => view(id, pinned)),
); // prettier-ignore

describe('saved views', () => {
  it('have a name, and nothing that is not known', () => {
    const valid = view('9b2f0c3e-57a1-4c7d-8b07-0f4f9f4f2c11');
    expect(savedViewSchema.parse(valid)).toEqual(valid);
    expect(savedViewSchema.safeParse({ ...valid, name: ' ' }).success).toBe(false);
    expect(savedViewSchema.safeParse({ ...valid, token: 'x' }).success).toBe(false);
    expect(savedViewSchema.safeParse({ ...valid, columns: [] }).success).toBe(false);
  });

  it('are put in the place of themselves, or last, or where they were', () => {
    fc.assert(
      fc.property(viewsArbitrary, fc.nat(), (views, pick) => {
        const place = views.length > 0 ? pick % views.length : 0;
        const one = views[place];
        if (!one) return;
        const changed = { ...one, name: 'Another' };
        expect(putView(views, changed)).toEqual(views.map((other) => (other === one ? changed : other)));
        const without = views.filter((other) => other !== one);
        expect(putView(without, one, place)).toEqual(views);
        expect(putView(without, one).at(-1)).toBe(one);
      }),
    );
    const full = Array.from({ length: MOST_VIEWS }, (_, index) => view(String(index)));
    expect(() => putView(full, view('more'))).toThrow(RangeError);
  });

  it('are put in order: none is lost, and none stands elsewhere than was said', () => {
    fc.assert(
      fc.property(viewsArbitrary, fc.infiniteStream(fc.nat()), (views, random) => {
        const ids = views.map(({ id }) => id).sort(() => (random.next().value! % 2 ? 1 : -1));
        const named = ids.slice(0, Math.ceil(ids.length / 2));
        const ordered = orderViews(views, named);
        expect(ordered.slice(0, named.length).map(({ id }) => id)).toEqual(named);
        expect(new Set(ordered)).toEqual(new Set(views));
        expect(ordered.slice(named.length)).toEqual(views.filter(({ id }) => !named.includes(id)));
      }),
    );
  });

  it('show the pinned ones first, each kind in its own order', () => {
    const views = [view('a'), view('b', true), view('c'), view('d', true)];
    expect(inShownOrder(views).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c']);
  });
});
