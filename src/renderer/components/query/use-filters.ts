import { computed, type ComputedRef } from 'vue';
import { fold } from '../../../shared/fold';
import { hasAgents } from '../../../shared/query/columns';
import type { KeyName } from '../../../shared/query/language/keys';
import { menuTerm, valuesOf } from '../../../shared/query/language/menu-term';
import type { PickOption } from '../../base/pick-option';
import { useAppStore } from '../../stores/app';
import { useQueryStore } from '../../stores/query';
import { t } from '../../lib/t';
import { KEY_DISPLAY, KEYS_IN_ORDER } from './key-display';
import { valueWords } from './query-words';

/** One value of a filter. */
export interface FilterOption extends PickOption {
  value: string;
  /** How many numbers there would be. */
  count: number;
  /** ISO 3166-1 alpha-2, where the value is a country. */
  country?: string;
}

/** A filter that has a menu. */
export interface Filter {
  key: KeyName;
  readonly name: string;
  isMultiple: boolean;
  isSearchable: boolean;
  /** False where there is nothing to choose from, and never will be for most users. */
  isOffered: ComputedRef<boolean>;
  /** What is said where no value has the name that was typed, or there is none at all. */
  nothing: ComputedRef<string>;
  /** The chosen values, as the query has them. */
  chosen: ComputedRef<readonly string[]>;
  /** In words, including those that no number in the list has. */
  chosenLabels: ComputedRef<readonly string[]>;
  /** Counted when it is asked for first: only while a menu is open. */
  options: ComputedRef<FilterOption[]>;
  toggle(option: Pick<FilterOption, 'value' | 'chosen'>): void;
  clear(): void;
}

/** What was typed may be written in another case than what is offered. */
const isSame = (value: string, other: string) => fold(value) === fold(other);

/** Every filter of the Numbers view that has a menu, in the order of the menus. */
export function useFilters(): Filter[] {
  const app = useAppStore();
  const queries = useQueryStore();
  const terms = computed(() => queries.parsed.terms.map(({ term }) => term));

  function filterOf(key: KeyName): Filter[] {
    const { menu, isCountry } = KEY_DISPLAY[key];
    if (!menu) return [];
    const isMultiple = menu.choose === 'several';
    // the same array while it says the same, because each key typed would draw all chips again
    const chosen = computed((before: readonly string[] | undefined) => {
      const term = menuTerm(terms.value, key);
      const now = term ? (valuesOf(term) ?? []) : [];
      return before?.length === now.length && now.every((value, at) => value === before[at]) ? before : now;
    });
    const options = computed(() =>
      queries.valuesOf(key).map(({ value, count }) => ({
        key: `${key}:${value}`,
        value,
        label: valueWords(key, value, app.format),
        count,
        chosen: chosen.value.some((one) => isSame(one, value)) ? ('all' as const) : ('none' as const),
        ...(isCountry && { country: value }),
      })),
    );
    return [
      {
        key,
        // asked each time, because the language can change
        get name() {
          return t(`query.key.${key}`);
        },
        isMultiple,
        isSearchable: menu.isSearchable === true,
        isOffered: computed(() => key !== 'agent' || hasAgents(queries.columns)),
        nothing: computed(() => {
          const hasNoLabels = key === 'label' && options.value.length === 0;
          return t(hasNoLabels ? 'numbers.filter.noLabels' : 'numbers.filter.nothing');
        }),
        chosen,
        chosenLabels: computed(() => chosen.value.map((value) => valueWords(key, value, app.format))),
        options,
        toggle(option) {
          const others = isMultiple ? chosen.value.filter((one) => !isSame(one, option.value)) : [];
          queries.choose(key, option.chosen === 'all' ? others : [...others, option.value]);
        },
        clear: () => queries.choose(key, []),
      },
    ];
  }

  return KEYS_IN_ORDER.flatMap(filterOf);
}
