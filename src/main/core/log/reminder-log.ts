import { createHmac } from 'node:crypto';
import type { AppNotification } from '../../../shared/bridge/notification';
import type { Shell } from '../ports/ports';
import { idWord } from './entry';
import type { Log } from './log';

/**
 * A shell whose notifications are logged: which, and what became of it. The id of a reminder is built of server and
 * number, so only a hash of it is written, keyed with the environment's random id.
 */
export function withLoggedNotifications(shell: Shell, log: Log): Shell {
  return {
    ...shell,
    async notify(notification) {
      const outcome = await shell.notify(notification);
      const facts = { reminder: hashOf(notification), urgency: notification.urgency, outcome: outcome.outcome };
      if (outcome.outcome === 'shown') log.info('reminder shown', facts);
      else log.warn('reminder not shown', undefined, { ...facts, reason: outcome.reason });
      return outcome;
    },
  };
}

function hashOf({ id, target }: AppNotification): string {
  return idWord(
    createHmac('sha256', target.environmentId ?? 'all')
      .update(id)
      .digest('hex'),
  );
}
