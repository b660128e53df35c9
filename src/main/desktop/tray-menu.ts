import type { MenuItemConstructorOptions } from 'electron';
import type { RequestInput } from '../../shared/bridge/requests';
import type { NumberRef } from '../../shared/numbers/number-ref';
import type { TrayRenewal, TrayState } from '../../shared/bridge/state';
import type { Target } from '../../shared/bridge/target';
import { translate } from '../../shared/i18n/translate';
import type { PreferenceChange } from '../../shared/reminders/preference';

type PauseChoice = RequestInput<'reminders.pause'>['choice'];

/** What the entries of the tray's menu do. */
export interface TrayActions {
  /** Opens the window, at a place if there is one. */
  open(target?: Target): void;
  copy(text: string): void;
  /** Opens an environment in Talkover, in the browser. */
  openTalkover(environmentId: string): void;
  /** Decides about the reminders of a number. */
  prefer(ref: NumberRef, change: PreferenceChange): void;
  syncNow(): void;
  pause(choice: PauseChoice): void;
  quit(): void;
}

/** @param instant writes an instant (epoch ms) in the user's locale */
export function trayMenu(
  state: TrayState,
  instant: (epochMs: number) => string,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const entry = ({ label, target }: { label: string; target: Target }) => ({
    label: literal(label),
    click: () => actions.open(target),
  });
  const urgent = [state.waiting, state.toDo].flatMap((line) => (line ? [entry(line)] : []));
  const first: MenuItemConstructorOptions[] = urgent.length > 0 ? [...urgent, { type: 'separator' }] : [];
  const next = state.next.map((renewal) => renewalEntry(renewal, actions));
  return [
    ...first,
    ...(next.length > 0 ? next : [{ label: translate('tray.nothingAhead'), enabled: false }]),
    { type: 'separator' },
    { label: translate('frame.sync.now'), click: () => actions.syncNow() },
    pauseEntry(state.pausedUntil, instant, actions),
    { type: 'separator' },
    { label: translate('tray.open'), click: () => actions.open() },
    { label: translate('tray.quit'), click: () => actions.quit() },
  ];
}

/** A renewal, and what can be done about it without opening the window. */
function renewalEntry({ label, target, ref, number, hasTalkover, isHandled }: TrayRenewal, actions: TrayActions) {
  const snooze: MenuItemConstructorOptions = {
    label: translate('reminder.action.snooze'),
    click: () => actions.prefer(ref, { snoozeDays: 1 }),
  };
  const talkover: MenuItemConstructorOptions = {
    label: translate('reminder.action.talkover'),
    click: () => actions.openTalkover(ref.environmentId),
  };
  return {
    label: literal(label),
    submenu: [
      { label: translate('reminder.action.open'), click: () => actions.open(target) },
      ...(hasTalkover ? [talkover] : []),
      { label: translate('tray.copyNumber'), click: () => actions.copy(number) },
      { type: 'separator' },
      snooze,
      {
        type: 'checkbox',
        label: translate('handled.mark'),
        checked: isHandled,
        click: () => actions.prefer(ref, { handled: !isHandled }),
      },
    ],
  } satisfies MenuItemConstructorOptions;
}

function pauseEntry(
  pausedUntil: TrayState['pausedUntil'],
  instant: (epochMs: number) => string,
  actions: TrayActions,
): MenuItemConstructorOptions {
  const choice = (value: 'hour' | 'tomorrow' | 'forever') => ({
    label: translate(`frame.tray.pause.${value}`),
    click: () => actions.pause(value),
  });
  const choices = [choice('hour'), choice('tomorrow'), choice('forever')];
  if (pausedUntil === null) return { label: translate('frame.tray.pause'), submenu: choices };
  return {
    label:
      pausedUntil === 'forever'
        ? translate('frame.tray.paused')
        : translate('frame.tray.pausedUntil', { when: instant(pausedUntil) }),
    submenu: [
      { label: translate('frame.tray.resume'), click: () => actions.pause(null) },
      { type: 'separator' },
      ...choices,
    ],
  };
}

/** An ampersand in a label would underline the letter after it; the name of an environment may have one. */
function literal(label: string): string {
  return label.replaceAll('&', '&&');
}
