import { z } from 'zod';
import { CAPABILITIES } from '../phone-number';

/** The question a user asks of the list: every part that is set must hold (and), each list inside a part is an or. */
export const querySchema = z.object({
  /** Free words: parts of a number in any spelling, of an id, of a country. All must be found. */
  text: z.string().max(500),
  types: z.array(z.string()),
  /** All of these, not one of them. */
  capabilities: z.array(z.enum(CAPABILITIES)),
  statuses: z.array(z.string()),
  countries: z.array(z.string()),
  /** The renewal is today or at most this many days ahead; {@link OVERDUE}: its day has passed. */
  renewsWithinDays: z.number().int().min(-1).nullable(),
  /** As above, and the number will lapse. */
  lapsesWithinDays: z.number().int().min(-1).nullable(),
  autoRenewal: z.boolean().nullable(),
  sandbox: z.boolean().nullable(),
});
export type NumberQuery = z.infer<typeof querySchema>;

/** Stands for a number of days: the day has passed. */
export const OVERDUE = -1;

/** The query that every number answers. */
export const EMPTY_QUERY: NumberQuery = {
  text: '',
  types: [],
  capabilities: [],
  statuses: [],
  countries: [],
  renewsWithinDays: null,
  lapsesWithinDays: null,
  autoRenewal: null,
  sandbox: null,
};

export const SORT_COLUMNS = ['number', 'country', 'type', 'capabilities', 'status', 'renews', 'monthly'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export const sortSchema = z.object({
  column: z.enum(SORT_COLUMNS),
  direction: z.enum(['ascending', 'descending']),
});
export type Sort = z.infer<typeof sortSchema>;

export const DEFAULT_SORT: Sort = { column: 'renews', direction: 'ascending' };

/** Whether a query lets everything through. */
export function isEmptyQuery(query: NumberQuery): boolean {
  return (
    query.text.trim() === '' &&
    query.types.length === 0 &&
    query.capabilities.length === 0 &&
    query.statuses.length === 0 &&
    query.countries.length === 0 &&
    query.renewsWithinDays === null &&
    query.lapsesWithinDays === null &&
    query.autoRenewal === null &&
    query.sandbox === null
  );
}
