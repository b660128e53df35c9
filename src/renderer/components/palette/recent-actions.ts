/** So many fit above what else the palette offers. */
const MOST_RECENT = 4;

/** Ids of actions, the last one first; kept while the page is open. */
let recent: readonly string[] = [];

/** What the user chose last from the palette: ids of actions, the last one first. */
export function recentActions(): readonly string[] {
  return recent;
}

export function rememberAction(id: string): void {
  recent = [id, ...recent.filter((one) => one !== id)].slice(0, MOST_RECENT);
}
