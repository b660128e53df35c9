/** The queries asked one after the other, and which of them is asked now. */
export interface QueryHistory {
  entries: readonly string[];
  at: number;
  /** The present one is being typed, so that the next key changes it instead of adding another. */
  isTyped: boolean;
}

/** More steps than this nobody goes back. */
const MOST_ENTRIES = 200;

export function startHistory(text: string): QueryHistory {
  return { entries: [text], at: 0, isTyped: false };
}

export function present({ entries, at }: QueryHistory): string {
  return entries[at] ?? '';
}

/** Another query is asked; what was undone before cannot be redone any more. Typing is recorded word by word. */
export function record(history: QueryHistory, text: string, isTyped: boolean): QueryHistory {
  const before = present(history);
  if (text === before) return history;
  const isSameWord = isTyped && history.isTyped && wordCount(text) === wordCount(before);
  const kept = history.entries.slice(0, isSameWord ? history.at : history.at + 1);
  const entries = [...kept, text].slice(-MOST_ENTRIES);
  return { entries, at: entries.length - 1, isTyped };
}

/** Goes back (-1) or forward (1), as far as there is something. */
export function step(history: QueryHistory, by: -1 | 1): QueryHistory {
  const at = Math.min(Math.max(history.at + by, 0), history.entries.length - 1);
  return { ...history, at, isTyped: false };
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
