import { isDeepStrictEqual } from 'node:util';
import { Menu, nativeTheme, Tray } from 'electron';
import type { TrayState } from '../../shared/bridge/state';
import { systemClock } from '../core/ports/system-clock';
import { watchPanel } from './panel-watch';
import { trayIcon } from './tray-icon';
import { trayMenu, type TrayActions } from './tray-menu';

/** The icon in the panel. */
export interface DesktopTray {
  /** Shows a state; nothing is touched where it is the one that is shown, since some panels flicker. */
  show(state: TrayState): void;
  /** Whether the icon can be seen, as far as the desktop tells. */
  isThere(): boolean;
}

/**
 * On Linux an icon is made again when a panel appears, because Electron looks for one only when it makes an icon. A
 * desktop without a panel shows nothing, but for X11's old tray, which Electron fills and does not tell of. Starting
 * the app again brings its window forward in any case.
 *
 * @param instant writes an instant (epoch ms) in the user's locale
 * @param onGone the icon could be seen, and can't be any more
 */
export function createTray(
  instant: (epochMs: number) => string,
  actions: TrayActions,
  onGone: () => void,
): DesktopTray {
  let tray: Tray | null = null;
  let wanted: TrayState | null = null;
  let shown: TrayState | null = null;

  const panel = watchPanel({
    clock: systemClock,
    onAppeared() {
      tray?.destroy();
      tray = shown = null;
      draw();
    },
    onGone,
  });

  function create(state: TrayState): Tray {
    const created = new Tray(trayIcon(state.icon));
    created.on('click', () => {
      // on macOS a click opens the menu
      if (process.platform !== 'darwin') actions.open();
    });
    return created;
  }

  function draw(): void {
    if (!wanted || isDeepStrictEqual(wanted, shown)) return;
    if (!tray) tray = create(wanted);
    else if (wanted.icon !== shown?.icon) tray.setImage(trayIcon(wanted.icon));
    shown = wanted;
    tray.setToolTip(shown.tooltip);
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(shown, instant, actions)));
  }

  nativeTheme.on('updated', () => shown && tray?.setImage(trayIcon(shown.icon)));

  return {
    show(state) {
      wanted = state;
      void panel.known.then(draw);
    },
    isThere: () => panel.isThere(),
  };
}
