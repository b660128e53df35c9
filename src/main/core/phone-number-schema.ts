import { z } from 'zod';
import { AppError } from '../../shared/app-error';
import { dayFromIso } from '../../shared/calendar-day';
import { translate } from '../../shared/i18n/translate';
import type { PhoneNumber } from '../../shared/phone-number';

/** A record as the app itself keeps it. The API's own records go through {@link parsePhoneNumbers}. */
export const phoneNumberSchema = z.object({
  id: z.string().min(1),
  number: z.string().min(1),
  country_code: z.string(),
  formatted_number: z.string(),
  international_number: z.string(),
  type: z.string(),
  has_voice: z.boolean(),
  has_sms: z.boolean(),
  has_mms: z.boolean(),
  has_fax: z.boolean(),
  has_whatsapp: z.boolean(),
  current_status: z.string(),
  is_sandbox: z.boolean(),
  current_price: z.number().nullable(),
  currency: z.string(),
  renewal_date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  auto_renewal: z.boolean(),
  created_at: z.string().nullable(),
  updated_at: z.string().nullable(),
  monthly_renewal_cost: z.number().nullable(),
  days_until_monthly_renewal: z.number().int().nullable(),
  is_due_for_monthly_renewal: z.boolean(),
}) satisfies z.ZodType<PhoneNumber>;

/** What could be read of an answer. */
export interface ParsedNumbers {
  numbers: PhoneNumber[];
  /** Records that could not be kept: without id or number, or with an id that a later record has too. */
  setAside: number;
  /** For each field, how many kept records had a value there that could not be read; absent where all could. */
  unreadable: Partial<Record<keyof PhoneNumber, number>>;
}

const envelope = z.object({ success: z.literal(true), data: z.array(z.unknown()) });
const refusal = z.object({ success: z.literal(false) });

/**
 * Reads the body of a success answer, as tolerantly as is safe: decimals as text, booleans as 0 and 1, ids as numbers,
 * words and fields that are new, dates not yet known. A value that cannot be read becomes null; where a field has no
 * null, `false` or an empty text, and the spellings for people fall back to the number itself.
 *
 * Of two records with one id the later stays, in the place of the earlier: every id stands in the list once.
 *
 * @throws AppError `unexpected_response` when the body is no success envelope.
 */
export function parsePhoneNumbers(body: unknown): ParsedNumbers {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) {
    const reason = refusal.safeParse(body).success ? 'error.reason.unsuccessful' : 'error.reason.wrong_shape';
    throw new AppError('unexpected_response', { values: { reason: translate(reason) } });
  }
  const unreadable: ParsedNumbers['unreadable'] = {};
  const schema = recordSchema((field) => (unreadable[field] = (unreadable[field] ?? 0) + 1));
  const kept = new Map<string, PhoneNumber>();
  for (const record of parsed.data.data) {
    const number = schema.safeParse(record).data;
    if (number) kept.set(number.id, number);
  }
  return { numbers: [...kept.values()], setAside: parsed.data.data.length - kept.size, unreadable };
}

/** The schema of one record. `note` is told of every value that could not be read. */
function recordSchema(note: (field: keyof PhoneNumber) => void) {
  /** A field of any content; `undefined` from `read` means unreadable, and `otherwise` takes its place. */
  const field = <T>(name: keyof PhoneNumber, read: (value: unknown) => T | undefined, otherwise: T) =>
    z.unknown().transform((value): T => {
      const result = read(value);
      if (result !== undefined) return result;
      note(name);
      return otherwise;
    });
  const text = (name: keyof PhoneNumber) => field(name, readText, '');
  const flag = (name: keyof PhoneNumber) => field(name, readFlag, false);
  const orNull = <T>(name: keyof PhoneNumber, read: (value: unknown) => T | null | undefined) =>
    field(name, (value) => (value === null || value === undefined || value === '' ? null : read(value)), null);

  return z
    .object({
      id: required,
      number: required,
      country_code: text('country_code'),
      formatted_number: text('formatted_number'),
      international_number: text('international_number'),
      type: text('type'),
      has_voice: flag('has_voice'),
      has_sms: flag('has_sms'),
      has_mms: flag('has_mms'),
      has_fax: flag('has_fax'),
      has_whatsapp: flag('has_whatsapp'),
      current_status: text('current_status'),
      is_sandbox: flag('is_sandbox'),
      current_price: orNull('current_price', readAmount),
      currency: text('currency'),
      renewal_date: orNull('renewal_date', readDay),
      auto_renewal: flag('auto_renewal'),
      created_at: orNull('created_at', readInstant),
      updated_at: orNull('updated_at', readInstant),
      monthly_renewal_cost: orNull('monthly_renewal_cost', readAmount),
      days_until_monthly_renewal: orNull('days_until_monthly_renewal', readDayCount),
      is_due_for_monthly_renewal: flag('is_due_for_monthly_renewal'),
    })
    .transform((number): PhoneNumber => {
      number.formatted_number ||= number.number;
      number.international_number ||= number.number;
      return number;
    });
}

const required = z
  .union([z.string(), z.number().transform(String)])
  .transform((value) => value.trim())
  .refine((value) => value !== '');

function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? String(value) : undefined;
}

function readFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === '1' || value === 'true') return true;
  if (value === 0 || value === '0' || value === 'false') return false;
  return undefined;
}

function readAmount(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}

/** Some servers count from this moment to the day's first instant (14.6): the next whole day is the one meant. */
function readDayCount(value: unknown): number | undefined {
  const count = readAmount(value);
  return count === undefined ? undefined : Math.ceil(count) + 0; // + 0 turns -0 into 0
}

function readDay(value: unknown): string | undefined {
  return typeof value === 'string' && dayFromIso(value) !== null ? value.slice(0, 10) : undefined;
}

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

function readInstant(value: unknown): string | undefined {
  return typeof value === 'string' && ISO_INSTANT.test(value) ? value : undefined;
}
