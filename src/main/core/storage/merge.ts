import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../../shared/is-object';

/**
 * What is to be written of something that changed: what the app did not change stays as it was found, fields and items
 * included that it does not know or could not read.
 *
 * @param found as it is in the file
 * @param before what the app read of it
 * @param after what the app has now
 */
export function mergeChanges(found: unknown, before: unknown, after: unknown): unknown {
  if (found === undefined) return after;
  if (isDeepStrictEqual(before, after)) return withMissing(found, after);
  if (isObject(found) && isObject(after)) return mergeFields(found, isObject(before) ? before : {}, after);
  if (Array.isArray(found) && Array.isArray(after))
    return mergeItems(found, Array.isArray(before) ? before : [], after);
  return after;
}

type Fields = Record<string, unknown>;

function mergeFields(found: Fields, before: Fields, after: Fields): Fields {
  const unknown = Object.entries(found).filter(([name]) => !(name in before) && !(name in after));
  const known = Object.entries(after).map(([name, value]) => [name, mergeChanges(found[name], before[name], value)]);
  return Object.fromEntries([...unknown, ...(known as [string, unknown][])]);
}

/** Items are identified by `id` or `name`; those that the app never had stand behind the others. */
function mergeItems(found: unknown[], before: unknown[], after: unknown[]): unknown[] {
  if (!after.every((item) => keyOf(item) !== null)) return after;
  const itemIn = (list: unknown[], key: string | null) => list.find((item) => key !== null && keyOf(item) === key);
  const known = after.map((item) => mergeChanges(itemIn(found, keyOf(item)), itemIn(before, keyOf(item)), item));
  const isKnown = (item: unknown) =>
    keyOf(item) === null
      ? before.some((other) => isDeepStrictEqual(other, item))
      : (itemIn(before, keyOf(item)) ?? itemIn(after, keyOf(item))) !== undefined;
  return [...known, ...found.filter((item) => !isKnown(item))];
}

/** Fields with their defaults where the file has none. */
function withMissing(found: unknown, after: unknown): unknown {
  return isObject(found) && isObject(after) ? { ...after, ...found } : found;
}

function keyOf(item: unknown): string | null {
  const key = isObject(item) ? (item.id ?? item.name) : null;
  return typeof key === 'string' ? key : null;
}
