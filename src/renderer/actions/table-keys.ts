import { isMac, withModifier } from './shortcuts';
import { t } from '../lib/t';

const ALT = isMac ? '⌥' : 'Alt+';

/** With Shift. */
function shift(key: string): string {
  return isMac ? `⇧${key}` : `${t('keys.shift')}+${key}`;
}

/** What keys do in the table of numbers, for the sheet of shortcuts; the table itself hears them. @param isGrouped its rows are in groups */
export function tableKeys(isGrouped: boolean): { keys: string[]; title: string }[] {
  return [
    { keys: ['↑', '↓', 'J', 'K'], title: t('keys.table.move') },
    { keys: [t('keys.home'), t('keys.end')], title: t('keys.table.ends') },
    { keys: [t('keys.pageUp'), t('keys.pageDown')], title: t('keys.table.page') },
    { keys: [t('keys.enter')], title: t('keys.table.details') },
    { keys: [t('keys.space'), 'X'], title: t('keys.table.select') },
    { keys: [shift('↑'), shift('↓')], title: t('keys.table.range') },
    { keys: [withModifier('A')], title: t('keys.table.all') },
    { keys: [withModifier('C')], title: t('keys.table.copy') },
    { keys: [shift('F10')], title: t('keys.table.menu') },
    ...(isGrouped ? [{ keys: ['←'], title: t('keys.table.group') }] : []),
  ];
}

/** The key that the head of the table itself hears, for menus. */
export function headKeyOf(what: 'left' | 'right' | 'share'): string {
  if (what === 'share') return `${ALT}${isMac ? '⌫' : t('keys.backspace')}`;
  return `${ALT}${shift(what === 'left' ? '←' : '→')}`;
}

/** What keys do in the head of the table. */
export function headKeys(): { keys: string[]; title: string }[] {
  return [
    { keys: ['←', '→'], title: t('keys.head.move') },
    { keys: [t('keys.enter')], title: t('keys.head.sort') },
    { keys: [`${ALT}←`, `${ALT}→`], title: t('keys.head.width') },
    { keys: [headKeyOf('share')], title: t('keys.head.share') },
    { keys: [headKeyOf('left'), headKeyOf('right')], title: t('keys.head.place') },
    { keys: [shift('F10')], title: t('keys.head.menu') },
    { keys: ['↓'], title: t('keys.head.leave') },
  ];
}

/** What keys do on the heads of groups of rows. */
export function groupKeys(): { keys: string[]; title: string }[] {
  return [
    { keys: ['↑', '↓', t('keys.home'), t('keys.end')], title: t('keys.group.move') },
    { keys: ['←', '→', t('keys.enter')], title: t('keys.group.fold') },
    { keys: ['→'], title: t('keys.group.leave') },
    { keys: ['X'], title: t('selection.group') },
  ];
}
