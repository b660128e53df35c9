import { useQueryStore } from '../stores/query';
import { useViewStore } from '../stores/view';

/** Leads to the numbers that have a label, in the Numbers view. */
export function filterByLabel(name: string): void {
  useQueryStore().choose('label', [name]);
  useViewStore().show('numbers');
}
