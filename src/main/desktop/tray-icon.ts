import { readFileSync } from 'node:fs';
import { nativeImage, nativeTheme, type NativeImage } from 'electron';
import type { TrayState } from '../../shared/bridge';

/** Files by their names; the build puts each under a name of its own, so Electron cannot find `@2x` by itself. */
const FILES = import.meta.glob<string>('./tray-icons/*.png', { query: '?asset', import: 'default', eager: true });

/** The tray's icon for a state and for the panel as it is now. */
export function trayIcon(icon: TrayState['icon']): NativeImage {
  const name = process.platform === 'darwin' ? `${icon}Template` : `${icon}-${isPanelDark() ? 'dark' : 'light'}`;
  const image = nativeImage.createFromBuffer(read(name));
  image.addRepresentation({ scaleFactor: 2, buffer: read(`${name}@2x`) });
  if (process.platform === 'darwin') image.setTemplateImage(true);
  return image;
}

function read(name: string): Buffer {
  const file = FILES[`./tray-icons/${name}.png`];
  if (file === undefined) throw new Error(`there is no tray icon ${name}`);
  return readFileSync(file);
}

/**
 * Windows says how its task bar looks. Linux has no such question: Plasma's panel follows the colour scheme, the panels
 * of GNOME, Cinnamon and Xfce are dark unless somebody changed them.
 */
function isPanelDark(): boolean {
  if (process.platform === 'win32') return nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
  return !/\bKDE\b/.test(process.env.XDG_CURRENT_DESKTOP ?? '') || nativeTheme.shouldUseDarkColors;
}
