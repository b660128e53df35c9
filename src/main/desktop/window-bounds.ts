import { screen, type BrowserWindow, type Rectangle } from 'electron';
import type { Session } from '../../shared/settings';
import type { Core } from '../core/core';

export const SMALLEST = { width: 640, height: 480 };
const FIRST = { width: 1280, height: 800 };

/** How long the window must rest before its place is written down. */
const REST_MS = 500;

/** Where the window opens: where it was, brought back onto a screen if that one is gone or smaller now. */
export function openingBounds(remembered: Session['window']): Partial<Rectangle> & { width: number; height: number } {
  if (!remembered) return FIRST;
  const { x, y, width, height } = remembered;
  if (x === undefined || y === undefined) return { width, height };
  return withinArea({ x, y, width, height }, screen.getDisplayMatching({ x, y, width, height }).workArea);
}

/** The rectangle moved, and shrunk where it must be, so that all of it lies within an area. */
export function withinArea(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(bounds.width, area.width);
  const height = Math.min(bounds.height, area.height);
  return {
    width,
    height,
    x: Math.max(area.x, Math.min(bounds.x, area.x + area.width - width)),
    y: Math.max(area.y, Math.min(bounds.y, area.y + area.height - height)),
  };
}

/**
 * Writes down place and size once the window rests, and when it closes.
 * @returns writes at once what is still to be written; for a window that is destroyed without being closed
 */
export function rememberBounds(window: BrowserWindow, core: Pick<Core, 'remember'>): () => void {
  let timer: NodeJS.Timeout | undefined;
  function note(): void {
    clearTimeout(timer);
    timer = undefined;
    core.remember({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
  }
  function noteSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(note, REST_MS);
  }
  window.on('resize', noteSoon);
  window.on('move', noteSoon);
  window.on('maximize', noteSoon);
  window.on('unmaximize', noteSoon);
  function flush(): void {
    if (timer !== undefined) note();
  }
  window.on('close', flush);
  return flush;
}
