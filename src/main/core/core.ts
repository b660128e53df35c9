import type { Answer, AppState, BridgeEvent, ListMessage, RequestName, Target } from '../../shared/bridge';
import type { ErrorReport } from '../../shared/app-error';
import type { Session } from '../../shared/settings';
import type { Clock, Fetch, KeyValueStore, Shell } from './surroundings';

/** What the core is given; everything that differs between shells and tests. */
export interface CoreOptions {
  /** Absolute path; holds settings, snapshots and the ledger. */
  dataDir: string;
  version: string;
  platform: NodeJS.Platform;
  /** BCP 47, for dates and money. */
  locale: string;
  fetch: Fetch;
  clock: Clock;
  /** [0, 1), for jitter. */
  random: () => number;
  store: KeyValueStore;
  shell: Shell;
  /** What went wrong before the core was there (a damaged settings file). */
  warnings: ErrorReport[];
}

/** The app without a shell. */
export interface Core {
  /** Shows what the last run left, then begins to fetch and to remind. */
  start(): Promise<void>;
  /** Ends what is under way; nothing is called back afterwards. */
  stop(): Promise<void>;
  /** Answers a request from a page. Checks name and input; never rejects. */
  answer(name: unknown, input: unknown): Promise<Answer<RequestName>>;
  onEvent(listener: (event: BridgeEvent) => void): () => void;
  /** Sends the active account's list to a page, now and whenever it changes, until the returned function is called. */
  openList(send: (message: ListMessage) => void): () => void;
  /** Leads every page to a place: somebody clicked it in the tray or in a notification. */
  navigate(target: Target): void;
  state(): AppState;
  session(): Session;
  remember(patch: Partial<Pick<Session, 'window' | 'trayExplained'>>): void;
  setOnline(online: boolean): void;
  /** The computer goes to sleep: nothing is fetched. */
  suspend(): void;
  /** The computer is awake or unlocked again: what is due is done at once. */
  resume(): void;
}
