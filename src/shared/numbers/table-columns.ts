import { z } from 'zod';
import type { SortColumn } from '../query/query';

/**
 * What the table of numbers can show. The first seven say what is asked most, in the words of the app; those from `agents`
 * on are fields of the API by their own names, but for `e164`, which is `number`. A field that is not among them is
 * what one of the others shows: `country_code`, `type`, `current_status`, `monthly_renewal_cost`.
 */
export const COLUMN_NAMES = [
  'number',
  'country',
  'type',
  'capabilities',
  'status',
  'renews',
  'monthly',
  'environment',
  'labels',
  'agents',
  'id',
  'e164',
  'formatted_number',
  'international_number',
  'has_voice',
  'has_sms',
  'has_mms',
  'has_fax',
  'has_whatsapp',
  'is_sandbox',
  'current_price',
  'currency',
  'renewal_date',
  'auto_renewal',
  'created_at',
  'updated_at',
  'days_until_monthly_renewal',
  'is_due_for_monthly_renewal',
] as const;
export type ColumnName = (typeof COLUMN_NAMES)[number];

/** How wide a column can be made, in CSS pixels. */
export const NARROWEST = 48;
export const WIDEST = 800;

const tableColumnSchema = z.object({
  name: z.enum(COLUMN_NAMES),
  /** In CSS pixels; null takes its share of the room there is. */
  width: z.number().int().min(NARROWEST).max(WIDEST).nullable(),
});
export type TableColumn = z.infer<typeof tableColumnSchema>;

/** The columns that are shown, in their order. */
export const tableColumnsSchema = z
  .array(tableColumnSchema)
  .min(1)
  .refine((columns) => new Set(columns.map(({ name }) => name)).size === columns.length);

const DEFAULT_NAMES = COLUMN_NAMES.slice(0, 7);
export const DEFAULT_COLUMNS: readonly TableColumn[] = DEFAULT_NAMES.map((name) => ({ name, width: null }));

/** How a column behaves, wherever it is shown. */
interface ColumnTraits {
  /** In CSS pixels: it gets no less unless the user makes it narrower. */
  atLeast: number;
  /** It gets this much before the room that is left is shared, so that what is in it can be read. */
  ample?: number;
  /** Its share of the room that is left. */
  share: number;
  /** What the list is sorted by at a click on its head; null where there is nothing to go by. */
  sort: SortColumn | null;
}

const flag = { atLeast: 64, share: 0.4, sort: null } as const;

export const COLUMN_TRAITS: Readonly<Record<ColumnName, ColumnTraits>> = {
  number: { atLeast: 140, ample: 280, share: 2, sort: 'number' },
  country: { atLeast: 56, share: 0.5, sort: 'country' },
  type: { atLeast: 72, share: 0.6, sort: 'type' },
  // the icons, and room for the button that filters by them
  capabilities: { atLeast: 118, share: 0, sort: 'capabilities' },
  status: { atLeast: 96, share: 0.7, sort: 'status' },
  renews: { atLeast: 152, share: 1.5, sort: 'renews' },
  monthly: { atLeast: 76, share: 0.5, sort: 'monthly' },
  environment: { atLeast: 98, ample: 140, share: 1.3, sort: null },
  labels: { atLeast: 120, share: 1, sort: null },
  agents: { atLeast: 120, share: 1, sort: null },
  id: { atLeast: 110, share: 1, sort: 'id' },
  e164: { atLeast: 124, share: 0.8, sort: 'number' },
  formatted_number: { atLeast: 128, share: 0.8, sort: 'number' },
  international_number: { atLeast: 138, share: 0.8, sort: 'number' },
  has_voice: flag,
  has_sms: flag,
  has_mms: flag,
  has_fax: flag,
  has_whatsapp: { ...flag, atLeast: 84 },
  is_sandbox: { ...flag, atLeast: 78, sort: 'is_sandbox' },
  current_price: { atLeast: 76, share: 0.5, sort: 'current_price' },
  currency: { atLeast: 76, share: 0.4, sort: 'currency' },
  renewal_date: { atLeast: 104, share: 0.6, sort: 'renews' },
  auto_renewal: { ...flag, atLeast: 104, sort: 'auto_renewal' },
  created_at: { atLeast: 104, share: 0.6, sort: 'created_at' },
  updated_at: { atLeast: 104, share: 0.6, sort: 'updated_at' },
  days_until_monthly_renewal: { atLeast: 78, share: 0.4, sort: 'renews' },
  is_due_for_monthly_renewal: { ...flag, sort: null },
};

/** Shows a column behind the others, or shows it no more; the last one stays. */
export function showColumn(columns: readonly TableColumn[], name: ColumnName, isShown: boolean): TableColumn[] {
  const others = columns.filter((column) => column.name !== name);
  if (!isShown) return others.length > 0 ? others : [...columns];
  return others.length < columns.length ? [...columns] : [...columns, { name, width: null }];
}

/** Puts a column at a place among the others, counted without it; a place outside is the nearest end. */
export function placeColumn(columns: readonly TableColumn[], name: ColumnName, place: number): TableColumn[] {
  const moved = columns.find((column) => column.name === name);
  if (!moved) return [...columns];
  const others = columns.filter((column) => column !== moved);
  return others.toSpliced(Math.min(Math.max(place, 0), others.length), 0, moved);
}

/** @param width in CSS pixels, brought within what is possible; null gives the column its share again */
export function resizeColumn(columns: readonly TableColumn[], name: ColumnName, width: number | null): TableColumn[] {
  const possible = width === null ? null : Math.min(Math.max(Math.round(width), NARROWEST), WIDEST);
  return columns.map((column) => (column.name === name ? { ...column, width: possible } : column));
}

/**
 * Resizes a column so that its edge follows the pointer: those before it keep the widths they have, because sharing the
 * room again would move them, and the edge with them.
 *
 * @param widths in CSS pixels, by column
 */
export function dragEdge(
  columns: readonly TableColumn[],
  name: ColumnName,
  width: number,
  widths: ReadonlyMap<ColumnName, number>,
): TableColumn[] {
  const place = columns.findIndex((column) => column.name === name);
  const before = columns.slice(0, place).filter((column) => column.width === null);
  const kept = before.reduce<readonly TableColumn[]>(
    (some, column) => resizeColumn(some, column.name, widths.get(column.name) ?? null),
    columns,
  );
  return resizeColumn(kept, name, width);
}

/** Whether both show the same, at the same widths. */
export function sameColumns(some: readonly TableColumn[], others: readonly TableColumn[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ name, width }, place) => name === others[place]!.name && width === others[place]!.width)
  );
}

/** These give way where there is too little room, in this order. */
const YIELDING: readonly ColumnName[] = ['type', 'capabilities', 'status'];

/**
 * Those of the columns that a table of a width has room for. Only in a table that shows what it shows by default a
 * column gives way: one that was asked for stays, and the table is scrolled sideways.
 *
 * @param room CSS pixels
 */
export function columnsThatFit(columns: readonly TableColumn[], room: number): readonly TableColumn[] {
  if (columns.some(({ name }) => !DEFAULT_NAMES.includes(name) && name !== 'environment')) return columns;
  let fitting = columns;
  for (const name of YIELDING) {
    if (fitting.reduce((sum, column) => sum + COLUMN_TRAITS[column.name].atLeast, 0) <= room) break;
    if (fitting.length > 1) fitting = fitting.filter((column) => column.name !== name);
  }
  return fitting;
}
