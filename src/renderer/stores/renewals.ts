import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Day } from '../../shared/calendar/calendar-day';
import type { NumberRef, NumberSet } from '../../shared/numbers/number-ref';
import type { RenewalKind } from '../../shared/renewals/renewal';
import { t } from '../lib/t';
import { useFeedbackStore } from './feedback';
import { useViewStore } from './view';

export const RENEWALS_TABS = ['agenda', 'month', 'costs', 'reminders'] as const;
export type RenewalsTab = (typeof RENEWALS_TABS)[number];

/** The numbers that one reminder was about. */
interface AnnouncedNumbers {
  /** When it was sent (epoch ms); null where that is no longer known. */
  at: number | null;
  numbers: readonly NumberRef[];
}

/** What the Renewals view shows, for as long as the app runs. */
export const useRenewalsStore = defineStore('renewals', () => {
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
  const onlyNumbers = computed<NumberSet | null>(() => {
    if (!only.value) return null;
    const ids = new Map<string, Set<string>>();
    for (const { environmentId, numberId } of only.value.numbers) {
      ids.set(environmentId, (ids.get(environmentId) ?? new Set()).add(numberId));
    }
    return ids;
  });

  /** Narrows the view to the renewals of one announcement, by its id; null shows all. */
  async function showOnly(announcementId: string | null): Promise<void> {
    const asked = ++lastAsked;
    only.value = null;
    if (announcementId === null) return;
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
    only.value = { at, numbers };
  }

  /** Leads to the agenda. @param announcementId the renewals of one announcement, by its id; null for all */
  function showAgenda(announcementId: string | null): void {
    kind.value = 'all';
    showTab('agenda');
    void showOnly(announcementId);
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

  return { tab, kind, laterIsOpen, chosenDay, only, onlyNumbers, showOnly, showAgenda, showTab, showAll };
});
