import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { RenewalKind } from '../../shared/renewal';
import { t } from '../t';
import { useAppStore } from './app';
import { useNoticeStore } from './notice';

export const RENEWALS_TABS = ['agenda', 'month', 'costs', 'reminders'] as const;
export type RenewalsTab = (typeof RENEWALS_TABS)[number];

/** The numbers that one reminder was about. */
interface AnnouncedNumbers {
  /** When it was given (epoch ms); null where that is no longer known. */
  at: number | null;
  numbers: readonly { accountId: string; numberId: string }[];
}

/** What the Renewals view shows, for as long as the app runs. */
export const useRenewalsStore = defineStore('renewals', () => {
  const app = useAppStore();
  const notice = useNoticeStore();

  const tab = ref<RenewalsTab>('agenda');
  const kind = ref<RenewalKind | 'all'>('all');
  /** Only the renewals of one reminder are shown; null while all are. */
  const only = shallowRef<AnnouncedNumbers | null>(null);
  let lastAsked = 0;

  /** How many of the reminder's numbers each account has, the active one included. */
  const onlyCounts = computed(() => {
    const counts = new Map<string, number>();
    for (const { accountId } of only.value?.numbers ?? []) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
    return counts;
  });

  /** The ids that the active account's list is narrowed to; null while it is not. */
  const onlyIds = computed<ReadonlySet<string> | null>(() => {
    if (!only.value) return null;
    const own = only.value.numbers.filter(({ accountId }) => accountId === app.activeAccount?.id);
    return new Set(own.map(({ numberId }) => numberId));
  });

  /** Narrows the view to the renewals of one announcement, by its id; null shows all. */
  async function showOnly(announcementId: string | null): Promise<void> {
    const asked = ++lastAsked;
    only.value = null;
    if (announcementId === null) return;
    const [numbers, inbox] = await Promise.all([
      notice.ask('reminders.numbers', { announcementId }),
      notice.ask('reminders.inbox', null),
    ]);
    if (asked !== lastAsked || !numbers) return;
    if (numbers.length === 0) {
      notice.say(t('renewals.only.forgotten'));
      return;
    }
    const at = inbox?.given.find(({ id }) => id === announcementId)?.at ?? null;
    only.value = { at, numbers };
  }

  /** Takes every filter away. */
  function showAll(): void {
    kind.value = 'all';
    void showOnly(null);
  }

  return { tab, kind, only, onlyCounts, onlyIds, showOnly, showAll };
});
