import type { AccountView, AppState, SyncState } from '../../shared/bridge';
import type { PhoneNumber } from '../../shared/phone-number';
import { lastViewSchema, settingsSchema } from '../../shared/settings';

/** A number like that of the API reference, with what a test cares about changed. */
export function sampleNumber(changes: Partial<PhoneNumber> = {}): PhoneNumber {
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
    ...changes,
  };
}

export const CALM: SyncState = {
  phase: 'idle',
  lastSuccessAt: 1,
  nextAttemptAt: null,
  error: null,
  count: 0,
  setAside: 0,
};

function sampleAccount(id: string): AccountView {
  return {
    id,
    name: id,
    color: 'teal',
    kind: 'live',
    baseUrl: 'https://app.talkover.ai',
    scope: { type: null, has_voice: null, has_whatsapp: null, search: null },
    token: { held: 'keychain', hint: 'talq_…9f3c' },
    sync: CALM,
    dueSoon: 0,
    lapsing: 0,
  };
}

/** The state of an app with two accounts, `a` and `b`, of which `a` is active. */
export function sampleState(changes: Partial<AppState> = {}): AppState {
  return {
    version: '1.0.0',
    shell: 'desktop',
    platform: 'linux',
    locale: 'en-GB',
    online: true,
    keychain: { available: true, problem: null },
    settings: settingsSchema.parse({}),
    accounts: [sampleAccount('a'), sampleAccount('b')],
    activeAccountId: 'a',
    lastView: lastViewSchema.parse({}),
    tray: { icon: 'calm', tooltip: '', next: [], pausedUntil: null },
    warnings: [],
    ...changes,
  };
}
