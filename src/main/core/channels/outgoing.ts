import type { Alert } from '../reminders/ledger/alert';
import type { DueRenewal } from '../reminders/plan/due';
import type { Announcement } from '../storage/formats/ledger-format';
import type { ChannelDue } from './channel-due';

/** More things at once than these become one digest. */
export const MOST_SINGLE_MESSAGES = 3;

/** What one message is about. */
export interface Outgoing {
  id: string;
  isDigest: boolean;
  renewals: readonly DueRenewal[];
  alerts: readonly Alert[];
}

/**
 * The messages in which a channel sends what is due: up to three single ones, or one digest; a channel of digests sends
 * nothing else.
 *
 * What an earlier try may have sent comes first, under its own id and without anything in addition, because a service
 * that drops repetitions would drop that too. What has become more urgent since is not part of it.
 *
 * @param underWay what was begun and is not known to have arrived
 * @param newId names a message permanently
 */
export function outgoingMessages(due: ChannelDue, underWay: Announcement | null, newId: () => string): Outgoing[] {
  const isAgain = membershipOf(underWay);
  const again = { renewals: due.renewals.filter(isAgain.renewal), alerts: due.alerts.filter(isAgain.alert) };
  const rest = {
    renewals: due.renewals.filter((item) => !isAgain.renewal(item)),
    alerts: due.alerts.filter((alert) => !isAgain.alert(alert)),
  };
  const messages: Outgoing[] = [];
  if (underWay && countOf(again) > 0) {
    const wasDigest = due.slot !== null || underWay.renewals.length + underWay.alerts.length > 1;
    messages.push({ id: underWay.id, isDigest: wasDigest, ...again });
  }
  const count = countOf(rest);
  if (due.slot !== null || count > MOST_SINGLE_MESSAGES) {
    if (count > 0) messages.push({ id: newId(), isDigest: true, ...rest });
    return messages;
  }
  for (const item of rest.renewals) messages.push({ id: newId(), isDigest: false, renewals: [item], alerts: [] });
  for (const alert of rest.alerts) messages.push({ id: newId(), isDigest: false, renewals: [], alerts: [alert] });
  return messages;
}

function countOf({ renewals, alerts }: Pick<Outgoing, 'renewals' | 'alerts'>): number {
  return renewals.length + alerts.length;
}

/** Whether something is part of what was under way, exactly as it was. */
function membershipOf(underWay: Announcement | null) {
  const said = new Map((underWay?.renewals ?? []).map((one) => [one.key, one]));
  const alerts = new Set(underWay?.alerts ?? []);
  return {
    renewal: ({ key, renewal, offset, snooze }: DueRenewal) => {
      const one = said.get(key);
      return one?.day === renewal.day && one.kind === renewal.kind && one.offset === offset && one.snooze === snooze;
    },
    alert: ({ key }: Alert) => alerts.has(key),
  };
}
