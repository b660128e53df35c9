import { z } from 'zod';
import {
  environmentDetailsSchema,
  apiFiltersSchema,
  baseUrlSchema,
  tokenSchema,
  type Environment,
} from '../environment';
import { labelsAndNoteEditSchema, type AnnotatedNumber } from '../labels/labels-and-note';
import { labelColorSchema, labelNameSchema, type Label } from '../labels/label';
import type { ActivityList, ChangeCounts, ChangeMarks, NumberHistory } from '../activity/activity';
import type { ErrorReport } from '../app-error';
import { draftsPatchSchema, type Drafts } from '../drafts';
import { EXPORT_KINDS } from '../export/export-kinds';
import type { SentReminders } from '../reminders/next-reminder';
import { MOST_SNOOZE_DAYS, type ReminderPreference } from '../reminders/preference';
import { offsetsByKindSchema } from '../reminders/offsets';
import { MOST_VIEWS, savedViewSchema, type SavedView } from '../saved-view';
import { lastViewSchema, settingsPatchSchema, type LastView, type Session, type Settings } from '../settings';

/**
 * Everything that crosses between main and renderer, as data. Preload, the IPC handler, the WebSocket server and the
 * renderer's client are derived from this list: a new call is one entry here and one handler in `main/core`.
 */
const nothing = z.undefined().or(z.null());
const environmentId = z.strictObject({ environmentId: z.uuid() });
const keepToken = z.enum(['keychain', 'session']);

/** A place in the app that a click elsewhere leads to. */
export type Target =
  | { view: 'numbers'; environmentId: string; numberId: string }
  /** `only`: the renewals of one announcement, by its id. */
  | { view: 'renewals'; environmentId: string | null; only: string | null }
  /** The inbox of reminders. */
  | { view: 'reminders'; environmentId: null }
  | { view: 'settings'; environmentId: string | null };

/** What can be done with a notification, where the system has buttons on it. A plain click is `open`. */
export const NOTIFICATION_ACTIONS = ['open', 'snooze', 'mute'] as const;
export type NotificationAction = (typeof NOTIFICATION_ACTIONS)[number];

/** The kinds of file that the user can be handed, by extension: exports, and diagnostics as text. */
const FILE_KINDS = [...EXPORT_KINDS, 'txt'] as const;

/** UTF-16 units of a file that may cross at once. */
const LONGEST_PIECE = 1024 * 1024;

const fileId = z.strictObject({ fileId: z.uuid() });

/** Every request with the schema its input must pass in main. */
export const requestSchemas = {
  'state.get': nothing,
  /** The page has painted what it shows first; main begins with what had to wait for that. */
  'page.painted': nothing,
  /** The page has written what it held back: the answer to a `flush` event, by its number. */
  'page.flushed': z.strictObject({ flush: z.number().int() }),
  /** Tries base URL, token and scope for real. Without a token, the one held for `environmentId` is used, on its own origin only. */
  'environment.test': z.strictObject({
    environmentId: z.uuid().nullable(),
    baseUrl: baseUrlSchema,
    scope: apiFiltersSchema,
    token: tokenSchema.nullable(),
  }),
  /** The token is tried first; a refused one is not saved. `session` keeps it in memory until the app quits. */
  'environment.add': z.strictObject({ details: environmentDetailsSchema, token: tokenSchema, keep: keepToken }),
  'environment.addSample': nothing,
  /** `token: null` keeps the one that is held; a base URL on another origin needs one. */
  'environment.update': z.strictObject({
    environmentId: z.uuid(),
    details: environmentDetailsSchema,
    token: tokenSchema.nullable(),
    keep: keepToken,
  }),
  /** Removes the environment, its token and its data. */
  'environment.remove': environmentId,
  /** Shows the numbers of one environment; null shows those of all together. */
  'environment.select': z.strictObject({ environmentId: z.uuid().nullable() }),
  /** Answers the proxy of `AppState.proxy`, keeps the answer in the keychain, and fetches all environments. */
  'proxy.signIn': z.strictObject({ username: z.string().min(1).max(1_000), password: z.string().max(1_000) }),
  /** Fetches one environment, or all. */
  'sync.now': z.strictObject({ environmentId: z.uuid().nullable() }),
  /** The same question through the API's own filters; the answer is not kept. */
  'numbers.ask': z.strictObject({ environmentId: z.uuid(), filters: apiFiltersSchema }),
  'settings.update': settingsPatchSchema,
  'session.rememberView': lastViewSchema,
  'drafts.put': draftsPatchSchema,
  /** Keeps a view in the place of the one with its id, or as a new one: at `place`, or last. */
  'savedViews.put': z.strictObject({ view: savedViewSchema, place: z.number().int().min(0).optional() }),
  'savedViews.remove': z.strictObject({ id: z.uuid() }),
  'savedViews.order': z.strictObject({ ids: z.array(z.uuid()).max(MOST_VIEWS) }),
  /** `null` resumes. */
  'reminders.pause': z.strictObject({ choice: z.enum(['hour', 'tomorrow', 'forever']).nullable() }),
  'reminders.test': nothing,
  /** What waits to be announced, and what was. */
  'reminders.inbox': nothing,
  /** Which numbers an announcement was about. */
  'reminders.numbers': z.strictObject({ announcementId: z.string() }),
  /** What would be announced in the next 30 days as things are now. */
  'reminders.preview': nothing,
  /** The user's decisions for the numbers of an environment. */
  'reminders.preferences': environmentId,
  /** What was sent of the reminders of one number, which decides what comes next. */
  'reminders.sent': z.strictObject({ environmentId: z.uuid(), numberId: z.string() }),
  /** Decides for one or many numbers; what is not named stays. */
  'reminders.prefer': z.strictObject({
    environmentId: z.uuid(),
    numberIds: z.array(z.string()).min(1),
    change: z.strictObject({
      muted: z.boolean().optional(),
      /** Days from today until the reminder comes; null ends a snooze. */
      snoozeDays: z.number().int().min(1).max(MOST_SNOOZE_DAYS).nullable().optional(),
      /** Null: those of the settings. */
      offsets: offsetsByKindSchema.nullable().optional(),
    }),
  }),
  /** What became of labels and notes of an environment's numbers since a turn; 0 for all of them. A page of it. */
  'labelsAndNotes.read': z.strictObject({ environmentId: z.uuid(), since: z.number().int().nonnegative() }),
  /**
   * Changes labels and notes of many numbers, all or none. What is much comes in several messages of one `batch`, of
   * which the last does it.
   */
  'labelsAndNotes.edit': z.strictObject({
    environmentId: z.uuid(),
    batch: z.uuid(),
    edits: z.array(labelsAndNoteEditSchema),
    isLast: z.boolean(),
  }),
  /** Calls a label otherwise, or gives it another colour, wherever it is. */
  'label.change': z.strictObject({
    labelId: z.number().int().positive(),
    name: labelNameSchema.optional(),
    color: labelColorSchema.optional(),
  }),
  /** Takes a label off all numbers. */
  'label.delete': z.strictObject({ labelId: z.number().int().positive() }),
  /** What changed in an environment. */
  'activity.list': environmentId,
  /** The user has seen all that changed up to an instant (epoch ms) of the list. */
  'activity.read': z.strictObject({ environmentId: z.uuid(), through: z.number() }),
  /** What nobody has read, in figures. */
  'activity.unread': environmentId,
  /** Which numbers changed, and when last. */
  'activity.marks': environmentId,
  /** What one number went through. */
  'activity.ofNumber': z.strictObject({ environmentId: z.uuid(), numberId: z.string() }),
  /** The user did something with a notification that a page has shown (browser mode). */
  'notification.acted': z.strictObject({ id: z.string(), action: z.enum(NOTIFICATION_ACTIONS) }),
  /** Tells main what became of a notification that a page was asked to show (browser mode). */
  'notification.outcome': z.strictObject({
    id: z.string(),
    outcome: z.enum(['shown', 'failed']),
    reason: z.string().max(200).optional(),
  }),
  /**
   * Asks the user where to keep a file, and begins it (desktop shell; a browser's page has downloads). It is there when
   * it is finished; one that is cancelled or fails leaves nothing.
   */
  'file.begin': z.strictObject({
    kind: z.enum(FILE_KINDS),
    /** What it is called unless the user says otherwise, without its extension: no path. */
    name: z.string().regex(/^[^\p{Cc}\\/:*?"<>|]{1,100}$/u),
  }),
  'file.append': fileId.extend({ text: z.string().max(LONGEST_PIECE) }),
  'file.finish': fileId,
  'file.cancel': fileId,
  /** Something went wrong in the page: the error and its causes, for the log. Main takes some of them a minute. */
  'page.failed': z.strictObject({
    where: z.enum(['script', 'promise', 'component', 'request']),
    errors: z
      .array(
        z.strictObject({
          name: z.string().max(100),
          message: z.string().max(2_000),
          code: z.string().max(100).optional(),
          stack: z.string().max(8_000).optional(),
        }),
      )
      .min(1)
      .max(5),
  }),
  /** What the user can send to whoever looks for a fault; it holds nothing private. */
  'diagnostics.read': nothing,
  /** Shows the data folder in the system's file manager, where the shell can. */
  'dataFolder.open': nothing,
  /** A link of the app's own list, in the user's browser. */
  'link.open': z.strictObject({ link: z.enum(['api-tokens', 'api-reference']) }),
} as const;

export type RequestName = keyof typeof requestSchemas;
export type RequestInput<N extends RequestName> = z.input<(typeof requestSchemas)[N]>;
export type ParsedInput<N extends RequestName> = z.output<(typeof requestSchemas)[N]>;

/** What each request answers. */
export interface RequestOutputs {
  'state.get': AppState;
  'page.painted': void;
  'page.flushed': void;
  'environment.test': { count: number; setAside: number };
  'environment.add': { environmentId: string };
  'environment.addSample': { environmentId: string };
  'environment.update': void;
  'environment.remove': void;
  'environment.select': void;
  'proxy.signIn': void;
  'sync.now': void;
  /** In chunks, because many numbers as objects would take seconds. */
  'numbers.ask': { chunks: string[]; fetchedAt: number };
  'settings.update': void;
  'session.rememberView': void;
  'drafts.put': void;
  'savedViews.put': void;
  'savedViews.remove': void;
  'savedViews.order': void;
  'reminders.pause': void;
  'reminders.test': NotificationOutcome;
  'reminders.inbox': ReminderInbox;
  'reminders.numbers': { environmentId: string; numberId: string }[];
  'reminders.preview': ReminderForecast[];
  /** By number id; a number without a decision is not in it. */
  'reminders.preferences': Record<string, ReminderPreference>;
  'reminders.sent': SentReminders;
  'reminders.prefer': void;
  'labelsAndNotes.read': LabelsAndNotePage;
  'labelsAndNotes.edit': void;
  'label.change': void;
  'label.delete': void;
  'activity.list': ActivityList;
  'activity.read': void;
  /** `since` is when the list was fetched (epoch ms) that the oldest of them differ from; null where all is read. */
  'activity.unread': { since: number; counts: ChangeCounts } | null;
  'activity.marks': ChangeMarks;
  'activity.ofNumber': NumberHistory;
  'notification.acted': void;
  'notification.outcome': void;
  /** `name` is that of the file, as the user chose it. */
  'file.begin': { outcome: 'begun'; fileId: string; name: string } | { outcome: 'cancelled' };
  'file.append': void;
  'file.finish': { name: string };
  'file.cancel': void;
  'page.failed': void;
  'diagnostics.read': { text: string };
  'dataFolder.open': { path: string; isOpened: boolean };
  'link.open': void;
}

/** An error does not survive IPC whole, so it crosses as data. */
export type Answer<N extends RequestName> = { ok: true; value: RequestOutputs[N] } | { ok: false; error: ErrorReport };

/** What main tells the renderer without being asked. */
export type BridgeEvent =
  /** The whole state (it holds no numbers, so it is small), whenever something in it changed. */
  | { type: 'state'; state: AppState }
  /** Show this, because the user clicked it in the tray or in a notification. */
  | { type: 'navigate'; target: Target }
  /**
   * The page is about to go: it writes what it holds back, and answers with `page.flushed` and this number once main has
   * answered what it wrote.
   */
  | { type: 'flush'; flush: number }
  /** Browser mode: the page shows this and answers with `notification.outcome`. */
  | { type: 'notify'; notification: AppNotification };

/**
 * The lists that are shown, over a MessagePort (desktop) or the WebSocket (browser mode): each whole at first, then what
 * differs. Chunks are those of number-chunk.ts; for each that comes in `rows` the page says when it has taken it.
 */
export type ListMessage =
  /** From now on the lists of these environments are shown, in this order; each that the page has not yet follows. */
  | { type: 'shown'; environmentIds: string[] }
  /** Begins a list, instead of any earlier one of its environment; `list` numbers it, so that the rest of that is dropped. */
  | { type: 'start'; list: number; environmentId: string; total: number; fetchedAt: number | null }
  | { type: 'rows'; list: number; chunk: string }
  | { type: 'end'; list: number }
  /** The list that has come to its end is another now: without the ids that are gone, and with what is put. */
  | { type: 'patch'; list: number; total: number; fetchedAt: number; put: string[]; gone: string[] };

/** A notification before any system has shown it. */
export interface AppNotification {
  id: string;
  title: string;
  body: string;
  /** `critical`: something will be lost. */
  urgency: 'normal' | 'critical';
  /** Where `open` leads. */
  target: Target;
  actions: { action: NotificationAction; label: string }[];
}

/** A part of what is noted of an environment's numbers. */
export interface LabelsAndNotePage {
  /** All labels of this device. */
  labels: Label[];
  /** What each is now; those that lost all have neither label nor note. Labels that are gone may be among theirs. */
  numbers: AnnotatedNumber[];
  /** Where the next page begins. */
  upTo: number;
  isMore: boolean;
}

/** Why reminders that are due are not announced now. `failed`: the system did not show the last one. */
export type HeldReminders = 'disabled' | 'paused' | 'quiet' | 'weekend' | 'failed';

/** What is due to the user and was not shown, and what was shown lately. */
export interface ReminderInbox {
  waiting: { title: string; urgency: 'normal' | 'critical'; target: Target }[];
  /** Newest first. Instants are epoch milliseconds. */
  sent: {
    id: string;
    at: number;
    clickedAt: number | null;
    title: string;
    body: string;
    urgency: 'normal' | 'critical';
    target: Target;
  }[];
}

/** What would be announced at one moment (epoch ms). */
export interface ReminderForecast {
  at: number;
  /** As the notifications would say it: up to three single ones, or one digest. */
  notifications: { title: string; body: string; urgency: 'normal' | 'critical'; count: number }[];
}

/**
 * What became of a notification. `reason` is a sentence for the user. `retry` is when it may be tried again: `soon` is at
 * every look, where asking costs nothing, otherwise after a pause that grows.
 */
export type NotificationOutcome =
  { outcome: 'shown' } | { outcome: 'failed'; reason: string; retry?: 'soon' | 'later' };

/** Pages and numbers that were read, and how many there are. */
export interface SyncProgress {
  pages: number;
  ofPages: number | null;
  numbers: number;
  ofNumbers: number | null;
}

/** How an environment stands with its API. Instants are epoch milliseconds. */
export interface SyncState {
  /** `signed_out`: the token was refused or is missing; nothing is fetched until there is another. */
  phase: 'idle' | 'syncing' | 'signed_out';
  lastSuccessAt: number | null;
  nextAttemptAt: number | null;
  error: ErrorReport | null;
  /** Numbers in the last list; null before the first. */
  count: number | null;
  /** Records of the last answer that had no id or number. */
  setAside: number;
  /** How far a sync that reads several pages has come; null while none does. Figures the server does not tell are null. */
  progress: SyncProgress | null;
}

/** What the renderer may know of an environment. */
export interface EnvironmentView extends Environment {
  token: {
    held: 'keychain' | 'session' | 'none';
    /** `talq_…9f3c`; null while no token could be read. */
    hint: string | null;
  };
  sync: SyncState;
  /** Numbers due within 7 days, lapsing or not; what the sidebar and the tray count. */
  dueSoon: number;
  lapsing: number;
  /** Numbers with changes that nobody has read. */
  unread: number;
}

/** What the tray shows; browser mode shows it in the page. */
export interface TrayState {
  icon: 'calm' | 'attention' | 'offline';
  tooltip: string;
  /** How many things ask for attention: numbers that are about to lapse, tokens that are needed. */
  attention: number;
  /** Reminders that could not be shown; null where there are none. */
  waiting: { label: string; target: Target } | null;
  /** The next five renewals. */
  next: { label: string; target: Target }[];
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
  /** BCP 47, for dates and money. */
  locale: string;
  /** This computer has a network; whether Talkover answers is each environment's own matter. */
  online: boolean;
  keychain: KeychainState;
  /** A proxy (`host:port`) that asks for a user name and a password, or refused those that it got; null where none does. */
  proxy: { proxy: string; isRefused: boolean } | null;
  settings: Settings;
  environments: EnvironmentView[];
  activeEnvironmentId: string | null;
  /** The numbers of all environments are shown together; false where there are not several. */
  showsAll: boolean;
  lastView: LastView;
  drafts: Drafts;
  /** In the order they were put in; the pinned ones are shown before the others. */
  savedViews: readonly SavedView[];
  tray: TrayState;
  reminders: {
    /** Due, and not shown yet. */
    waiting: number;
    /** Why they wait; null while nothing keeps them. */
    held: HeldReminders | null;
    /** Why the last one was not shown, as a sentence; null unless `held` is `failed`. */
    reason: string | null;
    /** Moves whenever inbox, forecast or preferences may have changed. */
    revision: number;
  };
  labelsAndNotes: {
    /** Moves whenever a label, or something noted of a number, is another. */
    revision: number;
  };
  activity: {
    /** Moves whenever what changed, or what of it was read, is another. */
    revision: number;
  };
  /** What could not be read or written, until it could again. */
  warnings: ErrorReport[];
}

/** The door between page and main, whichever shell is behind it. In the desktop shell it is `window.talkover`. */
export interface Bridge {
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Answer<N>>;
  /** Returns how to stop listening. */
  onEvent(listener: (event: BridgeEvent) => void): () => void;
}
