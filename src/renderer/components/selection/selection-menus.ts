import { computed, type ComputedRef } from 'vue';
import { COPY_SEPARATORS, COPY_SPELLINGS, type CopyFormat } from '../../../shared/numbers/copy-format';
import { HANDLED, refOf } from '../../../shared/query/columns';
import type { ReminderPreference } from '../../../shared/reminders/preference';
import { withModifier } from '../../actions/shortcuts';
import { useAppStore } from '../../stores/app';
import { useDialogStore } from '../../stores/dialog';
import { useReminderPreferencesStore } from '../../stores/reminder-preferences';
import { useSelectionStore } from '../../stores/selection';
import { useShownStore } from '../../stores/shown';
import { useTableStore } from '../../stores/table';
import { t } from '../../lib/t';
import { dayWords } from '../reminders/next-reminder-words';
import { copySelected, markSelected, preferForSelected } from '../../actions/selected-numbers';

const SNOOZE_DAYS = [1, 3, 7] as const;

type CopyKey = CopyFormat['spelling'] | CopyFormat['separator'];

interface Entry<K extends string> {
  key: K;
  label: string;
  keys?: string;
  isChosen?: boolean;
  begins?: boolean;
}

/** What a menu offers, and what is done with what is chosen. */
interface Menu<K extends string> {
  entries: ComputedRef<Entry<K>[]>;
  choose: (key: K) => void;
}

/** How the selected numbers are copied; what is chosen is how it is done from then on. */
export function useCopyMenu(): Menu<CopyKey> {
  const table = useTableStore();

  const entries = computed(() => [
    ...COPY_SPELLINGS.map((spelling) => ({
      key: spelling,
      label: t(`selection.copy.${spelling}`),
      isChosen: table.copyFormat.spelling === spelling,
      ...(table.copyFormat.spelling === spelling && { keys: withModifier('C') }),
    })),
    ...COPY_SEPARATORS.map((separator, index) => ({
      key: separator,
      label: t(`selection.copy.${separator}`),
      isChosen: table.copyFormat.separator === separator,
      begins: index === 0,
    })),
  ]);

  function choose(key: CopyKey): void {
    const format = { ...table.copyFormat };
    if (key === 'lines' || key === 'commas') format.separator = key;
    else format.spelling = key;
    table.copyFormat = format;
    void copySelected(format);
  }

  return { entries, choose };
}

/** What is decided for the reminders of all selected numbers. */
export function useReminderMenu(): Menu<string> {
  const app = useAppStore();
  const dialog = useDialogStore();
  const preferences = useReminderPreferencesStore();
  const selection = useSelectionStore();
  const shown = useShownStore();

  const dayIn = (days: number) => dayWords(app.today + days, app.format, app.today);
  const isAny = (has: (preference: ReminderPreference) => boolean) =>
    selection.rows.some((row) => has(preferences.of(refOf(shown.columns, row)!)));
  const isAnyHeard = computed(() => isAny(({ muted }) => !muted));
  const isAnyMuted = computed(() => isAny(({ muted }) => muted));
  const isAnyCustom = computed(() => isAny(({ offsets }) => offsets !== null));
  const isAnyHandled = computed(() => selection.rows.some((row) => (shown.columns.flags[row]! & HANDLED) !== 0));
  const entries = computed(() => [
    { key: 'handled', label: t('handled.mark'), keys: 'H' },
    ...(isAnyHandled.value ? [{ key: 'open', label: t('handled.undoMark') }] : []),
    { key: 'mute', label: t('numbers.reminders.mute'), begins: true, ...(isAnyHeard.value && { keys: 'M' }) },
    ...(isAnyMuted.value
      ? [{ key: 'unmute', label: t('numbers.reminders.unmute'), ...(!isAnyHeard.value && { keys: 'M' }) }]
      : []),
    ...SNOOZE_DAYS.map((days, index) => ({
      key: String(days),
      label: t('selection.snooze', { days, day: dayIn(days) }),
      begins: index === 0,
      ...(days === 1 && { keys: 'S' }),
    })),
    { key: 'awake', label: t('numbers.reminders.snooze.end') },
    { key: 'days', label: t('reminderDays.choose'), begins: true },
    ...(isAnyCustom.value ? [{ key: 'defaults', label: t('numbers.reminders.useGeneral') }] : []),
  ]);

  function choose(key: string): void {
    if (key === 'days') dialog.show({ kind: 'reminderDays', numbers: selection.numbers().map(({ ref }) => ref) });
    else if (key === 'defaults')
      void preferForSelected({ offsets: null }, (count) => t('reminderDays.saidDefaults', { count }));
    else if (key === 'handled') void markSelected(true);
    else if (key === 'open') void markSelected(false);
    else if (key === 'mute') void preferForSelected({ muted: true }, (count) => t('selection.said.muted', { count }));
    else if (key === 'unmute')
      void preferForSelected({ muted: false }, (count) => t('selection.said.unmuted', { count }));
    else if (key === 'awake')
      void preferForSelected({ snoozeDays: null }, (count) => t('selection.said.awake', { count }));
    else {
      const days = Number(key);
      void preferForSelected({ snoozeDays: days }, (count) => t('selection.said.snoozed', { count, day: dayIn(days) }));
    }
  }

  return { entries, choose };
}
