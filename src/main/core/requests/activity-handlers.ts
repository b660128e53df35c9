import type { ACTIVITY_REQUESTS } from '../../../shared/bridge/requests/activity';
import type { Activity } from '../activity/activity';
import type { Environments } from '../environments/environments';
import type { Handlers } from './answer-request';

export interface ActivityHandlerParts {
  environments: Environments;
  activity: Activity;
}

/** What each request about activity does. */
export function createActivityHandlers(parts: ActivityHandlerParts): Handlers<typeof ACTIVITY_REQUESTS> {
  const { environments, activity } = parts;
  return {
    'activity.list': ({ environmentId }) => activity.list(environments.get(environmentId).id),
    'activity.read': ({ environmentId, through }) => activity.read(environments.get(environmentId).id, through),
    'activity.dismissLoss': ({ environmentId, at }) => activity.dismissLoss(environments.get(environmentId).id, at),
    'activity.seen': ({ environmentId, numberId }) => activity.seen(environments.get(environmentId).id, numberId),
    'activity.unread': ({ environmentId }) => activity.unreadChanges(environments.get(environmentId).id),
    'activity.marks': ({ environmentId }) => activity.marks(environments.get(environmentId).id),
    'activity.ofNumber': ({ environmentId, numberId }) =>
      activity.historyOf(environments.get(environmentId).id, numberId),
  };
}
