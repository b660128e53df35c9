import { z } from 'zod';
import { dayFromIso } from '../../../shared/calendar/calendar-day';
import { PHONE_NUMBER_FIELDS, type PhoneNumber } from '../../../shared/numbers/phone-number';
import { plainText } from '../../../shared/plain-text';
import { openEnvelope, type PageFacts } from './list-envelope';
import { readDay, readEpoch } from './read-day';
import { isTooLarge, readAgents, readAnything, readOthers } from './read-extras';
import { orNull, readAmount, readCode, readDayCount, readFlag, readId, readText, readWord } from './read-values';

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}[\w.:+-]{0,30}$/;

/** The fields that have a place of their own; all others are "also sent". */
const DOCUMENTED: ReadonlySet<string> = new Set([...PHONE_NUMBER_FIELDS, 'environment', 'agents']);

/** What is kept of a value that could not be read, to show it. */
const MOST_SHOWN = 60;

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
  talkover_environment: z.string().optional(),
  agents: z.string().optional(),
  also_sent: z.string().optional(),
  unreadable: z.string().optional(),
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
  /** Numbers of the JSON were too large to be exact, so ids may have become the same: see exact-json.ts. */
  isRounded: boolean;
}

/**
 * Reads the body of a success answer, as tolerantly as is safe: dates, amounts and yes or no in other spellings, ids as
 * numbers, words and fields that are new. A value that cannot be read becomes null and is noted in `unreadable`; where a
 * field has no null, it becomes `false` or an empty text, and the spellings for people fall back to the number itself.
 * Nothing sent is nothing to note.
 *
 * Of two records with one id the later stays, in the place of the earlier: every id stands in the list once.
 *
 * @throws AppError `unexpected_response` when the body is no success envelope.
 */
export function parsePhoneNumbers(body: unknown): ParsedNumbers {
  const { records, facts } = openEnvelope(body);
  const notes = new Notes();
  const kept = new Map<string, PhoneNumber>();
  for (const record of records) {
    const number = tidy(record, notes);
    if (number) kept.set(number.id, number);
  }
  const setAside = records.length - kept.size;
  const { unreadable, isRounded } = notes;
  return { numbers: [...kept.values()], setAside, unreadable, records: records.length, facts, isRounded };
}

/** What is noted while records are read. */
class Notes {
  readonly unreadable: ParsedNumbers['unreadable'] = {};
  isRounded = false;
  private ofRecord: Record<string, string> | null = null;

  /** A value, or, where it could not be read, what stands for it. */
  known<T>(field: keyof PhoneNumber, value: T | undefined, otherwise: T, sent: unknown): T {
    if (value !== undefined) return value;
    this.note(field, sent);
    return otherwise;
  }

  note(field: keyof PhoneNumber, sent: unknown): void {
    this.unreadable[field] = (this.unreadable[field] ?? 0) + 1;
    const { text = '', isRounded } = readAnything(sent);
    this.isRounded ||= isRounded;
    (this.ofRecord ??= {})[field] =
      typeof sent === 'string' ? plainText(sent, MOST_SHOWN) : plainText(text, MOST_SHOWN);
  }

  /** What was noted of the record that was read, as JSON text; undefined where nothing was. */
  take(): string | undefined {
    if (this.ofRecord === null) return undefined;
    const text = JSON.stringify(this.ofRecord);
    this.ofRecord = null;
    return text;
  }

  /** The text of something that may have been rounded. */
  exact({ text, isRounded }: { text: string | undefined; isRounded: boolean }): string | undefined {
    this.isRounded ||= isRounded;
    return text;
  }
}

type RawRecord = Readonly<Partial<Record<keyof PhoneNumber | 'environment', unknown>>>;

/**
 * A record in the app's own spelling; null without an id or a number. Plain code and one literal: the schema library takes
 * several times as long, which at 100,000 numbers is long enough to be felt. That what comes out passes
 * {@link phoneNumberSchema} is held by a test.
 */
function tidy(record: unknown, notes: Notes): PhoneNumber | null {
  if (typeof record !== 'object' || record === null) return null;
  const raw: RawRecord = record;
  const id = readId(raw.id);
  const number = readText(raw.number)?.trim();
  if (!id || !number) return null;
  if (isTooLarge(raw.id) || isTooLarge(raw.number)) notes.isRounded = true;

  const tidied: PhoneNumber = {
    id,
    number,
    country_code: notes.known('country_code', readCode(raw.country_code), '', raw.country_code),
    formatted_number:
      notes.known('formatted_number', readText(raw.formatted_number), '', raw.formatted_number) || number,
    international_number: notes.known('international_number', readText(raw.international_number), '', raw.international_number) || number, // prettier-ignore
    type: notes.known('type', readWord(raw.type), '', raw.type),
    has_voice: notes.known('has_voice', readFlag(raw.has_voice), false, raw.has_voice),
    has_sms: notes.known('has_sms', readFlag(raw.has_sms), false, raw.has_sms),
    has_mms: notes.known('has_mms', readFlag(raw.has_mms), false, raw.has_mms),
    has_fax: notes.known('has_fax', readFlag(raw.has_fax), false, raw.has_fax),
    has_whatsapp: notes.known('has_whatsapp', readFlag(raw.has_whatsapp), false, raw.has_whatsapp),
    current_status: notes.known('current_status', readWord(raw.current_status), '', raw.current_status),
    is_sandbox: notes.known('is_sandbox', readFlag(raw.is_sandbox), false, raw.is_sandbox),
    current_price: notes.known('current_price', orNull(raw.current_price, readAmount), null, raw.current_price),
    currency: notes.known('currency', readCode(raw.currency), '', raw.currency),
    renewal_date: notes.known('renewal_date', readDay(raw.renewal_date), null, raw.renewal_date),
    auto_renewal: notes.known('auto_renewal', readFlag(raw.auto_renewal), false, raw.auto_renewal),
    created_at: notes.known('created_at', orNull(raw.created_at, readInstant), null, raw.created_at),
    updated_at: notes.known('updated_at', orNull(raw.updated_at, readInstant), null, raw.updated_at),
    monthly_renewal_cost: notes.known('monthly_renewal_cost', orNull(raw.monthly_renewal_cost, readAmount), null, raw.monthly_renewal_cost), // prettier-ignore
    days_until_monthly_renewal: notes.known('days_until_monthly_renewal', orNull(raw.days_until_monthly_renewal, readDayCount), null, raw.days_until_monthly_renewal), // prettier-ignore
    is_due_for_monthly_renewal: notes.known('is_due_for_monthly_renewal', readFlag(raw.is_due_for_monthly_renewal), false, raw.is_due_for_monthly_renewal), // prettier-ignore
  };
  addExtras(tidied, raw, notes);
  return tidied;
}

/** Most records have none of these. */
function addExtras(number: PhoneNumber, raw: RawRecord, notes: Notes): void {
  const environment = notes.exact(readAnything(raw.environment));
  if (environment !== undefined) number.talkover_environment = environment;
  const agents = readAgents(raw.agents);
  if (agents.isUnreadable) notes.note('agents', raw.agents);
  if (agents.text !== undefined) number.agents = notes.exact(agents);
  const others = notes.exact(readOthers(raw, DOCUMENTED));
  if (others !== undefined) number.also_sent = others;
  const unreadable = notes.take();
  if (unreadable !== undefined) number.unreadable = unreadable;
}

/** ISO 8601 as it was sent, or seconds or milliseconds since 1970. */
function readInstant(value: unknown): string | undefined {
  if (typeof value === 'string' && ISO_INSTANT.test(value)) return value;
  const epoch = readEpoch(value);
  return epoch === undefined ? undefined : new Date(epoch).toISOString().replace('.000Z', 'Z');
}
