import type { ApiFilters, Environment } from '../../../shared/environment';
import { localDay } from '../../../shared/calendar/calendar-day';

/** The last list of one environment, packed: 100,000 numbers are 20 MB so, and several times as much as objects. */
export interface EnvironmentList {
  /** Where it was fetched. */
  baseUrl: string;
  scope: ApiFilters;
  /** Epoch ms. */
  fetchedAt: number;
  setAside: number;
  /** Numbers of which something that reminders depend on could not be read; absent in lists of earlier versions. */
  incomplete?: number | undefined;
  /** See shared/numbers/names.ts; absent in lists of earlier versions. */
  names?: readonly string[] | undefined;
  /** This computer's clock was known to be wrong when it was fetched; absent where it was not. */
  isClockWrong?: boolean | undefined;
  count: number;
  /** See shared/packed/number-chunk.ts. */
  chunks: readonly Uint8Array[];
}

/**
 * Whether a list holds the numbers that an environment's next fetch will ask for. Sample data is regenerated each day.
 * @param now epoch ms
 */
export function isFromSource(list: EnvironmentList, environment: Environment, now: number): boolean {
  const isSame =
    list.baseUrl === environment.baseUrl && JSON.stringify(list.scope) === JSON.stringify(environment.scope);
  return isSame && (environment.kind === 'live' || localDay(list.fetchedAt) === localDay(now));
}
