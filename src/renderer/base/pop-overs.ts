/** What closes each pop-over that is open, in the order in which they were opened. */
const open = new Set<() => void>();

/** Notes that a pop-over is open, by what closes it. */
export function popOverOpened(close: () => void): void {
  open.add(close);
}

export function popOverClosed(close: () => void): void {
  open.delete(close);
}

/** Closes all of them, each after those that were opened from it. */
export function closePopOvers(): void {
  for (const close of [...open].reverse()) close();
}
