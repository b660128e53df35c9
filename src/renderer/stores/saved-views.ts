import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { parseQuery } from '../../shared/query/language/parse';
import { DEFAULT_SORT, type Sort } from '../../shared/query/query';
import { rowsPassing } from '../../shared/query/run-query';
import type { RequestOutput } from '../../shared/bridge/requests';
import { inShownOrder, type SavedView, type SavedViewChange } from '../../shared/saved-view';
import type { LastView } from '../../shared/settings';
import { DEFAULT_COLUMNS, sameColumns, type TableColumn } from '../../shared/numbers/table-columns';
import { t } from '../lib/t';
import { useAppStore } from './app';
import { useListStore } from './list';
import { useFeedbackStore } from './feedback';
import { useQueryStore } from './query';
import { useTableStore } from './table';
import { GONE, stepOf } from './turns';
import { useUndoStore, type StepOutcome, type UndoStep } from './undo';
import { useViewStore } from './view';

/** The questions that were given a name, which of them is looked at, and how many numbers each finds. */
export const useSavedViewsStore = defineStore('saved-views', () => {
  const app = useAppStore();
  const list = useListStore();
  const feedback = useFeedbackStore();
  const queries = useQueryStore();
  const table = useTableStore();
  const view = useViewStore();
  const undo = useUndoStore();

  const views = computed(() => inShownOrder(app.state?.savedViews ?? []));
  const chosenId = ref<string | null>(null);
  const chosen = computed(() => views.value.find(({ id }) => id === chosenId.value) ?? null);
  /** The columns while no view is chosen, kept for when that is so again. */
  const plainColumns = shallowRef<readonly TableColumn[]>(DEFAULT_COLUMNS);

  /** Whether what is shown is not what the chosen view says, or without one, not what the app begins with. */
  const isChanged = computed(() => {
    const { query, sort, columns } = chosen.value ?? { query: '', sort: DEFAULT_SORT, columns: DEFAULT_COLUMNS };
    return queries.text.trim() !== query.trim() || !isSame(queries.sort, sort) || !sameColumns(table.columns, columns);
  });

  watch([() => table.columns, chosen], ([columns, now]) => {
    if (!now) plainColumns.value = columns;
  });

  function choose(next: SavedView): void {
    chosenId.value = next.id;
    queries.replace(next.query);
    queries.sort = next.sort;
    table.show(next.columns);
    view.show('numbers');
  }

  /** Back to all numbers, with the columns they had. */
  function leave(): void {
    if (chosen.value === null) return;
    table.show(plainColumns.value);
    chosenId.value = null;
    queries.clear();
  }

  const shown = () => ({ query: queries.text.trim(), sort: queries.sort, columns: [...table.columns] });

  /** Gives what is shown a name. */
  async function saveAs(name: string): Promise<boolean> {
    const id = crypto.randomUUID();
    const plain = plainColumns.value;
    const saved: SavedView = { id, name, ...shown(), pinned: false, reminds: false };
    if (!(await feedback.attempt('savedViews.put', { view: saved }))) return false;
    chosenId.value = id;
    plainColumns.value = plain;
    const whole = presence(id);
    undo.offer({ words: t('savedViews.saidSaved', { name }), undo: whole.remove, redo: whole.putBack });
    return true;
  }

  /** Makes the chosen view what is shown. */
  async function update(): Promise<void> {
    const { value: before } = chosen;
    if (before) await change(before.id, shown(), t('savedViews.saidUpdated', { name: before.name }));
  }

  /**
   * What the change doesn't name stays, whatever main has made of it since it was last heard of.
   * @param words what is said where it worked
   */
  async function change(id: string, by: SavedViewChange, words: string): Promise<boolean> {
    const before = views.value.find((one) => one.id === id);
    if (!(await feedback.attempt('savedViews.change', { id, change: by }))) return false;
    if (before) undo.offer(changeStep(before, by, words));
    return true;
  }

  function changeStep(before: SavedView, by: SavedViewChange, words: string): UndoStep {
    const { id } = before;
    const fields = Object.keys(by) as (keyof SavedViewChange)[];
    return stepOf({
      words,
      turns: fields.map((field) => ({ field, before: before[field], after: by[field] })),
      now: ({ field }) => views.value.find((one) => one.id === id)?.[field] ?? GONE,
      send: (turns, to) =>
        feedback.attempt('savedViews.change', {
          id,
          change: Object.fromEntries(turns.map((turn) => [turn.field, turn[to]])),
        }),
    });
  }

  /** Deletes at once, and offers to undo that. */
  async function remove(gone: SavedView): Promise<void> {
    const whole = presence(gone.id);
    if ((await whole.remove()) !== 'done') return;
    undo.offer({ words: t('savedViews.deleted', { name: gone.name }), undo: whole.putBack, redo: whole.remove });
  }

  /** Takes a view away and puts it back as it was, at its place. */
  function presence(id: string) {
    let removed: RequestOutput<'savedViews.remove'> = null;

    async function take(): Promise<StepOutcome> {
      const answer = await feedback.ask('savedViews.remove', { id });
      if (answer === null) return feedback.failure === null ? 'stale' : 'failed';
      removed = answer;
      if (chosenId.value === id) chosenId.value = null;
      return 'done';
    }

    async function putBack(): Promise<StepOutcome> {
      if (!removed) return 'stale';
      return (await feedback.attempt('savedViews.put', removed)) ? 'done' : 'failed';
    }

    return { remove: take, putBack };
  }

  /** @returns where it is then, from 0, among the views as they are shown; null where it was not moved */
  async function move(id: string, by: number): Promise<number | null> {
    const from = placeOf(id);
    const place = (await feedback.ask('savedViews.move', { id, by }))?.place ?? null;
    if (place === null || place === from) return place;
    const { name = '' } = views.value.find((one) => one.id === id) ?? {};
    const words = t('savedViews.saidPlace', { name, place: place + 1, count: views.value.length });
    undo.offer({ words, undo: () => moveTo(id, from), redo: () => moveTo(id, place) });
    return place;
  }

  const placeOf = (id: string) => views.value.findIndex((one) => one.id === id);

  async function moveTo(id: string, place: number): Promise<StepOutcome> {
    if (placeOf(id) < 0) return 'stale';
    return (await feedback.ask('savedViews.move', { id, by: place - placeOf(id) })) === null ? 'failed' : 'done';
  }

  function restore(last: LastView): void {
    chosenId.value = last.savedViewId;
    plainColumns.value = last.plainColumns;
  }

  return { views, chosenId, chosen, plainColumns, isChanged, counts: useCounts(views, list), choose, leave, saveAs, update, change, remove, move, restore }; // prettier-ignore
});

function isSame(a: Sort, b: Sort): boolean {
  return a.column === b.column && a.direction === b.direction;
}

/** How many numbers each view finds in the list, counted one view at a time while the page has nothing else to do. */
function useCounts(views: { readonly value: readonly SavedView[] }, list: ReturnType<typeof useListStore>) {
  const counts = shallowRef<ReadonlyMap<string, number>>(new Map());
  const queries = computed(() => views.value.map(({ id, query }) => `${id} ${query}`).join('\n'));
  let turn = 0;

  watch(
    [() => list.columns, queries],
    () => {
      const mine = ++turn;
      const left = [...views.value];
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
