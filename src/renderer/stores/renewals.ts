import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { Day } from '../../shared/calendar/calendar-day';
import type { NumberRef, NumberSet } from '../../shared/numbers/number-ref';
import type { RenewalKind } from '../../shared/renewals/renewal';
import { t } from '../lib/t';
import { useAppStore } from './app';
import { useFeedbackStore } from './feedback';
import { useShownEnvironmentStore } from './shown-environment';
import { useViewStore } from './view';

export const RENEWALS_TABS = ['agenda', 'month', 'costs', 'reminders'] as const;
export type RenewalsTab = (typeof RENEWALS_TABS)[number];

/** The numbers that one reminder was about. */
interface AnnouncedNumbers {
  /** When it was sent (epoch ms); null where that is no longer known. */
  at: number | null;
  numbers: readonly NumberRef[];
  /** It is still to be sent. */
  isUpcoming: boolean;
  /** The environment that is shown with them; null where all are. */
  environmentId: string | null;
}

/** What the Renewals view shows, for as long as the app runs. */
export const useRenewalsStore = defineStore('renewals', () => {
  const app = useAppStore();
  const feedback = useFeedbackStore();
  const view = useViewStore();

  const tab = ref<RenewalsTab>('agenda');
  const kind = ref<RenewalKind | 'all'>('all');
  /** Whether the agenda shows what lies further ahead than a month. */
  const laterIsOpen = ref(false);
  /** The day that the calendar lists; null before one was chosen. */
  const chosenDay = ref<Day | null>(null);
  /** Only the renewals of one reminder are shown; null while all are. */
  const only = shallowRef<AnnouncedNumbers | null>(null);
  let lastAsked = 0;

  /** The numbers that the view is narrowed to, those of environments that are not shown included; null while it is not. */
  const onlyNumbers = computed<NumberSet | null>(() => only.value && byEnvironment(only.value.numbers));

  /**
   * Narrows the view to the renewals of one announcement, by its id; null shows all.
   *
   * @param environmentId the environment that the user is led to; main may not have said yet that it is shown
   */
  async function showOnly(announcementId: string | null, environmentId: string | null = null): Promise<void> {
    const asked = ++lastAsked;
    only.value = null;
    if (announcementId === null) return;
    const isShown = environmentId === null || app.shownEnvironments.some(({ id }) => id === environmentId);
    const where = isShown ? app.shownEnvironmentId : environmentId;
    const [numbers, inbox] = await Promise.all([
      feedback.ask('reminders.numbers', { announcementId }),
      feedback.ask('reminders.inbox', null),
    ]);
    if (asked !== lastAsked || !numbers) return;
    if (numbers.length === 0) {
      feedback.say(t('renewals.only.forgotten'));
      return;
    }
    const at = inbox?.sent.find(({ id }) => id === announcementId)?.at ?? null;
    only.value = { at, numbers, isUpcoming: false, environmentId: where };
  }

  /** Leads to the renewals of a reminder that is still to be sent. @param at when, in epoch ms */
  function showUpcoming(at: number, numbers: readonly NumberRef[]): void {
    showAgenda(null, null);
    only.value = { at, numbers, isUpcoming: true, environmentId: app.shownEnvironmentId };
  }

  /** Shows the renewals of the same announcement in another environment. */
  async function showOnlyIn(environmentId: string): Promise<void> {
    if (only.value) only.value = { ...only.value, environmentId };
    await useShownEnvironmentStore().show(environmentId);
  }

  /** Leads to the agenda; see {@link showOnly}. */
  function showAgenda(announcementId: string | null, environmentId: string | null): void {
    kind.value = 'all';
    showTab('agenda');
    void showOnly(announcementId, environmentId);
  }

  function showTab(next: RenewalsTab): void {
    tab.value = next;
    view.show('renewals');
  }

  /** Takes every filter away. */
  function showAll(): void {
    kind.value = 'all';
    void showOnly(null);
  }

  // it answers one question; a user who goes elsewhere has another
  watch([tab, () => view.name], () => void showOnly(null), { flush: 'sync' });
  watch(
    () => app.shownEnvironmentId,
    (shown) => {
      const ledTo = only.value?.environmentId ?? null;
      // null is the id of none, and also what is shown while all are
      if (only.value && (ledTo === null || ledTo !== shown)) void showOnly(null);
    },
    { flush: 'sync' },
  );

  return {
    tab,
    kind,
    laterIsOpen,
    chosenDay,
    only,
    onlyNumbers,
    showOnly,
    showUpcoming,
    showOnlyIn,
    showAgenda,
    showTab,
    showAll,
  };
});

function byEnvironment(numbers: readonly NumberRef[]): NumberSet {
  const ids = new Map<string, Set<string>>();
  for (const { environmentId, numberId } of numbers) {
    ids.set(environmentId, (ids.get(environmentId) ?? new Set()).add(numberId));
  }
  return ids;
}
