import type { PhoneNumber } from '../../shared/numbers/phone-number';
import { useListStore } from '../stores/list';
import { chunkOf } from './sample-state';

let lists = 0;

/** The page receives the list of an environment, in place of the one before. */
export function receiveList(numbers: readonly PhoneNumber[], environmentId = 'a', fetchedAt: number | null = 0): void {
  const store = useListStore();
  const list = ++lists;
  store.receive({ type: 'start', list, environmentId, total: numbers.length, fetchedAt });
  store.receive({ type: 'rows', list, chunk: chunkOf(numbers) });
  store.receive({ type: 'end', list });
}
