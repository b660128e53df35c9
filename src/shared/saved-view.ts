import { z } from 'zod';
import { groupingSchema, querySchema, sortSchema } from './query/query';
import { tableColumnsSchema } from './numbers/table-columns';

/** More views than this would be hard to find again. */
export const MOST_SAVED_VIEWS = 100;

/** A query with a name, and how its result is shown. */
export const savedViewSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(60),
  query: querySchema,
  sort: sortSchema,
  columns: tableColumnsSchema,
  groupBy: groupingSchema,
  /** Stands before the others. */
  pinned: z.boolean(),
  /** Where one view or more do so, renewals are announced only for the numbers that they find. */
  reminds: z.boolean(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

/** A change of a view; what is not named stays. */
export const savedViewChangeSchema = savedViewSchema.omit({ id: true }).partial();
export type SavedViewChange = z.infer<typeof savedViewChangeSchema>;

/** The views in the order they are shown in: the pinned ones, then the others. */
export function inShownOrder(views: readonly SavedView[]): SavedView[] {
  return [...views.filter(({ pinned }) => pinned), ...views.filter(({ pinned }) => !pinned)];
}

/**
 * Puts a view in the place of the one with its id, or as a new one.
 * @throws RangeError where there are {@link MOST_SAVED_VIEWS}
 */
export function putSavedView(views: readonly SavedView[], view: SavedView, place = views.length): SavedView[] {
  if (views.some(({ id }) => id === view.id)) return views.map((other) => (other.id === view.id ? view : other));
  if (views.length >= MOST_SAVED_VIEWS) throw new RangeError('too many views');
  return views.toSpliced(place, 0, view);
}

/** Changes a view. One that was removed in the meantime stays removed. */
export function changeSavedView(views: readonly SavedView[], id: string, change: SavedViewChange): SavedView[] {
  return views.map((view) => (view.id === id ? { ...view, ...change } : view));
}

/**
 * Moves a view by a number of places as they are shown, at most to the border between the pinned ones and the others.
 * Not to a place, because the page may not have heard of the move before.
 */
export function moveSavedView(views: readonly SavedView[], id: string, by: number): SavedView[] {
  const shown = inShownOrder(views);
  const from = shown.findIndex((view) => view.id === id);
  const moved = shown[from];
  if (!moved) return shown;
  const pinned = shown.filter((view) => view.pinned).length;
  const [first, last] = moved.pinned ? [0, pinned - 1] : [pinned, shown.length - 1];
  return shown.toSpliced(from, 1).toSpliced(Math.max(first, Math.min(from + by, last)), 0, moved);
}
