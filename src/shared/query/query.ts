import { z } from 'zod';

/** How long a query may become by typing; menus may add to it. */
export const MOST_TYPED = 2000;

/** A query as it is kept and sent; see language/. */
export const querySchema = z.string().max(2 * MOST_TYPED);

/** What a list can be sorted by; those after `monthly` are fields of the API. */
export const SORT_COLUMNS = [
  'number',
  'country',
  'type',
  'capabilities',
  'status',
  'renews',
  'monthly',
  'id',
  'current_price',
  'currency',
  'auto_renewal',
  'is_sandbox',
  'created_at',
  'updated_at',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export const sortSchema = z.object({
  column: z.enum(SORT_COLUMNS),
  direction: z.enum(['ascending', 'descending']),
});
export type Sort = z.infer<typeof sortSchema>;

export const DEFAULT_SORT: Sort = { column: 'renews', direction: 'ascending' };

/** What the rows of a list can be grouped by. */
export const TABLE_GROUPINGS = ['country', 'status', 'type', 'label', 'environment', 'agent'] as const;
export type TableGrouping = (typeof TABLE_GROUPINGS)[number];

/** Null where the rows are in no groups. */
export const groupingSchema = z.enum(TABLE_GROUPINGS).nullable();
