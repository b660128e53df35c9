import type { ActivitySync } from '../../../shared/activity/activity';
import { t } from '../../lib/t';

type Start = Extract<ActivitySync, { type: 'start' }>;

/** Why comparing began there, with how many numbers there were before where the user changed something. */
export function startWords({ reason, count, before }: Start): string {
  const isChange = reason === 'token' || reason === 'scope' || reason === 'server';
  if (!isChange || before === null) return t(`activity.start.${reason}`, { count });
  return t(`activity.start.${reason}Before`, { count, before });
}
