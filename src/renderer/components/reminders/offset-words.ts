import type { Offset } from '../../../shared/reminders/offsets';
import { allOf, listed } from '../../../shared/i18n/lists';
import { t } from '../../lib/t';

/** `3 days before`, `on the day`, `1 day after`. */
export function offsetWords(offset: Offset): string {
  if (offset === 0) return t('offset.on');
  return offset > 0 ? t('offset.before', { days: offset }) : t('offset.after', { days: -offset });
}

/** On a chip, under a name that says before what: `3 days`, `on the day`, `1 day after`. */
export function offsetLabel(offset: Offset): string {
  return offset > 0 ? t('offset.days', { days: offset }) : offsetWords(offset);
}

/** All offsets of one kind, earliest first: `14, 7 and 1 days before, on the day`. */
export function offsetsWords(offsets: readonly Offset[]): string {
  if (offsets.length === 0) return t('offset.none');
  const before = offsets.filter((offset) => offset > 0);
  const beforeWords =
    before.length > 1 ? [t('offset.allBefore', { days: allOf(before.map(String)) })] : before.map(offsetWords);
  const otherWords = offsets.filter((offset) => offset <= 0).map(offsetWords);
  return listed([...beforeWords, ...otherWords]);
}
