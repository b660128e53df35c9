import { app, BrowserWindow } from 'electron';
import { translate } from '../../shared/i18n/translate';
import { readIcon } from './icon-files';

/**
 * How many things ask for attention, on the app's icon: macOS's dock (where notifications are allowed), Windows' task bar,
 * and Linux docks that read the signal `com.canonical.Unity.LauncherEntry`, where the app's desktop entry is installed.
 */
export interface Badge {
  /** Shows a count; 0 shows none. Only a change is sent. */
  show(count: number): void;
}

export function createBadge(): Badge {
  let shown = 0;

  /** Windows marks the button of a window, and has none for a window that is hidden. */
  function mark(window: BrowserWindow): void {
    const overlay = shown > 0 ? readIcon('badge-icons/attention') : null;
    window.setOverlayIcon(overlay, overlay ? translate('badge.attention', { count: shown }) : '');
  }

  if (process.platform === 'win32') {
    app.on('browser-window-created', (_, window) => window.on('show', () => mark(window)));
  }

  return {
    show(count) {
      if (count === shown) return;
      shown = count;
      if (process.platform === 'win32') BrowserWindow.getAllWindows().forEach(mark);
      else app.setBadgeCount(count);
    },
  };
}
