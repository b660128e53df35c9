import type { NumbersLost } from '../activity/activity';
import type { ErrorReport } from '../app-error';
import type { ChannelDto } from '../channels/channel';
import type { Drafts } from '../drafts';
import type { Environment } from '../environment';
import type { FirstSteps } from '../first-steps';
import type { Language } from '../i18n/language';
import type { KeptFileState } from '../kept-file';
import type { NumberRef } from '../numbers/number-ref';
import type { SavedView } from '../saved-view';
import type { LastView, Session, Settings } from '../settings';
import type { Target } from './target';

/** Why reminders that are due are not announced now. `failed`: the system did not show the last one. */
export type HeldReminders = 'disabled' | 'paused' | 'quiet' | 'weekend' | 'failed';

/** Pages and numbers that were read, and how many there are. */
interface SyncProgress {
  pages: number;
  ofPages: number | null;
  numbers: number;
  ofNumbers: number | null;
}

/** How an environment stands with its API. Instants are epoch milliseconds. */
export interface SyncState {
  /** `signed_out`: the token was rejected or is missing; nothing is fetched until there is another. */
  phase: 'idle' | 'syncing' | 'signed_out';
  lastSuccessAt: number | null;
  nextAttemptAt: number | null;
  error: ErrorReport | null;
  /** Numbers in the last list; null before the first. */
  count: number | null;
  /** Records of the last answer that had no id or number. */
  setAside: number;
  /** Numbers of the last list of which something that reminders depend on could not be read; `is:incomplete` finds them. */
  incomplete: number;
  /** How far a sync that reads several pages has come; null while none does. Figures the server does not tell are null. */
  progress: SyncProgress | null;
  /** The last answer lacked so many numbers that another is waited for before anything is kept; null while none does. */
  doubt: { missing: number } | null;
}

/** No sync of an environment has succeeded for so long that the app can't vouch for its renewals. */
export interface Outage {
  /** When the last sync succeeded (epoch ms); null where none ever has. */
  since: number | null;
}

/** What the renderer may know of an environment. */
export interface EnvironmentDto extends Environment {
  token: {
    held: 'keychain' | 'session' | 'none';
    /** `talq_…9f3c`; null while no token could be read. */
    hint: string | null;
  };
  sync: SyncState;
  /** Null while syncs succeed. */
  outage: Outage | null;
  /** Numbers due within 7 days, lapsing or not; what the sidebar and the tray count. */
  dueSoon: number;
  lapsing: number;
  /** Numbers with unread changes. */
  unread: number;
  /** How many of them were removed. */
  unreadGone: number;
  /** The last large loss, while some of its numbers are still missing. */
  loss: NumbersLost | null;
}

/** A renewal in the tray, with what its entries need. */
export interface TrayRenewal {
  label: string;
  target: Target;
  ref: NumberRef;
  /** The number, as it is copied. */
  number: string;
  /** Its environment can be opened in Talkover: sample data can't. */
  hasTalkover: boolean;
  isHandled: boolean;
}

/** What the tray shows; browser mode shows it in the page. */
export interface TrayState {
  icon: 'calm' | 'attention' | 'offline';
  tooltip: string;
  /** How many things ask for attention: numbers that are about to lapse, tokens that are needed. */
  attention: number;
  /** Reminders that could not be shown; null where there are none. */
  waiting: { label: string; target: Target } | null;
  /** Numbers that will lapse and are not handled; null where there are none. */
  toDo: { label: string; target: Target } | null;
  /** The next five renewals. */
  next: TrayRenewal[];
  pausedUntil: Session['remindersPausedUntil'];
}

export interface KeychainState {
  available: boolean;
  problem: ErrorReport | null;
}

export interface AppState {
  version: string;
  shell: 'desktop' | 'browser';
  platform: string;
  /** What main speaks, and every page with it. */
  language: Language;
  /** BCP 47, for dates and money. */
  locale: string;
  /** This computer has a network; whether Talkover answers is each environment's own matter. */
  online: boolean;
  keychain: KeychainState;
  /** A proxy (`host:port`) that asks for a user name and a password, or refused those that it got; null where none does. */
  proxy: { proxy: string; isRefused: boolean } | null;
  /** Proxies (`host:port`) whose user name and password are stored. */
  proxies: string[];
  settings: Settings;
  environments: EnvironmentDto[];
  activeEnvironmentId: string | null;
  /** The numbers of all environments are shown together; false where there are not several. */
  showsAll: boolean;
  lastView: LastView;
  /** Ids of the actions that were chosen last in the command palette, the last one first. */
  recentActions: readonly string[];
  drafts: Drafts;
  firstSteps: FirstSteps;
  /** In the order they were put in; the pinned ones are shown before the others. */
  savedViews: readonly SavedView[];
  channels: readonly ChannelDto[];
  /** Files that are written again after each sync (desktop shell). */
  keptFiles: readonly KeptFileState[];
  tray: TrayState;
  reminders: {
    /** Due, and not shown yet. */
    waiting: number;
    /** Why they wait; null while nothing keeps them. */
    held: HeldReminders | null;
    /** Why the last one was not shown, as a sentence; null unless `held` is `failed`. */
    reason: string | null;
    /** When it was last checked what is due, and when it will be again (epoch ms); null where it is not known. */
    lastCheckAt: number | null;
    nextCheckAt: number | null;
    /** Moves whenever inbox, forecast or preferences may have changed. */
    revision: number;
  };
  labelsAndNotes: {
    /** Moves whenever a label, or something noted about a number, changes. */
    revision: number;
  };
  activity: {
    /** Moves whenever the recorded changes, or which of them were read, change. */
    revision: number;
  };
  /** What could not be read or written, until it could again. */
  warnings: ErrorReport[];
}
