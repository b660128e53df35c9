import type { Formatter } from '../../../shared/format';
import { CAPABILITIES, type Capability } from '../../../shared/phone-number';
import type { Facet, Facets } from '../../../shared/query/facets';
import type { NumberQuery } from '../../../shared/query/query';
import { t } from '../../t';
import { statusWord, typeWord } from './words';

/** One choice of a filter menu. */
export interface FilterOption {
  key: string;
  label: string;
  /** How many numbers there would be. */
  count: number;
  /** ISO 3166-1 alpha-2, where the choice is a country. */
  country?: string;
}

export const FILTER_NAMES = ['types', 'capabilities', 'statuses', 'countries', 'renews', 'renewal', 'sandbox'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** A filter menu over one part of the query, or two that exclude each other. Its choices are named by keys. */
export interface Filter {
  multiple: boolean;
  chosen(query: NumberQuery): string[];
  /** The parts of the query that a choice sets. */
  choose(keys: string[]): Partial<NumberQuery>;
  label(key: string, format: Formatter): string;
  options(facets: Facets, format: Formatter): Facet<string>[];
}

/** Behind the key of a span of days in the menu Renewal. */
const LAPSES = 'lapses:';

export const FILTERS: Record<FilterName, Filter> = {
  types: {
    multiple: true,
    chosen: (query) => query.types,
    choose: (types) => ({ types }),
    label: typeWord,
    options: (facets) => facets.types,
  },
  capabilities: {
    multiple: true,
    chosen: (query) => query.capabilities,
    choose: (keys) => ({ capabilities: CAPABILITIES.filter((capability) => keys.includes(capability)) }),
    label: (key) => t(`numbers.capability.${key as Capability}`),
    options: (facets) => facets.capabilities,
  },
  statuses: {
    multiple: true,
    chosen: (query) => query.statuses,
    choose: (statuses) => ({ statuses }),
    label: statusWord,
    options: (facets) => facets.statuses,
  },
  countries: {
    multiple: true,
    chosen: (query) => query.countries,
    choose: (countries) => ({ countries }),
    label: (code, format) => format.country(code) || t('numbers.filter.none'),
    options(facets, format) {
      const byName = new Intl.Collator(format.locale);
      return [...facets.countries].sort(
        (a, b) => b.count - a.count || byName.compare(format.country(a.value), format.country(b.value)),
      );
    },
  },
  renews: {
    multiple: false,
    chosen: (query) => keysOf(query.renewsWithinDays),
    choose: ([key]) => ({ renewsWithinDays: key === undefined ? null : Number(key) }),
    label: (key) => t('numbers.filter.withinDays', { days: Number(key) }),
    options: (facets) => facets.renewsWithinDays.map(withKey),
  },
  renewal: {
    multiple: false,
    chosen: (query) => [...keysOf(query.autoRenewal), ...keysOf(query.lapsesWithinDays).map((days) => LAPSES + days)],
    choose: ([key]) => ({
      autoRenewal: key === 'true' || key === 'false' ? key === 'true' : null,
      lapsesWithinDays: key?.startsWith(LAPSES) ? Number(key.slice(LAPSES.length)) : null,
    }),
    label: (key) => {
      if (key.startsWith(LAPSES)) {
        return t('numbers.filter.lapsesWithinDays', { days: Number(key.slice(LAPSES.length)) });
      }
      return t(key === 'true' ? 'numbers.filter.autoOn' : 'numbers.filter.autoOff');
    },
    options: (facets) => [
      ...facets.autoRenewal.map(withKey),
      ...facets.lapsesWithinDays.map(({ value, count }) => ({ value: LAPSES + value, count })),
    ],
  },
  sandbox: {
    multiple: false,
    chosen: (query) => keysOf(query.sandbox),
    choose: ([key]) => ({ sandbox: key === undefined ? null : key === 'true' }),
    label: (key) => t(key === 'true' ? 'numbers.filter.sandboxOnly' : 'numbers.filter.liveOnly'),
    options: (facets) => facets.sandbox.map(withKey),
  },
};

function keysOf(value: number | boolean | null): string[] {
  return value === null ? [] : [String(value)];
}

function withKey({ value, count }: Facet<number | boolean>): Facet<string> {
  return { value: String(value), count };
}
