import { nativeTheme } from 'electron';
import type { Core } from '../core/app/core';

/** Native parts (menus, title bar, the page's media query) follow the appearance setting. */
export function followAppearance(core: Pick<Core, 'settings' | 'onEvent'>): void {
  nativeTheme.themeSource = core.settings().appearance;
  core.onEvent((event) => {
    if (event.type === 'state') nativeTheme.themeSource = event.state.settings.appearance;
  });
}
