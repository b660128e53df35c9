import { computed, readonly, ref, watchEffect } from 'vue';
import type { Settings } from '../../shared/settings';
import { darkPalette, lightPalette, type Palette } from './palette';

const systemDark = matchMedia('(prefers-color-scheme: dark)');
const isSystemDark = ref(systemDark.matches);
systemDark.addEventListener('change', (event) => (isSystemDark.value = event.matches));

const dark = ref(isSystemDark.value);

/** Whether the page is dark now, by the setting or, where that says so, by the system. */
export const isDark = readonly(dark);

export const palette = computed<Palette>(() => (dark.value ? darkPalette : lightPalette));

/** Keeps the page's colors as the appearance setting says, live. */
export function followAppearance(setting: () => Settings['appearance']): void {
  watchEffect(() => {
    const appearance = setting();
    dark.value = appearance === 'system' ? isSystemDark.value : appearance === 'dark';
    const root = document.documentElement;
    root.dataset.theme = dark.value ? 'dark' : 'light';
    root.style.colorScheme = dark.value ? 'dark' : 'light';
    for (const [name, value] of Object.entries(palette.value)) root.style.setProperty(cssName(name), String(value));
  });
}

/** `textMuted` → `--text-muted`. */
function cssName(name: string): string {
  return '--' + name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());
}
