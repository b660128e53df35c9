import { isMarkedByDefault } from '../../../shared/export/heading-kinds';
import type { ExportChoice } from './export-numbers';

const FIRST: Omit<ExportChoice, 'separator'> = {
  kind: 'csv',
  fields: 'shown',
  headings: 'names',
  isMarked: isMarkedByDefault('names'),
};
let last: ExportChoice | null = null;

/** What was chosen last, until the app ends; at first what the spreadsheets of a country expect. */
export function lastExport(hasDecimalComma: boolean): ExportChoice {
  return { separator: hasDecimalComma ? ';' : ',', ...FIRST, ...last };
}

export function rememberExport(choice: ExportChoice): void {
  last = { ...choice };
}
