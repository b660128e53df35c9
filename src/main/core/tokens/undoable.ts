import type { Keychain } from './keychain';

/** Sets an entry, or removes it where there is no value. Returns how to put back what was there. */
export function replaceEntry<T>(map: Map<string, T>, id: string, value: T | undefined): () => void {
  const before = map.get(id);
  put(map, id, value);
  return () => put(map, id, before);
}

function put<T>(map: Map<string, T>, id: string, value: T | undefined): void {
  if (value === undefined) map.delete(id);
  else map.set(id, value);
}

/**
 * Stores an entry in the keychain. Resolves with how to put back what was there, unless something else was stored in the
 * meantime. Both reject as {@link Keychain} does.
 * @param secret the part of the entry that no error may hold
 */
export async function replaceStored(
  keychain: Pick<Keychain, 'update'>,
  id: string,
  entry: string,
  secret = '',
): Promise<() => Promise<void>> {
  const { before, after } = await keychain.update(id, () => entry, secret);
  return async () => void (await keychain.update(id, (found) => (found === after ? before : found)));
}
