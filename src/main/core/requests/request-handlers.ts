import { AppError } from '../../../shared/app-error';
import type { AppState } from '../../../shared/bridge/bridge';
import { textOfChunk } from '../../../shared/packed/number-chunk';
import type { AccountChanges } from '../environments/environment-changes';
import type { DraftKeeper } from '../app/drafts';
import { createAnnotationRequests } from './label-requests';
import type { Annotations } from '../labels/annotations';
import { createFileRequests } from './file-requests';
import type { FirstView } from '../app/first-view';
import type { Activity } from '../activity/activity';
import type { DiagnosticsRequests } from '../log/diagnostics-requests';
import type { NumbersSource } from '../talkover/numbers-source';
import type { Pages } from '../app/pages';
import { createReminderRequests, type ReminderRequestParts } from './reminder-requests';
import type { RequestHandlers } from './answer-request';
import type { Sync } from '../sync/sync';
import type { ExportFiles } from '../storage/export-files';
import { createViewRequests } from './view-requests';

const LINKS = {
  'api-tokens': 'https://app.talkover.ai',
  'api-reference': 'https://docs.talkover.ai',
} as const;

/** How long "ask Talkover" may take in all. */
const ASK_PATIENCE_MS = 60_000;

export interface HandlerParts extends ReminderRequestParts {
  changes: AccountChanges;
  source: NumbersSource;
  sync: Sync;
  firstView: FirstView;
  pages: Pages;
  drafts: DraftKeeper;
  annotations: Annotations;
  files: ExportFiles;
  diagnostics: DiagnosticsRequests;
  activity: Activity;
  state: () => AppState;
  /** Null shows all. */
  select(accountId: string | null): void;
}

/** What each request of the bridge does. */
export function createRequestHandlers(parts: HandlerParts): RequestHandlers {
  const { clock, shell, settings, accounts, changes, source, sync, reminders, activity } = parts;

  return {
    'state.get': () => parts.state(),
    'page.painted': () => parts.firstView.painted(),
    'page.flushed': ({ flush }) => parts.pages.flushed(flush),
    'account.test': (input) => changes.test(input),
    'account.add': (input) => changes.add(input),
    'account.addSample': () => changes.addSample(),
    'account.update': (input) => changes.update(input),
    'account.remove': ({ accountId }) => changes.remove(accountId),
    'account.select': ({ accountId }) => parts.select(accountId),

    async 'sync.now'({ accountId }) {
      const ids = accountId === null ? accounts.list().map((account) => account.id) : [accountId];
      await Promise.all(ids.map((id) => sync.now(id)));
    },

    async 'numbers.ask'({ accountId, filters }) {
      const account = accounts.get(accountId);
      const patience = new AbortController();
      const callOff = clock.after(ASK_PATIENCE_MS, () => patience.abort());
      try {
        const { chunks, fetchedAt } = await source.fetchAccount(account, patience.signal, { filters });
        return { chunks: chunks.map(textOfChunk), fetchedAt };
      } catch (error) {
        // nobody has cancelled it: it took too long in all
        if (patience.signal.aborted) throw new AppError('timeout', { values: { seconds: ASK_PATIENCE_MS / 1000 } });
        throw error;
      } finally {
        callOff();
      }
    },

    async 'settings.update'(patch) {
      // the system is asked first: what it refuses must not look as if it were set
      if (patch.launchAtLogin !== undefined) await setLaunchAtLogin(patch.launchAtLogin);
      settings.updateSettings(patch);
      if (patch.syncIntervalMinutes !== undefined) sync.reschedule();
      if (patch.reminders) void reminders.announcer.check();
      parts.changed();
    },

    'session.rememberView': (lastView) => settings.remember({ lastView }),
    'drafts.put': (patch) => parts.drafts.put(patch),

    ...createViewRequests(parts),
    ...createReminderRequests(parts),
    ...createAnnotationRequests(parts),
    ...createFileRequests(parts),
    ...parts.diagnostics,

    'activity.list': ({ accountId }) => activity.list(accounts.get(accountId).id),
    'activity.read': ({ accountId, through }) => activity.read(accounts.get(accountId).id, through),
    'activity.unread': ({ accountId }) => activity.unreadChanges(accounts.get(accountId).id),
    'activity.marks': ({ accountId }) => activity.marks(accounts.get(accountId).id),
    'activity.ofNumber': ({ accountId, numberId }) => activity.historyOf(accounts.get(accountId).id, numberId),
    'link.open': ({ link }) => shell.openExternal(LINKS[link]),
  };

  async function setLaunchAtLogin(enabled: boolean): Promise<void> {
    if (!shell.setLaunchAtLogin) throw new AppError('bad_request', { values: { name: 'launchAtLogin' } });
    await shell.setLaunchAtLogin(enabled);
  }
}
