import { computed, readonly, ref, watchEffect, type Ref } from 'vue';
import type { Settings } from '../../shared/settings';
import { darkPalette, lightPalette, moreContrast, systemColors, type Palette } from './palette';

const isSystemDark = followMedia('(prefers-color-scheme: dark)');
const wantsContrast = followMedia('(prefers-contrast: more)');
const hasForcedColors = followMedia('(forced-colors: active)');

const dark = ref(isSystemDark.value);

/** Whether the page is dark now, by the setting or, where that says so or the system imposes its colors, by the system. */
export const isDark = readonly(dark);

/** The colors for scripts that calculate with them. */
export const palette = computed<Palette>(() => {
  const own = dark.value ? darkPalette : lightPalette;
  return wantsContrast.value ? { ...own, ...moreContrast[dark.value ? 'dark' : 'light'] } : own;
});

/** The colors that the page shows, for what is drawn. */
export const shownColors = computed<Palette>(() => (hasForcedColors.value ? systemColors : palette.value));

/** Keeps the page's colors as the appearance setting and the system say, live. */
export function followAppearance(setting: () => Settings['appearance']): void {
  watchEffect(() => {
    const appearance = setting();
    dark.value = appearance === 'system' || hasForcedColors.value ? isSystemDark.value : appearance === 'dark';
    const root = document.documentElement;
    root.dataset.theme = dark.value ? 'dark' : 'light';
    root.style.colorScheme = dark.value ? 'dark' : 'light';
    for (const [name, value] of Object.entries(shownColors.value)) root.style.setProperty(cssName(name), String(value));
  });
}

/** Whether a media query matches, live. */
function followMedia(query: string): Readonly<Ref<boolean>> {
  const list = matchMedia(query);
  const matches = ref(list.matches);
  list.addEventListener('change', (event) => (matches.value = event.matches));
  return readonly(matches);
}

/** `textMuted` → `--text-muted`. */
function cssName(name: string): string {
  return '--' + name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());
}
