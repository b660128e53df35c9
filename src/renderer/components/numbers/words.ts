import {
  NUMBER_STATUSES,
  NUMBER_TYPES,
  PHONE_NUMBER_FIELDS,
  type NumberStatus,
  type NumberType,
} from '../../../shared/numbers/phone-number';
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
