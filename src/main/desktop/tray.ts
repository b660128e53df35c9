import { isDeepStrictEqual } from 'node:util';
import { Menu, nativeTheme, Tray } from 'electron';
import type { TrayState } from '../../shared/bridge/state';
import type { Formatter } from '../../shared/format';
import { trayIcon } from './tray-icon';
import { trayMenu, type TrayActions } from './tray-menu';

/** The icon in the panel. */
export interface DesktopTray {
  /** Shows a state; nothing is touched where it is the one that is shown, since some panels flicker. */
  show(state: TrayState): void;
}

/**
 * A Linux desktop without a tray shows nothing here, and Electron does not tell. The app stays reachable all the same:
 * starting it again brings its window forward.
 */
export function createTray(format: Formatter, actions: TrayActions): DesktopTray {
  let tray: Tray | null = null;
  let shown: TrayState | null = null;

  function create(state: TrayState): Tray {
    const created = new Tray(trayIcon(state.icon));
    created.on('click', () => {
      // on macOS a click opens the menu
      if (process.platform !== 'darwin') actions.open();
    });
    nativeTheme.on('updated', () => shown && created.setImage(trayIcon(shown.icon)));
    return created;
  }

  return {
    show(state) {
      if (isDeepStrictEqual(state, shown)) return;
      const before = shown;
      shown = state;
      if (!tray) tray = create(state);
      else if (state.icon !== before?.icon) tray.setImage(trayIcon(state.icon));
      tray.setToolTip(state.tooltip);
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, (instant) => format.instant(instant), actions)));
    },
  };
}
