import { translate, type MessageKey } from '../i18n/translate';
import type { HeadingKind } from './heading-kinds';
import { EXPORT_FIELDS, type ExportField } from './number-table';

/** The heading of each field. */
export type Headings = Readonly<Record<ExportField, string>>;

/** Where what the app knows in addition to the API has its name. */
const NAME_KEYS = {
  also_sent: 'numbers.details.alsoSent',
  labels: 'compare.field.labels',
  note: 'compare.field.note',
  environment: 'numbers.column.environment',
} as const satisfies Partial<Record<ExportField, MessageKey>>;

/** The headings of a table. Names are those of the language that is spoken at that moment. */
export function headingsAs(kind: HeadingKind): Headings {
  return Object.fromEntries(EXPORT_FIELDS.map((field) => [field, kind === 'fields' ? field : nameOf(field)])) as Headings; // prettier-ignore
}

function nameOf(field: ExportField): string {
  return translate(field in NAME_KEYS ? NAME_KEYS[field as keyof typeof NAME_KEYS] : `numbers.field.${field as Exclude<ExportField, keyof typeof NAME_KEYS>}`); // prettier-ignore
}
