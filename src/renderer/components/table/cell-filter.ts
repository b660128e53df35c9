import type { ColumnName } from '../../../shared/numbers/table-columns';
import type { NumberRef } from '../../../shared/numbers/number-ref';
import { rowOf } from '../../../shared/query/columns';
import type { KeyName } from '../../../shared/query/language/keys';
import { useAppStore } from '../../stores/app';
import { useLabelsStore } from '../../stores/labels';
import { useShownStore } from '../../stores/shown';
import { statusWord, typeWord } from '../numbers/words';

/** A filter by the value of a cell. */
export interface CellFilter {
  key: KeyName;
  value: string;
  /** The value in words. */
  words: string;
}

/** By what a cell of a number can filter the list; the labels of a number stand in its first column too. */
export function cellFilter(of: NumberRef, column: ColumnName | null): CellFilter[] {
  const { columns, numbers } = useShownStore();
  const number = numbers.at(rowOf(columns, of));
  if (!number) return [];
  if (column === 'country') {
    return filter('country', number.country_code, useAppStore().format.country(number.country_code));
  }
  if (column === 'type') return filter('type', number.type, typeWord(number.type));
  if (column === 'status') return filter('status', number.current_status, statusWord(number.current_status));
  if (column !== 'number' && column !== 'labels') return [];
  return useLabelsStore()
    .of(of)
    .labels.flatMap((name) => filter('label', name, name));
}

function filter(key: KeyName, value: string, words: string): CellFilter[] {
  return value === '' ? [] : [{ key, value, words }];
}
