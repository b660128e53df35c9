import { nativeTheme, type NativeImage } from 'electron';
import type { TrayState } from '../../shared/bridge/state';
import { readIcon } from './icon-files';

/** The tray's icon for a state and for the panel as it is now. */
export function trayIcon(icon: TrayState['icon']): NativeImage {
  const name = process.platform === 'darwin' ? `${icon}Template` : `${icon}-${isPanelDark() ? 'dark' : 'light'}`;
  const image = readIcon(`tray-icons/${name}`);
  if (process.platform === 'darwin') image.setTemplateImage(true);
  return image;
}

/**
 * Windows says how its task bar looks. Linux has no such question: Plasma's panel follows the colour scheme, the panels
 * of GNOME, Cinnamon and Xfce are dark by default.
 */
function isPanelDark(): boolean {
  if (process.platform === 'win32') return nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
  return !/\bKDE\b/.test(process.env.XDG_CURRENT_DESKTOP ?? '') || nativeTheme.shouldUseDarkColors;
}
