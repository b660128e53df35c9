import { app, screen, type BrowserWindow, type Rectangle } from 'electron';
import type { Session } from '../../shared/settings';
import type { Core } from '../core/app/core';

export const SMALLEST = { width: 640, height: 480 };
const FIRST = { width: 1280, height: 800 };

/** How long the window must rest before its place is written down. */
const REST_MS = 500;

/** Larger than any desktop: beyond, a number in the settings file is a mistake, and Electron refuses it. */
const FARTHEST = 32_000;

/** So much of a window must be on a screen to be seen and moved, in pixels. */
const IN_SIGHT = { width: 100, height: 40 };

/** Where the window opens: where it was, brought back onto a screen if that one is gone or smaller now. */
export function openingBounds(remembered: Session['window']): Partial<Rectangle> & { width: number; height: number } {
  if (!remembered) return FIRST;
  const { x, y } = remembered;
  const width = Math.min(remembered.width, FARTHEST);
  const height = Math.min(remembered.height, FARTHEST);
  if (x === undefined || y === undefined || Math.max(Math.abs(x), Math.abs(y)) > FARTHEST) {
    const { workArea } = screen.getPrimaryDisplay();
    return { width: Math.min(width, workArea.width), height: Math.min(height, workArea.height) };
  }
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

/** Whether enough of a window is on some screen. */
export function isInSight(bounds: Rectangle, areas: readonly Rectangle[]): boolean {
  return areas.some((area) => {
    const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
    return width >= IN_SIGHT.width && height >= IN_SIGHT.height;
  });
}

/** Moves a window whose screen went away while it was hidden to one that is there. */
export function bringIntoSight(window: BrowserWindow): void {
  if (!knowsPlaces() || window.isFullScreen()) return;
  const bounds = window.getBounds();
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  if (areas.length === 0 || isInSight(bounds, areas)) return;
  window.setBounds(withinArea(bounds, screen.getDisplayMatching(bounds).workArea));
}

/** Wayland does not say where a window is: its position reads as 0, 0, and cannot be set. Its size can. */
export function knowsPlaces(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  ozonePlatform = app.commandLine.getSwitchValue('ozone-platform'),
): boolean {
  if (platform !== 'linux' || ozonePlatform === 'x11') return true;
  return ozonePlatform !== 'wayland' && env.XDG_SESSION_TYPE !== 'wayland';
}

/**
 * What is remembered of a window. Desktops make windows as they please, smaller than the app wants them or with fractions
 * of pixels, so that what they say is made to fit.
 * @param hasPlace see {@link knowsPlaces}
 */
export function rememberable(bounds: Rectangle, maximized: boolean, hasPlace: boolean): Session['window'] {
  const pixels = (value: number, least: number) =>
    Number.isFinite(value) ? Math.min(Math.max(Math.round(value), least), FARTHEST) : least;
  const place = hasPlace && { x: pixels(bounds.x, -FARTHEST), y: pixels(bounds.y, -FARTHEST) };
  const size = { width: pixels(bounds.width, SMALLEST.width), height: pixels(bounds.height, SMALLEST.height) };
  return { ...place, ...size, maximized };
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
    core.remember({ window: rememberable(window.getNormalBounds(), window.isMaximized(), knowsPlaces()) });
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
  // a window that is destroyed says no 'close'
  window.on('closed', () => clearTimeout(timer));
  return flush;
}
