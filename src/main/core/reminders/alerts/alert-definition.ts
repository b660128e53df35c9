import type { Target } from '../../../../shared/bridge/target';
import type { Formatter } from '../../../../shared/format';
import type { MessageKey } from '../../../../shared/i18n/translate';
import { isLargeLoss } from '../../../../shared/numbers/list-loss';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import type { Alert } from '../ledger/alert';

/** What differs between two lists of an environment, as far as it is announced. */
export interface ListChanges {
  /** Numbers in the list before, and in this one. */
  size: { before: number; after: number };
  /** When the two lists were fetched (epoch ms), where that is so far apart that the app was not watching. */
  gap?: { from: number; to: number } | null;
  gone: readonly PhoneNumber[];
  changed: readonly { before: PhoneNumber; after: PhoneNumber }[];
}

/** Something to announce: what was before and what is now, ready for people. */
export interface FoundAlert {
  /** What it is about; a text where that is the environment as a whole. */
  number: PhoneNumber | string;
  before: string;
  after: string;
}

/** Everything the app knows of one kind of alert. */
export interface AlertDefinition {
  /** The messages are announced `environment`, `number`, `before` and `after`; `summary` is announced `count`. */
  title: MessageKey;
  body: MessageKey;
  summary: MessageKey;
  /** `critical`: something is lost unless the user acts. */
  urgency: 'normal' | 'critical';
  /** Where a click leads. */
  target(alert: Alert): Target;
  /** Finds what is to be announced after a sync; absent where something else finds it. */
  find?(changes: ListChanges, format: Formatter): FoundAlert[];
  /** Once announced it is remembered until it is withdrawn, and not announced again before. */
  isStanding: boolean;
}

/** The number itself, or the renewals of the environment where the alert is about no number that is still listed. */
export function toNumber({ environmentId, numberId }: Alert): Target {
  return numberId === null ? toRenewals(environmentId) : { view: 'numbers', environmentId, numberId };
}

/** Whether so many numbers are gone that they are announced as one event. */
export function isLargeLossOf({ size, gone }: ListChanges): boolean {
  return isLargeLoss({ ...size, lost: gone.length });
}

export function toRenewals(environmentId: string): Target {
  return { view: 'renewals', environmentId, only: null };
}

/** What can be done about the environment itself. */
export function toSettings({ environmentId }: Alert): Target {
  return { view: 'settings', environmentId };
}

/** All that changed in the environment. */
export function toActivity({ environmentId }: Alert): Target {
  return { view: 'activity', environmentId, filter: null };
}
