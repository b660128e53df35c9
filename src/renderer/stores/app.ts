import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ErrorReport } from '../../shared/app-error';
import type { EnvironmentDto, AppState } from '../../shared/bridge/state';
import type { Target } from '../../shared/bridge/target';
import { localDay } from '../../shared/calendar/calendar-day';
import { realEnvironments as real } from '../../shared/environment';
import { formatterFor } from '../../shared/format';
import { reportOfFailure, request, transport } from '../bridge/bridge-client';
import { showPageNotification } from '../bridge/page-notifications';

const MINUTE_MS = 60_000;

const timeZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The app's state as main last sent it, and what the page derives from it. */
export const useAppStore = defineStore('app', () => {
  /** Null until main has answered for the first time. */
  const state = shallowRef<AppState | null>(null);
  /** Why the page could not reach main at all. */
  const failure = ref<ErrorReport | null>(null);
  /** Where a click in the tray or in a notification leads; the frame takes it from here. */
  const target = shallowRef<Target | null>(null);
  /** Epoch ms; moves each minute, so that ages and "in 3 days" stay true while nothing else happens. */
  const now = ref(Date.now());

  const today = computed(() => localDay(now.value));
  const format = computed(() => formatterFor(state.value?.locale ?? navigator.language));
  /** The one that was chosen last, even while the numbers of all are shown. */
  const activeEnvironment = computed(
    () => state.value?.environments.find((environment) => environment.id === state.value?.activeEnvironmentId) ?? null,
  );
  /** The user's own: sample data is never among them. */
  const realEnvironments = computed(() => real(state.value?.environments ?? []));
  /** Those whose numbers are shown: the active one, or all. */
  const shownEnvironments = computed(() => {
    if (state.value?.showsAll) return realEnvironments.value;
    return activeEnvironment.value ? [activeEnvironment.value] : [];
  });

  /** The one environment that is shown; null where all are. */
  const shownEnvironmentId = computed(() => (state.value?.showsAll ? null : (activeEnvironment.value?.id ?? null)));

  function environment(environmentId: string): EnvironmentDto | null {
    return state.value?.environments.find(({ id }) => id === environmentId) ?? null;
  }

  /** Each minute while the page may be seen; one that is hidden in the tray wakes nothing up. */
  function followTime(): void {
    const zone = timeZone();
    function tick(): void {
      // everything that is shown was worked out in the zone of before; drafts and the place survive
      if (timeZone() !== zone) return location.reload();
      now.value = Date.now();
    }
    let timer: ReturnType<typeof setInterval> | undefined;
    function follow(): void {
      clearInterval(timer);
      if (document.visibilityState === 'hidden') return;
      tick();
      timer = setInterval(tick, MINUTE_MS);
    }
    document.addEventListener('visibilitychange', follow);
    follow();
  }

  /** Connects to main; called once, before the app is mounted. */
  async function connect(): Promise<void> {
    transport.onEvent((event) => {
      if (event.type === 'state') state.value = event.state;
      if (event.type === 'navigate') target.value = event.target;
      if (event.type === 'notify') showPageNotification(event.notification, (to) => (target.value = to));
    });
    followTime();
    try {
      state.value = await request('state.get', undefined);
    } catch (error) {
      failure.value = reportOfFailure(error);
    }
  }

  return {
    state,
    failure,
    target,
    now,
    today,
    format,
    activeEnvironment,
    realEnvironments,
    shownEnvironments,
    shownEnvironmentId,
    environment,
    connect,
  };
});
