import type { z } from 'zod';
import type { Target } from '../../../../shared/bridge/target';
import type { Formatter } from '../../../../shared/format';
import type { MessageKey } from '../../../../shared/i18n/translate';
import { isLargeLoss } from '../../../../shared/numbers/list-loss';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import type { StoredFacts } from '../../storage/formats/ledger-format';
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

/** Something to announce, as data. It is put into words when it is shown, in the language of the app or channel. */
export interface FoundAlert<Facts = StoredFacts> {
  /** What it is about; null where that is the environment as a whole. */
  number: PhoneNumber | null;
  facts: Facts;
}

/** What fills the title and the body of an alert, in addition to the name of its environment. */
interface AlertWords {
  number: string;
  /** What was before, and what is now. */
  before: string;
  after: string;
}

/** Everything the app knows of one kind of alert. */
export interface AlertDefinition {
  /** The messages get `environment` and {@link AlertWords}; `summary` gets `count`. */
  title: MessageKey;
  body: MessageKey;
  summary: MessageKey;
  /** `critical`: something is lost unless the user acts. */
  urgency: 'normal' | 'critical';
  /** Where a click leads. */
  target(alert: Alert): Target;
  /** Finds what is to be announced after a sync; absent where something else finds it. */
  find?(changes: ListChanges): FoundAlert[];
  /** In the language that is spoken. */
  words(alert: Alert, format: Formatter): AlertWords;
  /** Once announced it is remembered until it is withdrawn, and not announced again before. */
  isStanding: boolean;
}

/** A kind of alert as its file writes it down, with facts of a shape of its own. */
export interface AlertKindOf<Facts extends StoredFacts> extends Omit<AlertDefinition, 'find' | 'words'> {
  facts: z.ZodType<Facts>;
  find?(changes: ListChanges): FoundAlert<Facts>[];
  words(facts: Facts, format: Formatter): Partial<AlertWords>;
}

/** Where an alert has no facts, or others than this version knows, it says what 0.1.0 had written. */
export function defineAlert<Facts extends StoredFacts>(kind: AlertKindOf<Facts>): AlertDefinition {
  const { facts: schema, ...definition } = kind;
  return {
    ...definition,
    words({ number, facts, before = '', after = '' }, format) {
      const known = schema.safeParse(facts);
      return { number, before, after, ...(known.success && kind.words(known.data, format)) };
    },
  };
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
