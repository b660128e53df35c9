import { isoFromDay } from '../../../shared/calendar/calendar-day';
import { agentNames } from '../../../shared/numbers/extras';
import { can, CAPABILITIES, type PhoneNumber } from '../../../shared/numbers/phone-number';
import type { ColumnName } from '../../../shared/numbers/table-columns';
import type { NumberRef } from '../../../shared/numbers/number-ref';
import { renewalOf, rowOf } from '../../../shared/query/columns';
import type { KeyName } from '../../../shared/query/language/keys';
import { useAppStore } from '../../stores/app';
import { useLabelsStore } from '../../stores/labels';
import { useShownStore } from '../../stores/shown';
import { t } from '../../lib/t';
import { valueWords } from '../query/query-words';

/** A filter by the value of a cell. */
export interface CellFilter {
  key: KeyName;
  value: string;
  /** The value in words. */
  words: string;
}

/** The values in the cells of a column by which the list can be filtered. */
interface Filterable {
  key: KeyName;
  values: (number: PhoneNumber, of: NumberRef) => readonly string[];
}

const LABELS: Filterable = { key: 'label', values: (_, of) => useLabelsStore().of(of).labels };
const CAPABILITIES_HAD: Filterable = { key: 'has', values: (number) => CAPABILITIES.filter((one) => can(number, one)) };
const RENEWAL_DAY: Filterable = { key: 'renews', values: (_, of) => renewalDay(of) };

const FILTERABLE: Partial<Record<ColumnName, Filterable>> = {
  // the labels of a number stand next to it
  number: LABELS,
  country: { key: 'country', values: (number) => [number.country_code] },
  type: { key: 'type', values: (number) => [number.type] },
  capabilities: CAPABILITIES_HAD,
  status: { key: 'status', values: (number) => [number.current_status] },
  renews: RENEWAL_DAY,
  renewal_date: RENEWAL_DAY,
  labels: LABELS,
  agents: { key: 'agent', values: agentNames },
  currency: { key: 'currency', values: (number) => [number.currency] },
};

/** What is offered where no cell is meant. */
const OF_ROW: readonly ColumnName[] = ['country', 'type', 'status', 'labels', 'agents', 'capabilities', 'renews', 'currency']; // prettier-ignore
/** Where no cell is meant, values of these need the name of the filter: a voice number is of the type Voice, too. */
const NAMED: readonly ColumnName[] = ['capabilities', 'renews'];

/** By what a cell of a number can filter the list; without a column, by what its row can. */
export function cellFilters(of: NumberRef, column: ColumnName | null): CellFilter[] {
  const { columns, numbers } = useShownStore();
  const { format } = useAppStore();
  const number = numbers.at(rowOf(columns, of));
  if (!number) return [];
  return (column === null ? OF_ROW : [column]).flatMap((name) => {
    const filterable = FILTERABLE[name];
    if (!filterable) return [];
    const { key } = filterable;
    const isNamed = column === null && NAMED.includes(name);
    const values = filterable.values(number, of).filter((value) => value !== '');
    return values.map((value) => {
      const words = valueWords(key, value, format);
      return { key, value, words: isNamed ? t('query.filter', { name: t(`query.key.${key}`), values: words }) : words };
    });
  });
}

function renewalDay(of: NumberRef): string[] {
  const { columns } = useShownStore();
  const renewal = renewalOf(columns, rowOf(columns, of));
  return renewal ? [isoFromDay(renewal.day)] : [];
}
