import { isMac, withModifier } from './shortcuts';
import { t } from '../lib/t';

const ALT = isMac ? '⌥' : 'Alt+';
const SHIFT = isMac ? '⇧' : 'Shift+';
const ALT_SHIFT = isMac ? '⌥⇧' : 'Alt+Shift+';

/** What keys do in the table of numbers, for the sheet of shortcuts; the table itself hears them. */
export function tableKeys(): { keys: string[]; title: string }[] {
  return [
    { keys: ['↑', '↓', 'J', 'K'], title: t('keys.table.move') },
    { keys: ['Home', 'End'], title: t('keys.table.ends') },
    { keys: ['PgUp', 'PgDn'], title: t('keys.table.page') },
    { keys: ['Enter'], title: t('keys.table.details') },
    { keys: [t('keys.space'), 'X'], title: t('keys.table.select') },
    { keys: [SHIFT + '↑', SHIFT + '↓'], title: t('keys.table.range') },
    { keys: [withModifier('A')], title: t('keys.table.all') },
    { keys: [withModifier('C')], title: t('keys.table.copy') },
    { keys: [`${SHIFT}F10`], title: t('keys.table.menu') },
    { keys: ['←'], title: t('keys.table.group') },
  ];
}

/** What keys do in the head of the table. */
export function headKeys(): { keys: string[]; title: string }[] {
  return [
    { keys: ['←', '→'], title: t('keys.head.move') },
    { keys: ['Enter'], title: t('keys.head.sort') },
    { keys: [`${ALT}←`, `${ALT}→`], title: t('keys.head.width') },
    { keys: [`${ALT}${isMac ? '⌫' : 'Backspace'}`], title: t('keys.head.share') },
    { keys: [`${ALT_SHIFT}←`, `${ALT_SHIFT}→`], title: t('keys.head.place') },
    { keys: ['↓'], title: t('keys.head.leave') },
  ];
}

/** What keys do on the heads of groups of rows. */
export function groupKeys(): { keys: string[]; title: string }[] {
  return [
    { keys: ['↑', '↓', 'Home', 'End'], title: t('keys.group.move') },
    { keys: ['←', '→', 'Enter'], title: t('keys.group.fold') },
    { keys: ['→'], title: t('keys.group.leave') },
  ];
}
