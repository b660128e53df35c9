import { localDay } from '../../../shared/calendar/calendar-day';
import type { NumberRef } from '../../../shared/numbers/number-ref';
import { rowOf } from '../../../shared/query/columns';
import type { PreviewedNumber } from '../../../shared/bridge/requests/reminders';
import { preferNumbers } from '../../actions/edits/reminder-edits';
import { markHandled } from '../../actions/mark-handled';
import { canOpenTalkover, openTalkover } from '../../actions/open-talkover';
import { t } from '../../lib/t';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useListStore } from '../../stores/list';
import { useRenewalsStore } from '../../stores/renewals';
import { useShownEnvironmentStore } from '../../stores/shown-environment';
import { sayNotListed } from '../../stores/uncover-row';
import { useViewStore } from '../../stores/view';
import { dayWords } from './next-reminder-words';
import type { ReminderEntry } from './reminder-lines';

const SNOOZE_DAYS = [1, 3, 7] as const;

/** What can be done about a reminder. A snooze is named by its days. */
export type ReminderDeed = 'open' | 'talkover' | 'handled' | 'notHandled' | 'mute' | `${(typeof SNOOZE_DAYS)[number]}`;

/** A deed as a menu offers it. */
interface DeedOption {
  key: ReminderDeed;
  label: string;
  begins?: boolean;
}

const isDecidable = ({ section, number }: ReminderEntry) => number !== null || section === 'upcoming';
const leads = ({ target, section }: ReminderEntry) => target !== null || section === 'upcoming';

/** Whose numbers it is about; null where they may be of several environments, some of which may have been removed since. */
function environmentOf({ number, target, section }: ReminderEntry): string | null {
  const [only, ...others] = useAppStore().realEnvironments;
  const single = section !== 'sent' && only && others.length === 0 ? only.id : null;
  return number?.environmentId ?? target?.environmentId ?? single;
}

/** What leads to the numbers it is about, here and in Talkover. */
function waysFrom(entry: ReminderEntry): DeedOption[] {
  const isOfMany = entry.section === 'upcoming' ? entry.count > 1 : entry.target?.view === 'renewals';
  const open = isOfMany ? t('renewals.inbox.show') : t('renewals.inbox.open');
  return [
    ...(leads(entry) ? [{ key: 'open' as const, label: open }] : []),
    ...(canOpenTalkover(environmentOf(entry)) ? [{ key: 'talkover' as const, label: t('actions.openTalkover') }] : []),
  ];
}

/** What can be done about the reminders of the list, and how. */
export function useReminderDeeds() {
  const app = useAppStore();
  const feedback = useFeedbackStore();
  const environment = useShownEnvironmentStore();
  const list = useListStore();
  const renewals = useRenewalsStore();
  const view = useViewStore();

  /** In how many days from today it comes. */
  const daysTo = ({ at }: ReminderEntry) => (at === null ? 0 : Math.max(0, localDay(at) - app.today));
  /** A snooze keeps silent until its day, so it would also silence what comes before a later reminder. */
  const isNear = (entry: ReminderEntry) => daysTo(entry) <= 1;
  const dayAfter = (entry: ReminderEntry, days: number) => app.today + daysTo(entry) + days;

  function optionsOf(entry: ReminderEntry): DeedOption[] {
    const { count, openCount } = entry;
    if (!isDecidable(entry)) return waysFrom(entry);
    const snooze = SNOOZE_DAYS.map((days, index): DeedOption => ({
      key: `${days}`,
      label: t('renewals.inbox.snooze', { day: dayWords(dayAfter(entry, days), app.format, app.today) }),
      begins: index === 0,
    }));
    return [
      ...waysFrom(entry),
      openCount === 0
        ? { key: 'notHandled', label: t('handled.undoMark') }
        : { key: 'handled', label: t('renewals.inbox.handle', { count: openCount }) },
      // of what is handled nothing comes that could be snoozed
      ...(isNear(entry) && openCount > 0 ? snooze : []),
      { key: 'mute', label: t('renewals.inbox.mute', { count }), begins: true },
    ];
  }

  /** Those it is about; of a list that has changed since, none, which is said. */
  async function numbersOf({ number, preview, openCount }: ReminderEntry): Promise<readonly PreviewedNumber[]> {
    if (number) return [{ ...number, isHandled: openCount === 0 }];
    const numbers = preview ? await feedback.ask('reminders.previewNumbers', preview) : [];
    if (numbers?.length === 0) feedback.say(t('renewals.inbox.changed'));
    return numbers ?? [];
  }

  /** Opens the details of a number next to the reminders. */
  async function openBeside({ environmentId, numberId }: NumberRef): Promise<void> {
    if (!environment.includes(environmentId) && !(await environment.show(environmentId))) return;
    // the user went elsewhere meanwhile
    if (view.name !== 'renewals') return;
    view.openNumber = { environmentId, numberId };
    if (!list.loading && rowOf(list.columns, view.openNumber) < 0) sayNotListed();
  }

  async function open(entry: ReminderEntry): Promise<void> {
    if (entry.target?.view === 'numbers') return openBeside(entry.target);
    if (entry.target) {
      app.target = entry.target;
      return;
    }
    if (entry.section !== 'upcoming' || entry.at === null) return;
    const numbers = await numbersOf(entry);
    if (numbers.length > 0) renewals.showUpcoming(entry.at, numbers);
  }

  async function act(entry: ReminderEntry, deed: ReminderDeed): Promise<void> {
    if (deed === 'open') return open(entry);
    if (deed === 'talkover') {
      const environmentId = environmentOf(entry);
      if (environmentId !== null) openTalkover(environmentId);
      return;
    }
    const numbers = await numbersOf(entry);
    const { length: count } = numbers;
    if (count === 0) return;
    const handles = deed === 'handled';
    // Undo would take older marks away, too
    if (handles || deed === 'notHandled') {
      const changed = numbers.filter(({ isHandled }) => isHandled !== handles);
      await markHandled(changed, handles);
    } else if (deed === 'mute') await preferNumbers(numbers, { muted: true }, t('selection.said.muted', { count }));
    else {
      const until = dayAfter(entry, Number(deed));
      const words = t('selection.said.snoozed', { count, day: dayWords(until, app.format, app.today) });
      await preferNumbers(numbers, { snoozeDays: until - app.today }, words);
    }
  }

  return { leads, optionsOf, open, act };
}
