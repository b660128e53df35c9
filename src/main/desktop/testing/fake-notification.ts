import { EventEmitter } from 'node:events';
import type { ActivationArguments, NotificationConstructorOptions } from 'electron';

/**
 * The operating system as Electron 45 shows it to an app, as far as notifications go: read in Electron's documentation
 * (docs/api/notification.md) and sources (shell/browser/notifications), because it can't be seen on one machine.
 */
export const system = {
  supported: true,
  /** `silent`: neither `show` nor `failed` is ever emitted. `throws`: in Electron's constructor. */
  mood: 'shows' as 'shows' | 'refuses' | 'silent' | 'throws',
  /** macOS: notifications of unsigned apps fail, and their history is empty. */
  signed: true,
  /** What is on the screen or in the notification center, oldest first. */
  standing: [] as FakeNotification[],
  /** Each that the app made in this run, oldest first. */
  made: [] as FakeNotification[],
  onActivation: null as ((details: ActivationArguments) => void) | null,
};

/** A new computer, on which nothing was ever shown. */
export function resetSystem(): void {
  Object.assign(system, { supported: true, mood: 'shows', signed: true, standing: [], made: [], onActivation: null });
}

const LONGEST_WINDOWS_ID = 64;

/** As much of Electron's class as the app uses, with the rules of `process.platform`. */
export class FakeNotification extends EventEmitter {
  readonly id: string;
  isClosed = false;

  constructor(readonly options: NotificationConstructorOptions) {
    super();
    if (system.mood === 'throws') throw new Error('something unexpected');
    const { id = '', groupId = '', groupTitle = '' } = options;
    if (process.platform === 'win32') {
      if (id.length > LONGEST_WINDOWS_ID)
        throw new Error('Notification id exceeds Windows limit of 64 UTF-16 characters');
      if (groupId.length > LONGEST_WINDOWS_ID) {
        throw new Error('Notification groupId exceeds Windows limit of 64 UTF-16 characters');
      }
      if (groupTitle !== '' && groupId === '') throw new Error('Notification groupTitle requires groupId to be set');
    }
    this.id = id;
    system.made.push(this);
  }

  show(): void {
    if (system.mood === 'silent') return;
    // Linux calls the notification service while the app waits, the others answer later
    if (process.platform === 'linux') this.answer();
    else queueMicrotask(() => this.answer());
  }

  close(): void {
    this.isClosed = true;
    system.standing = system.standing.filter((one) => one !== this);
  }

  private answer(): void {
    if (process.platform === 'darwin' && !system.signed) {
      this.emit('failed', {}, 'Notifications are not allowed for this application');
      return;
    }
    const refusal = {
      win32: 'Notification failed - Settings prevent the notification from being delivered. (HRESULT: -2143420143)',
      darwin: 'Notifications are not allowed for this application',
      linux: '',
    }[process.platform as string];
    if (system.mood === 'shows') this.stand();
    // Windows takes it, and has second thoughts
    if (system.mood === 'shows' || process.platform === 'win32') this.emit('show', {});
    if (system.mood === 'refuses') this.emit('failed', {}, refusal);
  }

  /** Only macOS and Windows replace what has the same id. */
  private stand(): void {
    if (process.platform !== 'linux') system.standing = system.standing.filter(({ id }) => id !== this.id);
    system.standing.push(this);
  }

  static isSupported = () => system.supported;
  static getHistory = () => Promise.resolve(process.platform === 'darwin' && system.signed ? [...system.standing] : []);
  static handleActivation = (callback: typeof system.onActivation) => (system.onActivation = callback);
}

/** The user clicks a notification itself. */
export function click(notification: FakeNotification): void {
  notification.emit('click', {});
}

/** The user presses a button. Windows tells the app as a whole first, and then the single notification. */
export function press(notification: FakeNotification, label: string): void {
  const actionIndex = (notification.options.actions ?? []).findIndex(({ text }) => text === label);
  if (process.platform === 'linux') throw new Error('Electron has no buttons on Linux');
  if (process.platform === 'win32') {
    const text = `type=action&action=${actionIndex}&tag=${notification.id}`;
    system.onActivation?.({ type: 'action', arguments: text, actionIndex });
  }
  notification.emit('action', { actionIndex }, actionIndex);
}

/** The app ends: what stands, stands, but no run of the app listens to it. */
export function endRun(): void {
  for (const notification of system.standing) notification.removeAllListeners();
  Object.assign(system, { made: [], onActivation: null });
}
