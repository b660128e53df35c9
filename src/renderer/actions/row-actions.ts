import { nextTick } from 'vue';
import type { NumberRef } from '../../shared/numbers/number-ref';
import { refOf, rowOf } from '../../shared/query/columns';
import { useDialogStore } from '../stores/dialog';
import { useReminderPreferencesStore } from '../stores/reminder-preferences';
import { useRowFocusStore } from '../stores/row-focus';
import { useSelectionStore, type SelectedNumber } from '../stores/selection';
import { useShownStore } from '../stores/shown';
import { useViewStore } from '../stores/view';
import { useAppStore } from '../stores/app';
import { t } from '../lib/t';
import { keepTypeAhead } from '../lib/type-ahead';
import { onlyWhile, type Action } from './action';
import { copyText } from './copy';
import { preferNumbers } from './edits/reminder-edits';
import { handledState } from './mark-handled';
import { openableInTalkover, openTalkover } from './open-talkover';
import { runAction, runOnceOffered, useActions } from './registry';
import { copySelected } from './selected-numbers';
import { useTableStore } from '../stores/table';
import { withModifier } from './shortcuts';

/** What the menu of a row offers, by the ids of actions; a line stands before each group. */
export function rowMenu(): string[][] {
  return [
    ['row.details', 'row.copy', ...inTalkover().map(({ id }) => id)],
    ['row.label', 'row.note'],
    ['row.snooze', 'handled', 'row.mute'],
    ['row.export'],
  ];
}

/** The key that the table itself hears, for menus. */
export function tableKeyOf(id: string): string | undefined {
  return { 'row.details': t('keys.enter'), 'row.copy': withModifier('C') }[id];
}

/**
 * The numbers that keys and menus act on: those that are selected, else the one whose details are open, else the one
 * under the cursor. A menu on a row that isn't selected is about that row alone.
 */
export function targets(): SelectedNumber[] {
  if (isSelectionMeant()) return useSelectionStore().numbers();
  const one = singleTarget();
  return one ? [one] : [];
}

/** The one number that is meant where nothing is selected; null where it is not in the list. */
export function singleTarget(): SelectedNumber | null {
  const { columns, numbers } = useShownStore();
  const of = pointedOrOpen();
  const number = of && numbers.at(rowOf(columns, of));
  return number ? { ref: of, number } : null;
}

/** What the numbers that keys and menus act on are called: the one number, or how many are selected; null without any. */
export function targetsName(): string | null {
  if (isSelectionMeant()) return t('selection.count', { count: useSelectionStore().count });
  const one = singleTarget()?.number ?? useRowFocusStore().unlisted;
  return one && (one.formatted_number || one.number);
}

/** What marking as handled is called: by what it would do where one number is meant. */
export function handledTitle(): string {
  const one = isSelectionMeant() ? null : singleTarget();
  if (!one) return t('handled.action');
  return t(handledState(one.ref, one.number) === 'handled' ? 'handled.action.undo' : 'handled.action.mark');
}

/** Whether all that is selected is meant. */
export function isSelectionMeant(): boolean {
  const selection = useSelectionStore();
  const { pointed } = useRowFocusStore();
  if (!pointed) return selection.count > 0;
  const row = rowOf(useShownStore().columns, pointed);
  return row >= 0 && selection.has(row);
}

/** Opens Talkover where the numbers that are meant can be acted on: one action where all are of one environment, else one for each. */
function inTalkover(): Action[] {
  const of = pointedOrOpen();
  const environments = openableInTalkover(
    isSelectionMeant() ? useSelectionStore().environmentIds : of ? [of.environmentId] : [],
  );
  return environments.map(({ key, label }) => ({
    id: `row.talkover.${key}`,
    section: 'numbers',
    title: environments.length === 1 ? t('actions.openTalkover') : t('actions.openTalkoverNamed', { name: label }),
    // the palette has the same for each environment
    ...(environments.length > 1 && { notInPalette: true }),
    run: () => openTalkover(key),
  }));
} // prettier-ignore

/** The number whose row, details or menu is meant where nothing is selected. */
function pointedOrOpen(): NumberRef | null {
  const { pointed, focused } = useRowFocusStore();
  return pointed ?? useViewStore().openNumber ?? focused;
}

/** The single keys of rows, and what their menu offers in addition, while rows can be seen. */
export function useRowActions(isShown: () => boolean = () => true): void {
  const shown = useShownStore();
  const selection = useSelectionStore();
  const rowFocus = useRowFocusStore();
  const view = useViewStore();
  const preferences = useReminderPreferencesStore();
  const table = useTableStore();
  const dialog = useDialogStore();
  const app = useAppStore();

  const isAny = () => isSelectionMeant() || singleTarget() !== null;
  const isOne = () => !isSelectionMeant() && singleTarget() !== null;
  function isAnyHeard(): boolean {
    const of = pointedOrOpen();
    if (!isSelectionMeant()) return of !== null && !preferences.of(of).muted;
    return selection.rows.some((row) => !preferences.of(refOf(shown.columns, row)!).muted);
  }

  /** Opens the details of the one number, and does there what an action of theirs does. */
  function inDetails(id: string): void {
    const of = targets()[0]?.ref;
    if (!of) return;
    view.openNumber = of;
    keepTypeAhead();
    // once rendered: the details of another number would take it while they are still there
    void nextTick(() => runOnceOffered(id, () => view.openNumber === of));
  }

  async function mute(): Promise<void> {
    const muted = isAnyHeard();
    const numbers = targets().map(({ ref }) => ref);
    const count = numbers.length;
    const one = muted ? 'numbers.reminders.saidMuted' : 'numbers.reminders.saidUnmuted';
    const several = muted ? 'selection.said.muted' : 'selection.said.unmuted';
    await preferNumbers(numbers, { muted }, t(count === 1 ? one : several, { count }));
  }

  async function snooze(): Promise<void> {
    const numbers = targets().map(({ ref }) => ref);
    const day = app.format.day(app.today + 1, app.today);
    const count = numbers.length;
    const words = t(count === 1 ? 'numbers.reminders.saidSnoozed' : 'selection.said.snoozed', { count, day });
    await preferNumbers(numbers, { snoozeDays: 1 }, words);
  }

  async function copy(): Promise<void> {
    if (isSelectionMeant()) return copySelected(table.copyFormat);
    const only = targets()[0]?.number ?? rowFocus.unlisted;
    if (only) await copyText(only.number);
  }

  function exportThese(): void {
    // a file of one number is hardly ever meant
    dialog.show({ kind: 'export', of: isSelectionMeant() ? 'selection' : 'result' });
  }

  const action = (id: string, key: string | null, title: string, run: () => void, isAvailable = isAny): Action => ({
    id: `row.${id}`,
    section: 'numbers',
    title,
    ...(key !== null && { shortcuts: [{ key }] }),
    isAvailable,
    run,
  });

  const ofTargets = (): Action[] => [
    action('details', null, t('row.details'), () => (view.openNumber = targets()[0]?.ref ?? null), isOne),
    action('copy', null, t('row.copy'), () => void copy(), () => isAny() || rowFocus.unlisted !== null),
    ...inTalkover(),
    action('label', 'l', t('row.label'), () => (isSelectionMeant() ? runAction('selection.label') : inDetails('details.label'))),
    action('note', 'n', t('row.note'), () => inDetails('details.note'), isOne),
    action('snooze', 's', t('row.snooze'), () => void snooze()),
    action('mute', 'm', t(isAnyHeard() ? 'row.mute' : 'row.unmute'), () => void mute()),
  ]; // prettier-ignore
  const exporting = () => action('export', 'e', t('row.export'), exportThese, () => shown.result.rows.length > 0);
  useActions(() => {
    const actions = [...ofTargets().map((one): Action => ({ ...one, isForTargets: true })), exporting()];
    return actions.map((one) => onlyWhile(isShown, one));
  });
}
