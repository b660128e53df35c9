import type { ListMessage } from '../../shared/bridge/events';
import { openChunk } from '../../shared/packed/number-chunk';
import { prepareColumns, type ColumnsContext } from '../../shared/query/columns';
import { joinLists, type PreparedList } from '../../shared/query/patch-list';

/** The list of one environment with its columns, and what they are true for. */
export interface EnvironmentList extends PreparedList {
  /** Which of the lists that main has sent this is. */
  id: number;
  /** When it was fetched (epoch ms); null where nothing was fetched yet. */
  fetchedAt: number | null;
  context: ColumnsContext;
}

type Start = Extract<ListMessage, { type: 'start' }>;

/** Lists on their way, at most one for each environment. */
export interface ComingLists {
  has(environmentId: string): boolean;
  /** Begins a list instead of any earlier one of its environment. */
  start(message: Start, context: ColumnsContext): void;
  /** What belongs to a list that another has replaced is dropped. */
  rows(list: number, chunk: string): void;
  /** The list that has come to its end; null where another has replaced it. */
  end(list: number): { environmentId: string; list: EnvironmentList } | null;
  keepOnly(environmentIds: ReadonlySet<string>): void;
}

export function createComingLists(): ComingLists {
  const coming = new Map<string, { start: Start; context: ColumnsContext; parts: PreparedList[] }>();
  const find = (id: number) => [...coming.values()].find(({ start }) => start.list === id);

  return {
    has: (environmentId) => coming.has(environmentId),
    start: (start, context) => void coming.set(start.environmentId, { start, context, parts: [] }),
    rows(list, chunk) {
      const one = find(list);
      one?.parts.push(prepareChunk(chunk, one.context));
    },
    end(id) {
      const one = find(id);
      if (!one) return null;
      const { start, context, parts } = one;
      const { environmentId, fetchedAt } = start;
      coming.delete(environmentId);
      return { environmentId, list: { ...joinLists(parts, context.today), id, fetchedAt, context } };
    },
    keepOnly(environmentIds) {
      for (const id of coming.keys()) if (!environmentIds.has(id)) coming.delete(id);
    },
  };
}

export function prepareChunk(chunk: string, context: ColumnsContext): PreparedList {
  const { numbers, texts } = openChunk(chunk);
  return { numbers, columns: prepareColumns(numbers, context, texts) };
}

/** Lists whose columns were prepared again, for another day than they came on. */
const prepared = new WeakMap<EnvironmentList, EnvironmentList>();

/** A list whose columns are true for a context. */
export function inContext(list: EnvironmentList, context: ColumnsContext): EnvironmentList {
  if (isSame(context, list.context)) return list;
  const known = prepared.get(list);
  if (known && isSame(context, known.context)) return known;
  const again = { ...list, columns: prepareColumns(list.numbers, context, list.columns), context };
  prepared.set(list, again);
  return again;
}

function isSame(a: ColumnsContext, b: ColumnsContext): boolean {
  return a.fetchedOn === b.fetchedOn && a.today === b.today && a.locale === b.locale;
}
