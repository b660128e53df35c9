import type { AppState } from '../../../shared/bridge/state';
import type { ListMessage } from '../../../shared/bridge/events';
import type { Target } from '../../../shared/bridge/target';
import type { Session, Settings } from '../../../shared/settings';
import type { FedPage } from '../lists/list-feed';
import type { Requests } from '../requests/answer-request';
import type { Pages } from '../pages/pages';

/** The app without a shell. */
export interface Core extends Pick<Requests, 'answer'>, Pick<Pages, 'onEvent' | 'openPage'> {
  /**
   * Shows what the last run left, then begins to sync and to remind: at once, or, where a page is about to be shown, when
   * that has painted.
   */
  start(options?: { showsPage: boolean }): Promise<void>;
  /**
   * Writes drafts to disk before it returns, lets every page write what it holds back, waits for the requests under way, and
   * writes the drafts that came with them. Never rejects; takes 2 s at most.
   */
  flush(): Promise<void>;
  /** Ends what is under way; nothing is called back afterwards. */
  stop(): Promise<void>;
  /** Sends the lists that are shown to a page, as soon as they are read and whenever they change, until that is closed. */
  openList(send: (message: ListMessage) => void): FedPage;
  /** Leads every page to a place: the user clicked it in the tray or in a notification. */
  navigate(target: Target): void;
  state(): AppState;
  /** Tells the user of an error that nothing caught. */
  tellUncaught(): void;
  session(): Session;
  settings(): Settings;
  remember(patch: Partial<Pick<Session, 'window' | 'fileFolders' | 'trayExplained'>>): void;
  setOnline(online: boolean): void;
  /** The computer goes to sleep: nothing is fetched. */
  suspend(): void;
  /** The computer is awake or unlocked again: what is due is done at once. */
  resume(): void;
  /** The system may show notifications again: those that it did not show are tried at once. */
  retryReminders(): void;
  /** The computer is in another time zone, so days, hours and what is due have changed. */
  timeZoneChanged(): void;
}
