import { z } from 'zod';
import { querySchema, sortSchema } from './query/query';
import { tableColumnsSchema } from './numbers/table-columns';

/** More views than these nobody finds again. */
export const MOST_VIEWS = 100;

/** A question about the numbers that was given a name, and how its answer is shown. */
export const savedViewSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(60),
  query: querySchema,
  sort: sortSchema,
  columns: tableColumnsSchema,
  /** Stands before the others. */
  pinned: z.boolean(),
  /** Where one view or more do so, reminders are given only for the numbers that they find. */
  reminds: z.boolean(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

/** The views in the order they are shown in: the pinned ones, then the others. */
export function inShownOrder(views: readonly SavedView[]): SavedView[] {
  return [...views.filter(({ pinned }) => pinned), ...views.filter(({ pinned }) => !pinned)];
}

/** Puts a view in the place of the one with its id, or as a new one. @throws RangeError where there are {@link MOST_VIEWS} */
export function putView(views: readonly SavedView[], view: SavedView, place = views.length): SavedView[] {
  if (views.some(({ id }) => id === view.id)) return views.map((other) => (other.id === view.id ? view : other));
  if (views.length >= MOST_VIEWS) throw new RangeError('too many views');
  return views.toSpliced(place, 0, view);
}

/** Puts views into an order; those that it does not name follow as they stood. */
export function orderViews(views: readonly SavedView[], ids: readonly string[]): SavedView[] {
  const placeOf = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return [...views].sort((a, b) => placeOf(a.id) - placeOf(b.id));
}
