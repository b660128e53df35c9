import { z } from 'zod';
import { dayFromIso } from '../../../shared/calendar/calendar-day';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { openEnvelope, type PageFacts } from './list-envelope';

/** What lies further off than a century is no count of days to a renewal. */
const MOST_DAYS = 36_525;

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

const notBlank = z.string().regex(/^\S(.*\S)?$/);
const instant = z.string().regex(ISO_INSTANT);

/** A record as the app keeps it, and as {@link parsePhoneNumbers} gives it. */
export const phoneNumberSchema = z.object({
  id: notBlank,
  number: notBlank,
  country_code: z.string(),
  formatted_number: z.string().min(1),
  international_number: z.string().min(1),
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
    .length(10)
    .refine((text) => dayFromIso(text) !== null)
    .nullable(),
  auto_renewal: z.boolean(),
  created_at: instant.nullable(),
  updated_at: instant.nullable(),
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
  /** Records that came, kept or not. */
  records: number;
  /** What the answer says about being one page of several. */
  facts: PageFacts | null;
}

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
  const { records, facts } = openEnvelope(body);
  const unreadable: ParsedNumbers['unreadable'] = {};
  const note = (field: keyof PhoneNumber) => (unreadable[field] = (unreadable[field] ?? 0) + 1);
  const kept = new Map<string, PhoneNumber>();
  for (const record of records) {
    const number = tidy(record, note);
    if (number) kept.set(number.id, number);
  }
  const setAside = records.length - kept.size;
  return { numbers: [...kept.values()], setAside, unreadable, records: records.length, facts };
}

/**
 * A record in the app's own spelling; null without an id or a number. `note` is told of every value that could not be
 * read. Plain code and one literal: the schema library takes several times as long, which at 100,000 numbers is long
 * enough to be felt. That what comes out passes {@link phoneNumberSchema} is held by a test.
 */
function tidy(record: unknown, note: (field: keyof PhoneNumber) => void): PhoneNumber | null {
  if (typeof record !== 'object' || record === null) return null;
  const raw: Partial<Record<keyof PhoneNumber, unknown>> = record;
  const id = readText(raw.id)?.trim();
  const number = readText(raw.number)?.trim();
  if (!id || !number) return null;

  function known<T>(field: keyof PhoneNumber, value: T | undefined, otherwise: T): T {
    if (value !== undefined) return value;
    note(field);
    return otherwise;
  }

  return {
    id,
    number,
    country_code: known('country_code', readText(raw.country_code), ''),
    formatted_number: known('formatted_number', readText(raw.formatted_number), '') || number,
    international_number: known('international_number', readText(raw.international_number), '') || number,
    type: known('type', readText(raw.type), ''),
    has_voice: known('has_voice', readFlag(raw.has_voice), false),
    has_sms: known('has_sms', readFlag(raw.has_sms), false),
    has_mms: known('has_mms', readFlag(raw.has_mms), false),
    has_fax: known('has_fax', readFlag(raw.has_fax), false),
    has_whatsapp: known('has_whatsapp', readFlag(raw.has_whatsapp), false),
    current_status: known('current_status', readText(raw.current_status), ''),
    is_sandbox: known('is_sandbox', readFlag(raw.is_sandbox), false),
    current_price: known('current_price', orNull(raw.current_price, readAmount), null),
    currency: known('currency', readText(raw.currency), ''),
    renewal_date: known('renewal_date', orNull(raw.renewal_date, readDay), null),
    auto_renewal: known('auto_renewal', readFlag(raw.auto_renewal), false),
    created_at: known('created_at', orNull(raw.created_at, readInstant), null),
    updated_at: known('updated_at', orNull(raw.updated_at, readInstant), null),
    monthly_renewal_cost: known('monthly_renewal_cost', orNull(raw.monthly_renewal_cost, readAmount), null),
    days_until_monthly_renewal: known(
      'days_until_monthly_renewal',
      orNull(raw.days_until_monthly_renewal, readDayCount),
      null,
    ),
    is_due_for_monthly_renewal: known('is_due_for_monthly_renewal', readFlag(raw.is_due_for_monthly_renewal), false),
  };
}

/** Nothing given is null; what was given is read. */
function orNull<T>(value: unknown, read: (value: unknown) => T | undefined): T | null | undefined {
  return value === null || value === undefined || value === '' ? null : read(value);
}

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
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined; // + 0 turns -0 into 0
  return typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}

/** Some servers count from this moment to the day's first instant (14.6): the next whole day is the one meant. */
function readDayCount(value: unknown): number | undefined {
  const count = readAmount(value);
  if (count === undefined || Math.abs(count) > MOST_DAYS) return undefined;
  return Math.ceil(count) + 0;
}

function readDay(value: unknown): string | undefined {
  return typeof value === 'string' && dayFromIso(value) !== null ? value.slice(0, 10) : undefined;
}

function readInstant(value: unknown): string | undefined {
  return typeof value === 'string' && ISO_INSTANT.test(value) ? value : undefined;
}
