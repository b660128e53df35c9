/**
 * Gives a page notifications that are allowed and shown: a browser without a window has none. It runs in the page, so it
 * knows nothing outside of itself.
 */
export function allowNotifications(): void {
  class ShownNotification extends EventTarget {
    static readonly permission = 'granted';
    static readonly requestPermission = () => Promise.resolve('granted');
    onshow: (() => void) | null = null;
    onerror: (() => void) | null = null;
    onclick: (() => void) | null = null;

    constructor(
      readonly title: string,
      readonly options: NotificationOptions = {},
    ) {
      super();
      this.addEventListener('show', () => this.onshow?.());
      this.addEventListener('click', () => this.onclick?.());
      queueMicrotask(() => this.dispatchEvent(new Event('show')));
    }

    close(): void {
      this.dispatchEvent(new Event('close'));
    }
  }
  Object.assign(window, { Notification: ShownNotification });
}
