/** What runs inside a page: each function is sent there as text, so it may use nothing outside itself. */

declare global {
  interface Window {
    bench: {
      afterPaint: () => Promise<void>;
      /** Milliseconds from doing something, at any moment of a frame, until it is painted. */
      timed: (act: () => void) => Promise<number>;
      longTasks: number[];
      onPatch: (patch: { at: number; rows: number }) => void;
    };
  }
}

export function installBench(): void {
  const afterPaint = () =>
    new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      }),
    );
  window.bench = {
    afterPaint,
    async timed(act) {
      await afterPaint();
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 16));
      const start = performance.now();
      act();
      await afterPaint();
      return performance.now() - start;
    },
    longTasks: [],
    onPatch: () => undefined,
  };
  new PerformanceObserver((list) =>
    window.bench.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({ type: 'longtask' });
}

/** What a page that does next to nothing needs for it: the frame itself. */
export async function idleFrames(times: number): Promise<number[]> {
  const dot = document.body.appendChild(document.createElement('i'));
  dot.style.cssText = 'position:fixed;right:0;bottom:0;width:1px;height:1px';
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    taken.push(await window.bench.timed(() => (dot.style.background = time % 2 ? 'red' : 'blue')));
  }
  dot.remove();
  return taken;
}

/** Types texts letter by letter into the search box and empties it again: how long each key, and each emptying, took. */
export async function keystrokes(texts: string[]): Promise<{ typed: number[]; cleared: number[] }> {
  const field = document.querySelector<HTMLInputElement>('[role=search] input')!;
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
  const typed: number[] = [];
  const cleared: number[] = [];
  const write = (text: string) => {
    value.set!.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  for (const text of texts) {
    for (let length = 1; length <= text.length; length++) {
      typed.push(await window.bench.timed(() => write(text.slice(0, length))));
    }
    cleared.push(await window.bench.timed(() => write('')));
  }
  return { typed, cleared };
}

/** Clicks on elements, one after another. */
export async function clicks([selector, times]: [string, number]): Promise<number[]> {
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    const elements = document.querySelectorAll<HTMLElement>(selector);
    const element = elements[time % elements.length]!;
    taken.push(await window.bench.timed(() => element.click()));
  }
  return taken;
}

/** As a wheel that is turned fast, or as the thumb of the scroll bar that is dragged to and fro. */
export type ScrollKind = 'wheel' | 'thumb';

/** Scrolls each frame; how long the frames were, and for how many in a row a place in the table was empty. */
export async function scroll([kind, frames]: [ScrollKind, number]): Promise<{
  frames: number[];
  empty: number;
}> {
  const grid = document.querySelector<HTMLElement>('[role=grid]')!;
  const box = grid.getBoundingClientRect();
  const places = [0.15, 0.5, 0.95].map((part) => box.top + 40 + (box.height - 60) * part);
  const lengths: number[] = [];
  let empty = 0;
  let inRow = 0;
  let last = await new Promise<number>(requestAnimationFrame);
  grid.scrollTop = 0;
  for (let frame = 0; frame < frames; frame++) {
    grid.scrollTop = kind === 'wheel' ? grid.scrollTop + 300 : ((frame * 0.37) % 1) * grid.scrollHeight;
    const now = await new Promise<number>(requestAnimationFrame);
    lengths.push(now - last);
    last = now;
    const seen = places.every((y) => document.elementFromPoint(box.left + 40, y)?.closest('[role=row]'));
    inRow = seen ? 0 : inRow + 1;
    empty = Math.max(empty, inRow);
  }
  grid.scrollTop = 0;
  return { frames: lengths, empty };
}

/** Where the user is in the table: after going somewhere into the middle of it, or as it is. */
export async function placeInTable(goSomewhere: boolean): Promise<{
  scrolled: number;
  chosen: string | null;
  focused: boolean;
}> {
  const grid = document.querySelector<HTMLElement>('[role=grid]')!;
  if (goSomewhere) {
    grid.focus();
    for (let row = 0; row < 40; row++) {
      grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
      await window.bench.afterPaint();
    }
  }
  const row = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
  return { scrolled: grid.scrollTop, chosen: row?.textContent ?? null, focused: document.activeElement === grid };
}
