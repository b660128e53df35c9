/** What a number can do, in the order it is shown. Source: the `has_*` fields of `GET /api/v1/phone-numbers`. */
export const CAPABILITIES = ['voice', 'sms', 'mms', 'fax', 'whatsapp'] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** The documented values of `type`. The API may send a word that is not among them; it is kept and shown as it came. */
export const NUMBER_TYPES = ['voice', 'sms', 'whatsapp', 'mms', 'fax'] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

/** The documented values of `current_status`. As with `type`, an unknown word is kept, in lower case. */
export const NUMBER_STATUSES = ['active', 'inactive', 'pending', 'suspended'] as const;
export type NumberStatus = (typeof NUMBER_STATUSES)[number];

/**
 * One phone number, with the 22 documented fields under the API's own names, and what else came with it.
 *
 * `null` means that the API sent none, or something unreadable. Amounts are in units of `currency`.
 */
export interface PhoneNumber {
  id: string;
  /** E.164, such as `+1234567890`. */
  number: string;
  /** ISO 3166-1 alpha-2, such as `US`. */
  country_code: string;
  formatted_number: string;
  international_number: string;
  /** One of {@link NUMBER_TYPES}, or a word new to this version. */
  type: string;
  has_voice: boolean;
  has_sms: boolean;
  has_mms: boolean;
  has_fax: boolean;
  has_whatsapp: boolean;
  /** One of {@link NUMBER_STATUSES}, or a word new to this version. */
  current_status: string;
  is_sandbox: boolean;
  current_price: number | null;
  /** ISO 4217, such as `USD`. */
  currency: string;
  /** `YYYY-MM-DD`: a day in the user's calendar. */
  renewal_date: string | null;
  auto_renewal: boolean;
  /** ISO 8601. */
  created_at: string | null;
  /** ISO 8601. */
  updated_at: string | null;
  monthly_renewal_cost: number | null;
  /** True on the day the server answered; a kept copy must be recomputed. */
  days_until_monthly_renewal: number | null;
  is_due_for_monthly_renewal: boolean;
  /** The API's own `environment` of the number, as JSON text; absent where none was sent. See extras.ts. */
  talkover_environment?: string | undefined;
  /** Who answers it, as JSON text of a list; absent where none was sent. See extras.ts. */
  agents?: string | undefined;
  /** Fields that are not documented, as JSON text of an object; absent where none were sent. See extras.ts. */
  also_sent?: string | undefined;
  /** What was sent and could not be read, as JSON text of an object by field; absent where all could. See incomplete.ts. */
  unreadable?: string | undefined;
}

/** Every documented field, in the order of the API reference. */
export const PHONE_NUMBER_FIELDS = [
  'id',
  'number',
  'country_code',
  'formatted_number',
  'international_number',
  'type',
  'has_voice',
  'has_sms',
  'has_mms',
  'has_fax',
  'has_whatsapp',
  'current_status',
  'is_sandbox',
  'current_price',
  'currency',
  'renewal_date',
  'auto_renewal',
  'created_at',
  'updated_at',
  'monthly_renewal_cost',
  'days_until_monthly_renewal',
  'is_due_for_monthly_renewal',
] as const satisfies readonly (keyof PhoneNumber)[];

/** What comes with some numbers only, and what could not be read. */
export const EXTRA_FIELDS = [
  'talkover_environment',
  'agents',
  'also_sent',
  'unreadable',
] as const satisfies readonly (keyof PhoneNumber)[];
export type ExtraField = (typeof EXTRA_FIELDS)[number];

/** Every field that a list keeps. */
export const KEPT_FIELDS = [...PHONE_NUMBER_FIELDS, ...EXTRA_FIELDS] as const;

/** Whether a number can do something. */
export function can(number: PhoneNumber, capability: Capability): boolean {
  return number[`has_${capability}`];
}
