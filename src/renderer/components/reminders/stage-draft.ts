import { EARLIEST_STAGE, LATEST_STAGE, MOST_STAGES, type Stage } from '../../../shared/reminders/stages';
import { t } from '../../lib/t';
import { stageWords } from './stage-words';

export const STAGE_SIDES = ['before', 'on', 'after'] as const;

/** A stage as it is being entered. */
export interface StageDraft {
  side: (typeof STAGE_SIDES)[number];
  /** What stands in the field; of no account for the day itself. */
  days: string;
}

/** The longest way, in days, to a side of the day. */
export const MOST_DAYS = { before: EARLIEST_STAGE, on: 0, after: -LATEST_STAGE } as const;

/** The stage that was entered, or a sentence that says why it cannot be added to those there are. */
export function readStage(
  { side, days }: StageDraft,
  stages: readonly Stage[],
): { stage: Stage } | { problem: string } {
  const most = MOST_DAYS[side];
  const count = side === 'on' ? 0 : Number(days.trim() || NaN);
  if (!Number.isInteger(count) || count > most || (side !== 'on' && count < 1)) {
    return { problem: t(side === 'after' ? 'stage.wrong.after' : 'stage.wrong.before', { most }) };
  }
  const stage = side === 'after' ? -count : count;
  if (stages.includes(stage)) return { problem: t('stage.wrong.there', { stage: stageWords(stage) }) };
  if (stages.length >= MOST_STAGES) return { problem: t('stage.wrong.many', { most: MOST_STAGES }) };
  return { stage };
}
