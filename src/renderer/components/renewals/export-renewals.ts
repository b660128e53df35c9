import { refOf } from '../../../shared/query/columns';
import { useListStore } from '../../stores/list';
import { useRenewalsStore } from '../../stores/renewals';
import { exportFileName, exportNumbers } from '../files/export-numbers';
import { groupByDay } from './agenda';

/** Hands the user the renewals that are shown as a calendar file. */
export async function exportRenewals(): Promise<void> {
  const { numbers, columns, fetchedOnOf } = useListStore();
  const { kind, onlyNumbers } = useRenewalsStore();
  const rows = groupByDay(columns, { kind, only: onlyNumbers }).flatMap((group) => group.rows);
  const shown = rows.map((row) => ({ ref: refOf(columns, row)!, number: numbers.at(row)! }));
  const source = { fileName: exportFileName('calendar.fileName'), numbers: shown, fetchedOnOf };
  await exportNumbers(source, { kind: 'ics', fields: 'all', headings: 'names', separator: ',', isMarked: false });
}
