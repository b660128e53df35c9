import { BYTE_ORDER_MARK } from '../csv';
import { csvParts } from '../number-table';
import type { ExportFormat } from './export-format';

/** For spreadsheets. */
export const csv: ExportFormat = {
  asksFor: { fields: true, table: true },
  holds: () => true,
  most: Infinity,
  *parts(numbers, { fields, headings, separator, isMarked }) {
    if (isMarked) yield BYTE_ORDER_MARK;
    yield* csvParts(numbers, fields, headings, separator);
  },
};
