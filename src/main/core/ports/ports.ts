import type { AppNotification, NotificationOutcome } from '../../../shared/bridge/notification';
import type { ParsedInput } from '../../../shared/bridge/requests';
import type { TrayState } from '../../../shared/bridge/state';

/** Time, handed in so that tests decide it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once after a delay; returns how to cancel it. */
  after(delayMs: number, callback: () => void): () => void;
}

/** What a proxy asks for. */
export interface ProxyCredentials {
  username: string;
  password: string;
}

/** The part of `fetch` that the app uses: Electron's `net.fetch` (the system's proxy and certificates) or Node's. */
export type Fetch = (
  url: string,
  init: {
    method: 'GET' | 'POST';
    headers: Record<string, string>;
    body?: string;
    signal: AbortSignal;
    redirect: 'error';
    /**
     * What to answer a proxy (`host:port`) that asks for a password; null for nothing. Node's `fetch` doesn't ask.
     * @param isRefused the proxy has just refused what it was answered
     */
    answerProxy?: (proxy: string, isRefused: boolean) => Promise<ProxyCredentials | null>;
  },
) => Promise<Response>;

/** `settings.json` as a whole: electron-store in the desktop shell, its base `conf` in browser mode. */
export interface SettingsDocument {
  /** Written at once and atomically when set. @throws what the file system says (`ENOSPC`, `EACCES`, …) */
  store: Record<string, unknown>;
}

/** What the core asks of the shell it runs in. */
export interface Shell {
  readonly kind: 'desktop' | 'browser';
  /** Resolves with what became of it; never rejects. */
  notify(notification: AppNotification): Promise<NotificationOutcome>;
  /** A page says what became of a notification it was asked to show; absent where the shell shows them itself. */
  outcomeReported?(report: ParsedInput<'notification.outcome'>): void;
  setTray(state: TrayState): void;
  openExternal(url: string): Promise<void>;
  /**
   * Shows a folder (absolute path) in the system's file manager; absent where the shell cannot.
   * @throws {AppError} folder_not_opened
   */
  openFolder?(path: string): Promise<void>;
  /** Shows a file (absolute path) in its folder, in the system's file manager; absent where the shell cannot. */
  showFile?(path: string): void;
  /** Lets the user choose where a file is kept: an absolute path, or null for nowhere. Absent where the page does. */
  chooseFile?(file: ParsedInput<'file.begin'>): Promise<string | null>;
  /** Drops the user names and passwords of proxies that the network stack keeps; absent where it keeps none. */
  forgetProxies?(): Promise<void>;
  /** Follows the setting; absent where the shell cannot. */
  setLaunchAtLogin?(enabled: boolean): Promise<void>;
}
