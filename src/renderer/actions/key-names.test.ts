import { afterEach, expect, it } from 'vitest';
import type { Language } from '../../shared/i18n/language';
import { speakLanguage } from '../../shared/i18n/load-messages';
import { mod, writeShortcut } from './shortcut';
import { headKeys, tableKeys } from './table-keys';

afterEach(() => speakLanguage('en', 'en'));

const KEYS: Partial<Record<Language, string>> = {
  en: 'Ctrl+Shift+Z Esc Home End PgUp PgDn Enter Space Shift+F10 Alt+Backspace Alt+Shift+←',
  'pt-BR': 'Ctrl+Shift+Z Esc Home End PgUp PgDn Enter Espaço Shift+F10 Alt+Backspace Alt+Shift+←',
  es: 'Ctrl+Mayús+Z Esc Inicio Fin Re Pág Av Pág Enter Espacio Mayús+F10 Alt+Retroceso Alt+Mayús+←',
  de: 'Strg+Umschalt+Z Esc Pos1 Ende Bild↑ Bild↓ Enter Leertaste Umschalt+F10 Alt+Rücktaste Alt+Umschalt+←',
  fr: 'Ctrl+Maj+Z Échap Début Fin Pg préc. Pg suiv. Entrée Espace Maj+F10 Alt+Retour arrière Alt+Maj+←',
};

it.each(Object.entries(KEYS))('names keys as keyboards in %s print them', async (language, names) => {
  await speakLanguage(language as Language, language);
  const [, ends, page, details, select, , , , menu] = tableKeys(false);
  const [, , , share, place] = headKeys();
  const lines = [ends?.keys, page?.keys, details?.keys, select?.keys[0], menu?.keys, share?.keys, place?.keys[0]];
  const shortcuts = [{ ...mod('z'), shift: true as const }, { key: 'escape' }].map(writeShortcut);
  expect([...shortcuts, ...lines.flat()].join(' ')).toBe(names);
});
