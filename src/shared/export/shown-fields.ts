import type { ColumnName } from '../numbers/table-columns';
import type { ExportField } from './number-table';

/** The fields that each column of the table is drawn from. */
const FIELDS_OF: Readonly<Partial<Record<ColumnName, readonly ExportField[]>>> = {
  number: ['number', 'formatted_number'],
  country: ['country_code'],
  capabilities: ['has_voice', 'has_sms', 'has_mms', 'has_fax', 'has_whatsapp'],
  status: ['current_status'],
  renews: ['renewal_date', 'auto_renewal'],
  monthly: ['monthly_renewal_cost', 'currency'],
  e164: ['number'],
  labels: [],
};

/**
 * What a file tells of numbers where it is to have the columns that are shown: the fields behind them, in their order and
 * each once, then labels and note, which no file leaves out. A file without the number itself would say nothing.
 */
export function fieldsShown(columns: readonly ColumnName[]): ExportField[] {
  const fields = columns.flatMap((name) => FIELDS_OF[name] ?? [name as ExportField]);
  return [...new Set<ExportField>([...(fields.includes('number') ? [] : ['number' as const]), ...fields, 'labels', 'note'])]; // prettier-ignore
}
