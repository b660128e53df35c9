import { ALERT_KINDS, type AlertKind } from '../../../../shared/reminders/alert-kinds';
import type { StoredAlert } from '../../storage/formats/ledger-format';

/** Something to announce that is no renewal. */
export type Alert = StoredAlert & { kind: AlertKind };

/** Whether this version knows how to announce it: a later one may have noted others. */
export function isAlert(alert: StoredAlert): alert is Alert {
  return (ALERT_KINDS as readonly string[]).includes(alert.kind);
}
