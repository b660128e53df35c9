import {
  NUMBER_STATUSES,
  NUMBER_TYPES,
  PHONE_NUMBER_FIELDS,
  type NumberStatus,
  type NumberType,
} from '../../../shared/numbers/phone-number';
import type { GroupedBy } from '../../../shared/query/groups';
import { t } from '../../lib/t';

/** A type in words; one that is new to this version as it came. */
export function typeWord(type: string): string {
  const known = NUMBER_TYPES.includes(type as NumberType);
  return known ? t(`numbers.capability.${type as NumberType}`) : type || t('numbers.unknown');
}

/** A status in words; one that is new to this version as it came. */
export function statusWord(status: string): string {
  return isKnownStatus(status) ? t(`numbers.status.${status}`) : status || t('numbers.unknown');
}

export function isKnownStatus(status: string): status is NumberStatus {
  return (NUMBER_STATUSES as readonly string[]).includes(status);
}

/** A field of the API in words; one that is new to this version by its name. */
export function fieldWord(name: string): string {
  const field = [...PHONE_NUMBER_FIELDS, 'agents' as const].find((known) => known === name);
  return field ? t(`numbers.field.${field}`) : name;
}

/** The name of the numbers that have no label, country and so on. */
export function nameOfNone(by: GroupedBy): string {
  // a number always has an environment
  return by === 'environment' ? '' : t(`numbers.group.none.${by}`);
}

/** Sums of currencies in a row, of which the last are only counted; with a `most` of 0, all of several are. */
export function writeSums(sums: readonly string[], most: number): string {
  if (most === 0 && sums.length > 1) return t('renewals.currencies', { count: sums.length });
  const shown = sums.slice(0, Math.max(most, 1)).join(' + ');
  const count = sums.length - Math.max(most, 1);
  return count > 0 ? t('renewals.moreCurrencies', { sums: shown, count }) : shown;
}
