import { can, CAPABILITIES, type PhoneNumber } from '../../../shared/numbers/phone-number';
import { listed } from '../../../shared/i18n/lists';
import { t } from '../../lib/t';

/** All that a number can do, in words. */
export function capabilityWords(number: PhoneNumber): string {
  const words = CAPABILITIES.filter((capability) => can(number, capability)).map((capability) =>
    t(`numbers.capability.${capability}`),
  );
  return words.length > 0 ? listed(words) : t('numbers.capability.none');
}
