import { NO_FILTERS, type Environment } from '../environment';
import type { PhoneNumber } from '../numbers/phone-number';

/** A number for tests, like the first example of the API reference, with what a test cares about changed. */
export function sampleNumber(fields: Partial<PhoneNumber> = {}): PhoneNumber {
  return {
    id: 'phone-uuid-1',
    number: '+1234567890',
    country_code: 'US',
    formatted_number: '(123) 456-7890',
    international_number: '+1 234 567 890',
    type: 'voice',
    has_voice: true,
    has_sms: true,
    has_mms: false,
    has_fax: false,
    has_whatsapp: false,
    current_status: 'active',
    is_sandbox: false,
    current_price: 1,
    currency: 'USD',
    renewal_date: '2024-02-15',
    auto_renewal: true,
    created_at: '2024-01-15T10:30:00Z',
    updated_at: '2024-01-15T10:30:00Z',
    monthly_renewal_cost: 1,
    days_until_monthly_renewal: 15,
    is_due_for_monthly_renewal: false,
    ...fields,
  };
}

/** An environment for tests. */
export function sampleEnvironment(fields: Partial<Environment> = {}): Environment {
  return {
    id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    kind: 'live',
    name: 'Production',
    color: 'teal',
    baseUrl: 'https://app.talkover.ai',
    scope: NO_FILTERS,
    ...fields,
  };
}
