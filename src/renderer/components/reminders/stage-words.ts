import type { Stage } from '../../../shared/reminders/stages';
import { t } from '../../lib/t';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' }); // it stands in sentences of the catalogue

/** `3 days before`, `on the day`, `1 day after`. */
export function stageWords(stage: Stage): string {
  if (stage === 0) return t('stage.on');
  return stage > 0 ? t('stage.before', { days: stage }) : t('stage.after', { days: -stage });
}

/** On a chip, under a name that says before what: `3 days`, `on the day`, `1 day after`. */
export function stageLabel(stage: Stage): string {
  return stage > 0 ? t('stage.days', { days: stage }) : stageWords(stage);
}

/** All stages of one kind, earliest first: `14, 7 and 1 days before, on the day`. */
export function stagesWords(stages: readonly Stage[]): string {
  if (stages.length === 0) return t('stage.none');
  const before = stages.filter((stage) => stage > 0);
  const beforeWords =
    before.length > 1 ? [t('stage.allBefore', { days: list.format(before.map(String)) })] : before.map(stageWords);
  const otherWords = stages.filter((stage) => stage <= 0).map(stageWords);
  return [...beforeWords, ...otherWords].join(', ');
}
