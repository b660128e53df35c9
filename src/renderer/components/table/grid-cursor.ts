/**
 * Where a key leads in a list of `count` rows of which `page` fit on the screen; null for a key that does not move.
 * Without a row to start from (-1), every key leads to an end.
 */
export function moveCursor(key: string, from: number, count: number, page: number): number | null {
  const target = targetOf(key, from, count, page);
  if (target === null || count === 0) return null;
  return Math.min(Math.max(target, 0), count - 1);
}

function targetOf(key: string, from: number, count: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return from + 1;
    case 'ArrowUp':
    case 'k':
      return from - 1;
    case 'PageDown':
      return from + page;
    case 'PageUp':
      return from - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
