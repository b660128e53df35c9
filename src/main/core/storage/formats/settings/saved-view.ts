import { z } from 'zod';
import {
  COLUMN_NAMES,
  DEFAULT_COLUMNS,
  NARROWEST,
  WIDEST,
  type TableColumn,
} from '../../../../../shared/numbers/table-columns';
import { DEFAULT_SORT, SORT_COLUMNS, TABLE_GROUPINGS, type Sort } from '../../../../../shared/query/query';
import type { SavedView } from '../../../../../shared/saved-view';
import type { Tolerant } from './tolerant';

export function savedViewSchema(tolerant: Tolerant): z.ZodType<SavedView> {
  const { or, flag } = tolerant;
  const { sort, columns, groupBy } = listViewSchemas(tolerant);
  return z.object({
    id: z.uuid(),
    name: z.string().min(1),
    query: or(z.string(), ''),
    sort,
    columns,
    groupBy,
    pinned: flag(false),
    reminds: flag(false),
  });
}

/** How a list is shown: in the last view, and in saved ones. */
export function listViewSchemas({ or, list }: Tolerant) {
  const sort = or<Sort>(
    z.object({ column: z.enum(SORT_COLUMNS), direction: z.enum(['ascending', 'descending']) }),
    DEFAULT_SORT,
  );
  const column = z.object({
    name: z.enum(COLUMN_NAMES),
    width: or(z.number().int().min(NARROWEST).max(WIDEST).nullable(), null),
  });
  const columns = list<TableColumn>(column).transform((found) => {
    return found.length > 0 ? onceEach(found) : [...DEFAULT_COLUMNS];
  });
  const groupBy = or(z.enum(TABLE_GROUPINGS).nullable(), null);
  return { sort, columns, groupBy };
}

function onceEach(columns: TableColumn[]): TableColumn[] {
  return columns.filter(({ name }, index) => columns.findIndex((other) => other.name === name) === index);
}
