import { defineStore } from 'pinia';
import { computed, nextTick, onBeforeUnmount, onMounted, shallowRef, watch } from 'vue';
import type { NumberRef } from '../../shared/numbers/number-ref';
import type { Sort } from '../../shared/query/query';
import type { ViewName } from '../../shared/settings';
import type { ActivityFilter } from './activity-filter';
import { useActivityFeedStore } from './activity-feed';
import { useAppStore } from './app';
import { useQueryStore } from './query';
import type { QueryModel } from './query-text';
import { useRenewalsStore, type RenewalsTab } from './renewals';
import { useSavedViewsStore } from './saved-views';
import { useShownEnvironmentStore } from './shown-environment';
import { useUndoStore, type UndoStep } from './undo';
import { followLedTo } from './uncover-row';
import { useViewStore } from './view';

/** Somewhere in the app that the user can come back to. What it looked like is filled in when the user leaves. */
interface Place {
  readonly view: ViewName;
  /** Only in Renewals. */
  readonly tab: RenewalsTab | null;
  /** Only in Numbers; null while no saved view is chosen. */
  readonly savedViewId: string | null;
  /** The environment that is shown; null for all of them. */
  readonly environmentId: string | null;
  openNumber: NumberRef | null;
  query: string;
  sort: Sort | null;
  filter: ActivityFilter;
  /** What components keep of it, by their names: see {@link useKept}. */
  readonly kept: Map<string, unknown>;
}

/** The most places that Back remembers. */
const MOST_PLACES = 100;

/**
 * Where the user has been: views, tabs, saved views and environments, in the order in which they were seen. Changes of the
 * query are steps within a place. To go back leads to what a place looked like when it was left.
 */
export const useNavigationStore = defineStore('navigation', () => {
  const activity = useActivityFeedStore();
  const queries = useQueryStore();
  const view = useViewStore();

  const { where, describe, show } = useScene();

  const places = shallowRef<readonly Place[]>([placeOf(where())]);
  const at = shallowRef(0);
  const present = computed(() => places.value[at.value]!);
  /** The query of the view that is shown, if it has one. */
  const model = computed(() => (view.name === 'numbers' ? queries : view.name === 'activity' ? activity : null));
  /** The last change of the query, and the last that was undone, when the user came here: they are not undone from here. */
  const before = shallowRef<QuerySteps>({ step: null, undone: null });
  let isGoing = false;
  /** The place that comes next is shown for a number. */
  let isLed = false;

  /** The user went on: what was ahead is no longer. */
  function arrive(): void {
    const place = placeOf(where());
    const last = places.value.slice(0, at.value).findLast((one) => keyOf(one) === keyOf(place));
    // what is opened again is as it was left, but scrolled to the number that the user is led to
    if (last && !isLed) for (const [name, value] of last.kept) place.kept.set(name, value);
    places.value = [...places.value.slice(0, at.value + 1), place].slice(-MOST_PLACES);
    at.value = places.value.length - 1;
    isLed = false;
    settle();
  }

  /** What is asked in the same breath is part of the arrival. */
  function settle(): void {
    const settled = () =>
      (before.value = { step: model.value?.lastStep ?? null, undone: model.value?.lastUndone ?? null });
    settled();
    void Promise.resolve().then(settled);
  }

  /** What changes where the user is, and is part of the step that led there. */
  function inOneStep(change: () => void): void {
    isGoing = true;
    change();
    isGoing = false;
  }

  const canUndo = computed(() => model.value !== null && isOther(model.value.lastStep, before.value.step));
  const canRedo = computed(() => model.value !== null && isOther(model.value.lastUndone, before.value.undone));

  // at once, so that the place is left as it was
  watch(
    () => keyOf(where()),
    (key) => {
      if (isGoing || key === keyOf(present.value)) return;
      describe(present.value);
      arrive();
    },
    { flush: 'sync' },
  );
  followLedTo({
    inOneStep,
    leave: () => describe(present.value),
    arrive,
    lead: () => (isLed = true),
    stay() {
      places.value = places.value.with(at.value, { ...present.value, ...where(), kept: new Map() });
      settle();
    },
  });

  /** The next place in a direction that still exists; -1 where there is none. */
  function next(by: -1 | 1): number {
    for (let to = at.value + by; to >= 0 && to < places.value.length; to += by)
      if (isThere(places.value[to]!)) return to;
    return -1;
  }

  /** Goes back (-1) or forward (1); false where there is nowhere to go. */
  function go(by: -1 | 1): boolean {
    const query = model.value;
    if (query && (by < 0 ? canUndo.value : canRedo.value)) {
      goInQuery(query, before.value, by);
      return true;
    }
    const to = next(by);
    if (to < 0) return false;
    describe(present.value);
    inOneStep(() => {
      at.value = to;
      show(present.value);
    });
    settle();
    return true;
  }

  const canGoBack = computed(() => canUndo.value || next(-1) >= 0);
  const canGoForward = computed(() => canRedo.value || next(1) >= 0);

  return { present, canGoBack, canGoForward, go };
});

/** A place that nothing is known of yet but where it is. */
function placeOf(where: Where): Place {
  return { ...where, openNumber: null, query: '', sort: null, filter: 'all', kept: new Map() };
}

/** Whether what a place shows still exists. */
function isThere({ environmentId, savedViewId }: Place): boolean {
  const [app, saved] = [useAppStore(), useSavedViewsStore()];
  if (savedViewId !== null && !saved.views.some(({ id }) => id === savedViewId)) return false;
  return environmentId === null ? app.realEnvironments.length > 1 : app.environment(environmentId) !== null;
}

interface QuerySteps {
  readonly step: UndoStep | null;
  readonly undone: UndoStep | null;
}

function isOther(step: UndoStep | null, before: UndoStep | null): boolean {
  return step !== null && step !== before;
}

/** Undoes (-1) or redoes (1) what is last when its turn comes: Back may be pressed again before, and then means the next. */
function goInQuery(query: QueryModel, before: QuerySteps, by: -1 | 1): void {
  if (by < 0) void useUndoStore().undo((one) => one === query.lastStep && isOther(one, before.step));
  else void useUndoStore().redo((one) => one === query.lastUndone && isOther(one, before.undone));
}

type Where = Pick<Place, 'view' | 'tab' | 'savedViewId' | 'environmentId'>;

function keyOf({ view, tab, savedViewId, environmentId }: Where): string {
  return JSON.stringify([view, tab, savedViewId, environmentId]);
}

/** What the user sees, read into a place and shown from it. */
function useScene() {
  const activity = useActivityFeedStore();
  const environment = useShownEnvironmentStore();
  const queries = useQueryStore();
  const renewals = useRenewalsStore();
  const saved = useSavedViewsStore();
  const view = useViewStore();

  function where(): Where {
    return {
      view: view.name,
      tab: view.name === 'renewals' ? renewals.tab : null,
      savedViewId: view.name === 'numbers' ? saved.chosenId : null,
      environmentId: environment.id,
    };
  }

  /** Fills in what a place looks like that is about to be left. */
  function describe(place: Place): void {
    place.openNumber = view.openNumbers[place.view] ?? null;
    if (place.view === 'numbers') [place.query, place.sort] = [queries.text, queries.sort];
    if (place.view === 'activity') [place.query, place.filter] = [activity.text, activity.filter];
  }

  function show(place: Place): void {
    view.show(place.view, place.openNumber);
    if (place.tab !== null) renewals.tab = place.tab;
    if (place.view === 'numbers') showNumbers(place);
    if (place.view === 'activity') {
      activity.restore(place.query);
      activity.filter = place.filter;
    }
    if (place.environmentId !== environment.id) void environment.show(place.environmentId);
  }

  function showNumbers({ savedViewId, query, sort }: Place): void {
    const wanted = saved.views.find(({ id }) => id === savedViewId);
    if (wanted && saved.chosenId !== savedViewId) saved.choose(wanted);
    if (!wanted) saved.leave();
    queries.restore({ query, sort: sort ?? queries.sort });
  }

  return { where, describe, show };
}

/**
 * Keeps something of the component at the place where the user is, such as how far it is scrolled, and puts it back when
 * the user comes back to it.
 * @param name unique in the page
 * @param take what there is to keep
 * @param put called when the component is mounted, and when the user has gone to another place where it is, too
 * @returns what was kept, before the component is mounted
 */
export function useKept<T>(name: string, take: () => T, put: (kept: T) => void): T | undefined {
  const navigation = useNavigationStore();
  let place = navigation.present;
  let isThere = true;
  const kept = () => place.kept.get(name) as T | undefined;
  const putBack = (): void => {
    const value = kept();
    if (isThere && value !== undefined) put(value);
  };

  watch(
    () => navigation.present,
    (now) => {
      place.kept.set(name, take());
      place = now;
      // behind the list, which begins at its top where another question is asked
      void nextTick().then(() => nextTick(putBack));
    },
    { flush: 'sync' },
  );
  onMounted(putBack);
  onBeforeUnmount(() => (isThere = false));
  return kept();
}

/** Keeps how far an element is scrolled; see {@link useKept}. */
export function useKeptScroll(name: string, element: () => HTMLElement | null): number | undefined {
  return useKept(
    name,
    () => element()?.scrollTop ?? 0,
    (top) => element()?.scrollTo({ top }),
  );
}
