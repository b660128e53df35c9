import type { KeyName } from '../../shared/query/language/keys';
import { useQueryStore } from '../stores/query';
import { useViewStore } from '../stores/view';

/** Leads to the numbers that have a value, in the Numbers view. What else is asked there stays, but for the same filter. */
export function filterBy(key: KeyName, value: string): void {
  useQueryStore().choose(key, [value]);
  useViewStore().show('numbers');
}
