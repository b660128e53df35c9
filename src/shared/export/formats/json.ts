import { jsonParts } from '../number-table';
import type { ExportFormat } from './export-format';

/** For programs. */
export const json: ExportFormat = {
  asksFor: { fields: true, table: false },
  holds: () => true,
  most: Infinity,
  parts: (numbers, { fields }) => jsonParts(numbers, fields),
};
