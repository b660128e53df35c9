import type { ColumnName, TableColumn } from '../../shared/numbers/table-columns';
import { isRightToLeft } from '../lib/direction';
import { t } from '../lib/t';
import { useTableStore } from '../stores/table';
import type { Action } from './action';
import { canHideColumn, hideColumn, setColumnWidth } from './edits/column-edits';
import { useActions } from './registry';

type ColumnDeed = 'left' | 'right' | 'fit' | 'share' | 'hide';

/** The id of what is done with a column. */
export function columnAction(name: ColumnName, deed: ColumnDeed): string {
  return `column.${name}.${deed}`;
}

/** The head of the table, which knows the columns on screen, and how wide what is in them is. */
interface TableHead {
  columns: () => readonly TableColumn[];
  move: (name: ColumnName, by: 1 | -1) => void;
  fit: (name: ColumnName) => void;
}

/** What can be done with each column on screen, while the head of the table is there. */
export function useColumnActions(head: TableHead): void {
  const table = useTableStore();

  const placeOf = (name: ColumnName) => head.columns().findIndex((column) => column.name === name);
  const by = (deed: 'left' | 'right') => ((deed === 'left') === isRightToLeft() ? 1 : -1);
  const hasWidth = (name: ColumnName) => table.shown.some((column) => column.name === name && column.width !== null);

  function actionsOf({ name }: TableColumn): Action[] {
    const column = t(`numbers.column.${name}`);
    const action = (deed: ColumnDeed, menuTitle: string, run: () => void, isAvailable = () => true): Action => ({
      id: columnAction(name, deed),
      section: 'numbers',
      title: t('actions.ofColumn', { column, what: deed === 'hide' ? t('actions.column.hide') : menuTitle }),
      menuTitle,
      isOfMany: true,
      isAvailable,
      run,
    });
    const moving = (deed: 'left' | 'right'): Action =>
      action(
        deed,
        t(`numbers.column.${deed}`),
        () => head.move(name, by(deed)),
        () => head.columns()[placeOf(name) + by(deed)] !== undefined,
      );
    return [
      moving('left'),
      moving('right'),
      action('fit', t('numbers.column.fit'), () => head.fit(name)),
      action(
        'share',
        t('keys.head.share'),
        () => setColumnWidth(name, null),
        () => hasWidth(name),
      ),
      action(
        'hide',
        t('numbers.column.hide'),
        () => hideColumn(name),
        () => canHideColumn(name),
      ),
    ];
  }

  useActions(() => head.columns().flatMap(actionsOf));
}
