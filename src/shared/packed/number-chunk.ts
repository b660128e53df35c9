import { instantFromIso, instantFromPlain, plainFromInstant } from './instant';
import type { FieldList, FieldReader, InstantField } from '../numbers/number-list';
import { EXTRA_FIELDS, PHONE_NUMBER_FIELDS, type ExtraField, type PhoneNumber } from '../numbers/phone-number';
import { joinSearchTexts, type SearchTexts } from '../query/search-text';

/**
 * How many numbers a chunk holds at most: large enough to be quick in all, small enough that no thread that packs or unpacks
 * one is busy for more than a few milliseconds.
 */
export const ROWS_PER_CHUNK = 5_000;

/**
 * One field of many numbers. Where few values occur, each stands once in `words`, and the n-th character of `codes` says
 * which of them the n-th number has; or the n-th two characters, where there are more words than characters.
 */
type PackedColumn<T> = T[] | { words: T[]; codes: string };

/** Instants that are all written as the API writes them, in seconds since 1970: half as long, and read in no time. */
interface PackedInstants {
  seconds: (number | null)[];
}

type InstantColumn = PackedColumn<string | null> | PackedInstants;

/** A column is not there where no number has one; an empty text is a number without. */
type ExtraColumns = Partial<Record<ExtraField, PackedColumn<string>>>;

/** Numbers field by field, with their search texts: a third of the size of objects, and several times as fast to read. */
interface NumberChunk {
  count: number;
  /** By field. A chunk that another version packed may lack some, and have others that this one does not know. */
  columns: {
    [F in Exclude<keyof PhoneNumber, ExtraField>]?:
      PackedColumn<PhoneNumber[F]> | (F extends InstantField ? PackedInstants : never);
  } & ExtraColumns;
  /** The search texts and where each ends; a chunk of 0.1.0 had them under other names, and with other contents. */
  search?: { text: string; ends: number[] };
}

/**
 * Small numbers as characters: those of ASCII that JSON leaves as they are. A text with any beyond takes twice the memory
 * and several times as long to read, write and send.
 */
const DIGITS = Array.from({ length: 0x7f - 0x23 }, (_, index) => String.fromCharCode(0x23 + index))
  .join('')
  .replace('\\', '');
const DIGIT_OF = new Uint8Array(0x80);
for (let digit = 0; digit < DIGITS.length; digit++) DIGIT_OF[DIGITS.charCodeAt(digit)] = digit;
const MOST_CODES = DIGITS.length ** 2;

/** Packs a list into chunks: JSON in UTF-8, for the disk, the worker and the pages alike. */
export function encodeNumbers(numbers: readonly PhoneNumber[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  const encoder = new TextEncoder();
  for (let from = 0; from < numbers.length; from += ROWS_PER_CHUNK) {
    chunks.push(encoder.encode(JSON.stringify(pack(numbers.slice(from, from + ROWS_PER_CHUNK)))));
  }
  return chunks;
}

/** A chunk as it crosses to a page. */
export function textOfChunk(chunk: Uint8Array): string {
  return new TextDecoder().decode(chunk);
}

/**
 * What a chunk of {@link encodeNumbers} held. Its numbers are put together when they are asked for, since a page shows a
 * few of many. @throws where it is none
 */
export function openChunk(text: string): { numbers: FieldList; texts: SearchTexts } {
  const chunk = JSON.parse(text) as NumberChunk;
  const numbers = new ChunkNumbers(chunk);
  const texts = chunk.search
    ? { searchText: chunk.search.text, searchTextEnds: Uint32Array.from(chunk.search.ends) }
    : joinSearchTexts([...numbers]);
  return { numbers, texts };
}

class ChunkNumbers implements FieldList {
  readonly length: number;
  private readonly read: Readers;
  private readonly columns: NumberChunk['columns'];

  constructor({ count, columns }: NumberChunk) {
    this.length = count;
    this.columns = columns;
    this.read = readersOf(columns);
  }

  at(row: number): PhoneNumber | undefined {
    return row >= 0 && row < this.length ? numberIn(row, this.read) : undefined;
  }

  field<F extends keyof PhoneNumber>(name: F): FieldReader<F> {
    return this.read[name] as FieldReader<F>;
  }

  instant(name: InstantField): (row: number) => number {
    const column = this.columns[name];
    if (column && 'seconds' in column) return (row) => (column.seconds[row] ?? NaN) * 1_000;
    const read = this.read[name];
    return (row) => instantFromIso(read(row) ?? '');
  }

  *[Symbol.iterator](): Iterator<PhoneNumber> {
    for (let row = 0; row < this.length; row++) yield numberIn(row, this.read);
  }
}

/** The numbers of several chunks, in their order. */
export function decodeNumbers(chunks: readonly Uint8Array[]): PhoneNumber[] {
  return chunks.flatMap((chunk) => {
    const { count, columns } = JSON.parse(textOfChunk(chunk)) as NumberChunk;
    const read = readersOf(columns);
    const numbers = new Array<PhoneNumber>(count);
    for (let row = 0; row < count; row++) numbers[row] = numberIn(row, read);
    return numbers;
  });
}

function pack(numbers: readonly PhoneNumber[]): NumberChunk {
  const packed = PHONE_NUMBER_FIELDS.map((field) => [field, packColumn(numbers.map((number) => number[field]))]);
  const columns = Object.fromEntries(packed) as Required<Omit<NumberChunk['columns'], ExtraField>>;
  const { searchText, searchTextEnds } = joinSearchTexts(numbers);
  return {
    count: numbers.length,
    columns: {
      ...columns,
      created_at: packInstants(columns.created_at),
      updated_at: packInstants(columns.updated_at),
      ...packExtras(numbers),
    },
    search: { text: searchText, ends: [...searchTextEnds] },
  };
}

function packExtras(numbers: readonly PhoneNumber[]): ExtraColumns {
  const present = EXTRA_FIELDS.filter((field) => numbers.some((number) => number[field]));
  return Object.fromEntries(present.map((field) => [field, packColumn(numbers.map((number) => number[field] ?? ''))]));
}

function packColumn<T>(values: T[]): PackedColumn<T> {
  const most = Math.min(values.length / 4, MOST_CODES);
  const codeOf = new Map<T, number>();
  const codes = new Uint16Array(values.length);
  for (let row = 0; row < values.length; row++) {
    let code = codeOf.get(values[row]!);
    if (code === undefined) {
      if (codeOf.size >= most) return values;
      codeOf.set(values[row]!, (code = codeOf.size));
    }
    codes[row] = code;
  }
  const words = [...codeOf.keys()];
  return { words, codes: textOf(codes, digitsFor(words)) };
}

/** As they are, where one is written in another way: each must come out as it went in. */
function packInstants(column: InstantColumn): InstantColumn {
  if (!Array.isArray(column)) return column;
  const seconds: (number | null)[] = [];
  for (const text of column) {
    const instant = text === null ? null : instantFromPlain(text);
    if (Number.isNaN(instant)) return column;
    seconds.push(instant === null ? null : instant / 1_000);
  }
  return { seconds };
}

/** How many characters a code takes. */
function digitsFor(words: readonly unknown[]): number {
  return words.length > DIGITS.length ? 2 : 1;
}

function textOf(codes: Uint16Array, digits: number): string {
  const characters = new Uint8Array(codes.length * digits);
  let at = 0;
  for (const code of codes) {
    if (digits === 2) characters[at++] = DIGITS.charCodeAt(Math.floor(code / DIGITS.length));
    characters[at++] = DIGITS.charCodeAt(code % DIGITS.length);
  }
  return new TextDecoder().decode(characters);
}

function instantReaderOf(column?: InstantColumn): (row: number) => string | null {
  if (!column || !('seconds' in column)) return readerOf(column, null);
  return (row) => {
    const seconds = column.seconds[row] ?? null;
    return seconds === null ? null : plainFromInstant(seconds * 1_000);
  };
}

/** @param absent what every number has where there is no such column */
function readerOf<T>(column: PackedColumn<T> | undefined, absent: T): (row: number) => T {
  if (!column) return () => absent;
  if (Array.isArray(column)) return (row) => column[row]!;
  const { words, codes } = column;
  if (digitsFor(words) === 1) return (row) => words[DIGIT_OF[codes.charCodeAt(row)]!]!;
  return (row) =>
    words[DIGIT_OF[codes.charCodeAt(row * 2)]! * DIGITS.length + DIGIT_OF[codes.charCodeAt(row * 2 + 1)]!]!;
}

function extraReaderOf(column: PackedColumn<string> | undefined): (row: number) => string | undefined {
  const read = readerOf(column, '');
  return (row) => read(row) || undefined;
}

type Readers = { [F in keyof PhoneNumber]-?: FieldReader<F> };

function readersOf(columns: NumberChunk['columns']): Readers {
  return {
    id: readerOf(columns.id, ''),
    number: readerOf(columns.number, ''),
    country_code: readerOf(columns.country_code, ''),
    formatted_number: readerOf(columns.formatted_number, ''),
    international_number: readerOf(columns.international_number, ''),
    type: readerOf(columns.type, ''),
    has_voice: readerOf(columns.has_voice, false),
    has_sms: readerOf(columns.has_sms, false),
    has_mms: readerOf(columns.has_mms, false),
    has_fax: readerOf(columns.has_fax, false),
    has_whatsapp: readerOf(columns.has_whatsapp, false),
    current_status: readerOf(columns.current_status, ''),
    is_sandbox: readerOf(columns.is_sandbox, false),
    current_price: readerOf(columns.current_price, null),
    currency: readerOf(columns.currency, ''),
    renewal_date: readerOf(columns.renewal_date, null),
    auto_renewal: readerOf(columns.auto_renewal, false),
    created_at: instantReaderOf(columns.created_at),
    updated_at: instantReaderOf(columns.updated_at),
    monthly_renewal_cost: readerOf(columns.monthly_renewal_cost, null),
    days_until_monthly_renewal: readerOf(columns.days_until_monthly_renewal, null),
    is_due_for_monthly_renewal: readerOf(columns.is_due_for_monthly_renewal, false),
    talkover_environment: extraReaderOf(columns.talkover_environment),
    agents: extraReaderOf(columns.agents),
    also_sent: extraReaderOf(columns.also_sent),
    unreadable: extraReaderOf(columns.unreadable),
  };
}

/** One literal: an object that is put together field by field takes five times as long. */
function numberIn(row: number, read: Readers): PhoneNumber {
  return {
    id: read.id(row),
    number: read.number(row),
    country_code: read.country_code(row),
    formatted_number: read.formatted_number(row),
    international_number: read.international_number(row),
    type: read.type(row),
    has_voice: read.has_voice(row),
    has_sms: read.has_sms(row),
    has_mms: read.has_mms(row),
    has_fax: read.has_fax(row),
    has_whatsapp: read.has_whatsapp(row),
    current_status: read.current_status(row),
    is_sandbox: read.is_sandbox(row),
    current_price: read.current_price(row),
    currency: read.currency(row),
    renewal_date: read.renewal_date(row),
    auto_renewal: read.auto_renewal(row),
    created_at: read.created_at(row),
    updated_at: read.updated_at(row),
    monthly_renewal_cost: read.monthly_renewal_cost(row),
    days_until_monthly_renewal: read.days_until_monthly_renewal(row),
    is_due_for_monthly_renewal: read.is_due_for_monthly_renewal(row),
    talkover_environment: read.talkover_environment(row),
    agents: read.agents(row),
    also_sent: read.also_sent(row),
    unreadable: read.unreadable(row),
  };
}
