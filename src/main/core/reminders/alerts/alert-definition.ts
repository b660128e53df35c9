import type { Target } from '../../../../shared/bridge/target';
import type { Formatter } from '../../../../shared/format';
import type { MessageKey } from '../../../../shared/i18n/translate';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import type { Alert } from '../ledger/alert';

/** What differs between two lists of an environment, as far as it is announced. */
export interface ListChanges {
  gone: readonly PhoneNumber[];
  changed: readonly { before: PhoneNumber; after: PhoneNumber }[];
}

/** Something to announce about a number: what was before and what is now, ready for people. */
export interface FoundAlert {
  number: PhoneNumber;
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

export function toRenewals(environmentId: string): Target {
  return { view: 'renewals', environmentId, only: null };
}
