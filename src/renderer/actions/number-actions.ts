import { QUICK_FILTERS, type QuickFilter } from '../../shared/query/facets';
import { MODIFIER_KEYS } from '../../shared/shortcut-keys';
import { COLUMN_TRAITS, DEFAULT_COLUMNS, sameColumns } from '../../shared/numbers/table-columns';
import { useAppStore } from '../stores/app';
import { useAskStore } from '../stores/ask';
import { useFeedbackStore } from '../stores/feedback';
import { keyOf, useGroupingStore } from '../stores/grouping';
import { useQueryStore } from '../stores/query';
import { useShownStore } from '../stores/shown';
import { useTableStore } from '../stores/table';
import { useViewStore } from '../stores/view';
import { t } from '../lib/t';
import type { Action } from './action';
import { resetColumns } from './edits/column-edits';
import { groupBy } from './edits/grouping-edits';
import { useActions } from './registry';
import { mod } from './shortcut';

/** What can be asked of the list, wherever one is; all of it leads to the Numbers view. */
export function useQueryActions(): void {
  const queries = useQueryStore();
  const table = useTableStore();
  const view = useViewStore();
  const quickFilters = quickFilterActions();
  const [sorts, groupings, densities] = [sortActions(), groupingActions(), densityActions()];

  useActions(() => [
    {
      id: 'search',
      section: 'numbers',
      title: t('numbers.search'),
      shortcuts: [{ key: '/' }, mod(MODIFIER_KEYS.search)],
      run: view.showSearch,
    },
    ...quickFilters(),
    {
      id: 'query.clear',
      section: 'numbers',
      title: t('numbers.filter.clear'),
      isAvailable: () => view.name === 'numbers' && !queries.isEmpty,
      run: queries.clear,
    },
    {
      id: 'columns.reset',
      section: 'numbers',
      title: t('actions.resetColumns'),
      isAvailable: () => view.name === 'numbers' && !sameColumns(table.columns, DEFAULT_COLUMNS),
      run: resetColumns,
    },
    ...sorts(),
    ...groupings(),
    ...densities(),
  ]);
}

function quickFilterActions(): () => Action[] {
  const app = useAppStore();
  const queries = useQueryStore();
  const view = useViewStore();

  return () =>
    (Object.keys(QUICK_FILTERS) as QuickFilter[]).map((name) => ({
      id: `quick.${name}`,
      section: 'numbers',
      title: t('actions.quick', { name: t(`numbers.quick.${name}`) }),
      note: app.format.count(queries.quickCounts[name]),
      isAvailable: () => queries.asked !== QUICK_FILTERS[name],
      run() {
        queries.replace(QUICK_FILTERS[name]);
        view.show('numbers');
      },
    }));
}

function densityActions(): () => Action[] {
  const app = useAppStore();
  const feedback = useFeedbackStore();

  return () =>
    (['comfortable', 'compact'] as const).map((density) => ({
      id: `density.${density}`,
      section: 'numbers',
      title: t('actions.density', { density: t(`settings.density.${density}`) }),
      isAvailable: () => app.state?.settings.density !== density,
      run: () => void feedback.attempt('settings.update', { density }),
    }));
}

/** As the heads of the columns do. */
function sortActions(): () => Action[] {
  const queries = useQueryStore();
  const table = useTableStore();
  const view = useViewStore();

  return () =>
    table.shown.flatMap(({ name }) => {
      const column = COLUMN_TRAITS[name].sort;
      if (column === null) return [];
      return {
        id: `sort.${name}`,
        section: 'numbers',
        title: t('actions.sort', { column: t(`numbers.column.${name}`) }),
        isAvailable: () => view.name === 'numbers',
        run: () => queries.sortBy(column),
      };
    });
}

function groupingActions(): () => Action[] {
  const grouping = useGroupingStore();
  const shown = useShownStore();
  const view = useViewStore();

  return () => [
    ...[null, ...grouping.choices].map((by): Action => ({
      id: `groupBy.${by ?? 'none'}`,
      section: 'numbers',
      title: t('actions.groupBy', { grouping: t(`numbers.groupBy.${by ?? 'none'}`) }),
      isAvailable: () => view.name === 'numbers' && grouping.shown !== by,
      run: () => groupBy(by),
    })),
    {
      id: 'groups.collapse',
      section: 'numbers',
      title: t('actions.collapseGroups'),
      isAvailable: () => view.name === 'numbers' && grouping.shown !== null,
      run: () => grouping.collapse((shown.groups ?? []).map(({ values }) => keyOf(values))),
    },
    {
      id: 'groups.expand',
      section: 'numbers',
      title: t('actions.expandGroups'),
      isAvailable: () => view.name === 'numbers' && grouping.collapsed.size > 0,
      run: () => grouping.collapse([]),
    },
  ];
}

/** What the Numbers view itself knows how to do. */
interface NumbersView {
  focusTable: () => void;
}

/** What can be done while the Numbers view is there. */
export function useNumbersViewActions(here: NumbersView): void {
  const ask = useAskStore();

  useActions(() => [
    { id: 'table', section: 'numbers', title: t('actions.table'), run: here.focusTable },
    {
      id: 'ask',
      section: 'numbers',
      title: t('numbers.ask'),
      isAvailable: () => ask.canAsk && !ask.isAsking,
      run: () => void ask.ask(),
    },
    {
      id: 'ask.forget',
      section: 'numbers',
      title: t('numbers.ask.back'),
      shortcuts: [{ key: 'escape' }],
      isAvailable: () => ask.answer !== null,
      run: ask.forget,
    },
  ]);
}
