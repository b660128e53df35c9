import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/i18n/language';
import { translate } from '../../shared/i18n/translate';
import { VIEW_NAMES } from '../../shared/settings';
import { MODIFIER_KEYS } from '../../shared/shortcut-keys';
import type { Core } from '../core/app/core';
import type { MainWindow } from './window';

/** Sets the application menu, again whenever the app speaks another language. */
export function followLanguage(core: Pick<Core, 'onEvent'>, window: Pick<MainWindow, 'press'>): void {
  let spoken: Language | null = null;
  setApplicationMenu(window);
  core.onEvent((event) => {
    if (event.type !== 'state' || event.state.language === spoken) return;
    spoken = event.state.language;
    setApplicationMenu(window);
  });
}

/**
 * The application menu. The page knows what its shortcuts do, so an entry for one of them presses it; registering the
 * same keys here as well would do everything twice.
 */
function setApplicationMenu(window: Pick<MainWindow, 'press'>): void {
  const shortcut = (label: string, key: string): MenuItemConstructorOptions => ({
    label,
    accelerator: `CmdOrCtrl+${key}`,
    registerAccelerator: false,
    click: () => window.press(key),
  });
  const developer: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'toggleDevTools' }];

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      process.platform === 'darwin'
        ? { role: 'appMenu' }
        : { label: translate('menu.file'), submenu: [{ role: 'close' }, { role: 'quit' }] },
      { role: 'editMenu' },
      {
        label: translate('menu.view'),
        submenu: [
          ...VIEW_NAMES.map((name, index) => shortcut(translate(`frame.view.${name}`), String(index + 1))),
          { type: 'separator' },
          shortcut(translate('actions.palette'), MODIFIER_KEYS.palette),
          shortcut(translate('menu.search'), MODIFIER_KEYS.search),
          shortcut(translate('savedViews.save'), MODIFIER_KEYS.saveSavedView),
          shortcut(translate('frame.sync.now'), MODIFIER_KEYS.sync),
          { type: 'separator' },
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
          ...developer,
        ],
      },
      { role: 'windowMenu' },
    ]),
  );
}
