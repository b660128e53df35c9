import type { MenuItemConstructorOptions } from 'electron';
import type { RequestInput } from '../../shared/bridge/requests';
import type { TrayState } from '../../shared/bridge/state';
import type { Target } from '../../shared/bridge/target';
import { translate } from '../../shared/i18n/translate';

type PauseChoice = RequestInput<'reminders.pause'>['choice'];

/** What the entries of the tray's menu do. */
export interface TrayActions {
  /** Opens the window, at a place if one is given. */
  open(target?: Target): void;
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
  const waiting: MenuItemConstructorOptions[] = state.waiting ? [entry(state.waiting), { type: 'separator' }] : [];
  const next = state.next.map(entry);
  return [
    ...waiting,
    ...(next.length > 0 ? next : [{ label: translate('tray.nothingAhead'), enabled: false }]),
    { type: 'separator' },
    { label: translate('frame.sync.now'), click: () => actions.syncNow() },
    pauseEntry(state.pausedUntil, instant, actions),
    { type: 'separator' },
    { label: translate('tray.open'), click: () => actions.open() },
    { label: translate('tray.quit'), click: () => actions.quit() },
  ];
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
