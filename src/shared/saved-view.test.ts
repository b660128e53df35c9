import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SORT } from './query/query';
import {
  changeSavedView,
  inShownOrder,
  MOST_SAVED_VIEWS,
  moveSavedView,
  putSavedView,
  savedViewChangeSchema,
  savedViewSchema,
  type SavedView,
} from './saved-view';
import { DEFAULT_COLUMNS } from './numbers/table-columns';

const view = (id: string, pinned = false): SavedView => ({
  id,
  name: 'A view',
  query: 'type:voice',
  sort: DEFAULT_SORT,
  columns: [...DEFAULT_COLUMNS],
  groupBy: null,
  pinned,
  reminds: false,
});
const savedViewsArbitrary = fc.uniqueArray(fc.tuple(fc.uuid(), fc.boolean()), { selector: ([id]) => id, maxLength: 20 }).map(
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
      fc.property(savedViewsArbitrary, fc.nat(), (views, pick) => {
        const place = views.length > 0 ? pick % views.length : 0;
        const one = views[place];
        if (!one) return;
        const changed = { ...one, name: 'Another' };
        expect(putSavedView(views, changed)).toEqual(views.map((other) => (other === one ? changed : other)));
        const without = views.filter((other) => other !== one);
        expect(putSavedView(without, one, place)).toEqual(views);
        expect(putSavedView(without, one).at(-1)).toBe(one);
      }),
    );
    const full = Array.from({ length: MOST_SAVED_VIEWS }, (_, index) => view(String(index)));
    expect(() => putSavedView(full, view('more'))).toThrow(RangeError);
  });

  it('change what is named, one after the other', () => {
    const views = [view('a'), view('b')];
    const changed = changeSavedView(changeSavedView(views, 'b', { pinned: true }), 'b', { name: 'Support' });
    expect(changed).toEqual([view('a'), { ...view('b', true), name: 'Support' }]);
    expect(changeSavedView(views, 'gone', { name: 'Support' })).toEqual(views);
    expect(savedViewChangeSchema.safeParse({ id: 'a' }).success).toBe(false);
    expect(savedViewChangeSchema.safeParse({ name: ' ' }).success).toBe(false);
  });

  it('are moved by a number of places, among the pinned ones or among the others', () => {
    fc.assert(
      fc.property(savedViewsArbitrary, fc.nat(), fc.integer({ min: -25, max: 25 }), (views, pick, by) => {
        const shown = inShownOrder(views);
        const one = shown[pick % (shown.length || 1)];
        if (!one) return;
        const moved = moveSavedView(views, one.id, by);
        expect(moved).toEqual(inShownOrder(moved));
        expect(moved.filter((other) => other !== one)).toEqual(shown.filter((other) => other !== one));
        const border = shown.filter(({ pinned }) => pinned).length;
        const [first, last] = one.pinned ? [0, border - 1] : [border, shown.length - 1];
        expect(moved.indexOf(one)).toBe(Math.min(Math.max(shown.indexOf(one) + by, first), last));
      }),
    );
    const views = [view('a'), view('b'), view('c')];
    expect(moveSavedView(moveSavedView(views, 'a', 1), 'a', 1).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(moveSavedView(views, 'gone', 1)).toEqual(views);
  });

  it('show the pinned ones first, each kind in its own order', () => {
    const views = [view('a'), view('b', true), view('c'), view('d', true)];
    expect(inShownOrder(views).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c']);
  });
});
