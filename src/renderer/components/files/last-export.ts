import type { ExportChoice } from './export-numbers';

let last: ExportChoice = { kind: 'csv', fields: 'shown', isMarked: false };

/** What was chosen last, until the app ends. @param next what is chosen now */
export function lastExport(next: ExportChoice = last): ExportChoice {
  last = next;
  return { ...last };
}
