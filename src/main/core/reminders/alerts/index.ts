import type { AlertKind } from '../../../../shared/reminders/alert-kinds';
import type { AlertDefinition } from './alert-definition';
import { gone } from './gone';
import { loss } from './loss';
import { missed } from './missed';
import { outage } from './outage';
import { price } from './price';
import { status } from './status';
import { token } from './token';

/** Every kind of alert: one file each, and one line here. */
export const ALERTS: Readonly<Record<AlertKind, AlertDefinition>> = {
  outage,
  missed,
  loss,
  status,
  gone,
  price,
  token,
};
