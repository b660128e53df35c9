import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { parseQuery } from '../../shared/query/language/parse';
import { DEFAULT_SORT, type Sort, type TableGrouping } from '../../shared/query/query';
import { rowsPassing } from '../../shared/query/run-query';
import { inShownOrder, type SavedView } from '../../shared/saved-view';
import type { LastView } from '../../shared/settings';
import { DEFAULT_COLUMNS, sameColumns, type TableColumn } from '../../shared/numbers/table-columns';
import { t } from '../lib/t';
import { useAppStore } from './app';
import { useListStore } from './list';
import { useFeedbackStore } from './feedback';
import { useGroupingStore } from './grouping';
import { useQueryStore } from './query';
import { savedViewEdits } from './saved-view-edits';
import { useTableStore } from './table';
import { useUndoStore } from './undo';
import { useViewStore } from './view';

/** The saved views, which of them is shown, and how many numbers each finds. */
export const useSavedViewsStore = defineStore('saved-views', () => {
  const app = useAppStore();
  const list = useListStore();
  const feedback = useFeedbackStore();
  const queries = useQueryStore();
  const table = useTableStore();
  const grouping = useGroupingStore();
  const view = useViewStore();
  const undo = useUndoStore();

  const views = computed(() => inShownOrder(app.state?.savedViews ?? []));
  const chosenId = ref<string | null>(null);
  const chosen = computed(() => views.value.find(({ id }) => id === chosenId.value) ?? null);
  /** What the list of all numbers looked like when a view was chosen, kept for when none is again. */
  const plain = shallowRef<Look>(BEGINNING);

  const { change, remove, move, offerSaved } = savedViewEdits(views, chosenId);

  /** Whether what is shown is not what the chosen view says, or without one, not what the app begins with. */
  const isChanged = computed(() => {
    const { query, sort, columns, groupBy } = chosen.value ?? BEGINNING;
    const isSameTable = sameColumns(table.columns, columns) && grouping.chosen === groupBy;
    return queries.kept.trim() !== query.trim() || !isSame(queries.sort, sort) || !isSameTable;
  });

  const shown = () => ({
    query: queries.kept.trim(),
    sort: queries.sort,
    columns: [...table.columns],
    groupBy: grouping.chosen,
  });

  function show({ sort, columns, groupBy }: Look): void {
    queries.sort = sort;
    table.show(columns);
    grouping.choose(groupBy);
  }

  function lookAt(id: string): void {
    if (chosenId.value === null) plain.value = shown();
    chosenId.value = id;
  }

  function lookAtAll(): void {
    chosenId.value = null;
    show(plain.value);
  }

  function choose(next: SavedView): void {
    lookAt(next.id);
    queries.replace(next.query);
    show(next);
    view.show('numbers');
  }

  /** Back to all numbers, with the sort, the columns and the groups they had. */
  function leave(): void {
    if (chosen.value === null) return;
    lookAtAll();
    queries.clear();
  }

  // the view was removed, here or by an import: its query stays, but all numbers don't get its columns
  watch(chosen, (now, before) => {
    if (!now && before?.id === chosenId.value) lookAtAll();
  });

  /** Gives what is shown a name. */
  function saveAs(name: string): Promise<boolean> {
    return undo.during(() => put(name));
  }

  async function put(name: string): Promise<boolean> {
    const id = crypto.randomUUID();
    const saved: SavedView = { id, name, ...shown(), pinned: false, reminds: false };
    if (!(await feedback.attempt('savedViews.put', { view: saved }))) return false;
    const before = chosenId.value;
    lookAt(id);
    offerSaved(saved, before);
    return true;
  }

  /** Makes the chosen view what is shown. */
  async function update(): Promise<void> {
    const { value: before } = chosen;
    if (!before) return;
    // what reminders cover changes with it
    const words = before.reminds ? 'reminderLimit.saidUpdated' : 'savedViews.saidUpdated';
    await change(before.id, shown(), t(words, { name: before.name }));
  }

  function restore(last: LastView): void {
    chosenId.value = last.savedViewId;
    plain.value = { sort: last.plainSort, columns: last.plainColumns, groupBy: last.plainGroupBy };
    // it was removed without this page
    if (chosenId.value !== null && chosen.value === null) lookAtAll();
  }

  return { views, chosenId, chosen, plain, isChanged, counts: useCounts(views, list), choose, leave, saveAs, update, change, remove, move, restore }; // prettier-ignore
});

/** What the list looks like, apart from its query. */
interface Look {
  sort: Sort;
  columns: readonly TableColumn[];
  groupBy: TableGrouping | null;
}

/** What the app begins with. */
const BEGINNING = { query: '', sort: DEFAULT_SORT, columns: DEFAULT_COLUMNS, groupBy: null };

function isSame(a: Sort, b: Sort): boolean {
  return a.column === b.column && a.direction === b.direction;
}

/** How many numbers each view finds in the list, counted one view at a time while the page has nothing else to do. */
function useCounts(views: { readonly value: readonly SavedView[] }, list: ReturnType<typeof useListStore>) {
  const counts = shallowRef<ReadonlyMap<string, number>>(new Map());
  const queries = computed(() => views.value.map(({ id, query }) => `${id} ${query}`).join('\n'));
  let turn = 0;

  watch(
    [() => list.columns, () => list.loading, queries],
    () => {
      const mine = ++turn;
      // before the list has come, nothing is known, and 0 would be wrong
      const left = list.loading ? [] : [...views.value];
      const found = new Map<string, number>();
      const columns = list.columns;
      const next = (): void => {
        if (mine !== turn) return;
        const one = left.shift();
        if (!one) {
          counts.value = found;
          return;
        }
        const passing = rowsPassing(columns, parseQuery(one.query).terms.map(({ term }) => term)); // prettier-ignore
        found.set(one.id, passing.reduce((sum, is) => sum + is, 0)); // prettier-ignore
        requestIdleCallback(next);
      };
      if (left.length > 0) requestIdleCallback(next);
      else counts.value = found;
    },
    { immediate: true },
  );
  return counts;
}
