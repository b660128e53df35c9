import { EARLIEST_OFFSET, LATEST_OFFSET, MOST_OFFSETS, type Offset } from '../../../shared/reminders/offsets';
import { t } from '../../lib/t';
import { offsetWords } from './offset-words';

export const OFFSET_SIDES = ['before', 'on', 'after'] as const;

/** An offset as it is being entered. */
export interface OffsetDraft {
  side: (typeof OFFSET_SIDES)[number];
  /** What stands in the field; of no environment for the day itself. */
  days: string;
}

/** The longest way, in days, to a side of the day. */
export const MOST_DAYS = { before: EARLIEST_OFFSET, on: 0, after: -LATEST_OFFSET } as const;

/** The offset that was entered, or a sentence that says why it cannot be added to those there are. */
export function readOffset(
  { side, days }: OffsetDraft,
  offsets: readonly Offset[],
): { offset: Offset } | { problem: string } {
  const most = MOST_DAYS[side];
  const count = side === 'on' ? 0 : Number(days.trim() || NaN);
  if (!Number.isInteger(count) || count > most || (side !== 'on' && count < 1)) {
    return { problem: t(side === 'after' ? 'offset.wrong.after' : 'offset.wrong.before', { most }) };
  }
  const offset = side === 'after' ? -count : count;
  if (offsets.includes(offset)) return { problem: t('offset.wrong.there', { offset: offsetWords(offset) }) };
  if (offsets.length >= MOST_OFFSETS) return { problem: t('offset.wrong.many', { most: MOST_OFFSETS }) };
  return { offset };
}
