const STORED = 'bridge-key';

/**
 * The key that opens the bridge in browser mode; null where this tab was not opened by the printed address. It comes in
 * the fragment, and is kept for reloads in the tab's own storage, which belongs to one origin: unlike a cookie it is out
 * of reach for whatever runs on another port. The address bar and the history do not show it.
 */
export function takeBridgeKey(
  location: Pick<Location, 'hash' | 'pathname'>,
  history: Pick<History, 'replaceState'>,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): string | null {
  const key = /^#([\w-]+)$/.exec(location.hash)?.[1];
  if (key === undefined) return storage.getItem(STORED);
  storage.setItem(STORED, key);
  history.replaceState(null, '', location.pathname);
  return key;
}
