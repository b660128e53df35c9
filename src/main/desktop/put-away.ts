import type { BrowserWindow } from 'electron';
import type { Clock } from '../core/ports/ports';

/** A desktop that minimises windows has done it by then. */
const PATIENCE_MS = 500;

/** Where a closed window has gone while the app keeps running. */
export type PutAway = 'tray' | 'minimized' | 'hidden';

/**
 * Puts a window away that the user closed, so that it can be found again: behind the tray's icon, or minimised where
 * there is no tray. Tiling desktops minimise nothing; there the window is hidden, and the user must be told how it comes
 * back.
 *
 * @returns how to leave the window where it is, for a user who has opened it again meanwhile
 */
export function putAway(
  window: Pick<BrowserWindow, 'hide' | 'minimize' | 'isMinimized' | 'isDestroyed'>,
  options: { hasTray: boolean; clock: Clock; onDone: (where: PutAway) => void },
): () => void {
  const { hasTray, clock, onDone } = options;
  if (hasTray) {
    window.hide();
    onDone('tray');
    return () => undefined;
  }
  window.minimize();
  return clock.after(PATIENCE_MS, () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) return onDone('minimized');
    window.hide();
    onDone('hidden');
  });
}
