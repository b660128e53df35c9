import type { PhoneNumber } from '../../../../shared/numbers/phone-number';

/** `(415) 555-0132`, or the E.164 number where the API sent no formatted one. */
export function displayNumber(number: PhoneNumber): string {
  return number.formatted_number || number.number;
}
