import {
  NUMBER_STATUSES,
  NUMBER_TYPES,
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
  const known = NUMBER_STATUSES.includes(status as NumberStatus);
  return known ? t(`numbers.status.${status as NumberStatus}`) : status || t('numbers.unknown');
}
