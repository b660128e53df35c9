import { AppError } from '../../../shared/app-error';
import type { AppState } from '../../../shared/bridge/bridge';
import { textOfChunk } from '../../../shared/packed/number-chunk';
import type { EnvironmentChanges } from '../environments/environment-changes';
import type { DraftKeeper } from '../app/drafts';
import { createLabelsAndNoteRequests } from './label-requests';
import type { LabelsAndNotes } from '../labels/labels-and-notes';
import { createFileRequests } from './file-requests';
import type { FirstView } from '../app/first-view';
import type { Activity } from '../activity/activity';
import type { DiagnosticsRequests } from '../log/diagnostics-requests';
import type { NumbersSource } from '../talkover/numbers-source';
import type { ProxySignIn } from '../proxy/proxy-sign-in';
import type { Pages } from '../app/pages';
import { createReminderRequests, type ReminderRequestParts } from './reminder-requests';
import type { RequestHandlers } from './answer-request';
import type { Sync } from '../sync/sync';
import type { ExportFiles } from '../storage/export-files';
import { createSavedViewRequests } from './saved-view-requests';

const LINKS = {
  'api-tokens': 'https://app.talkover.ai',
  'api-reference': 'https://docs.talkover.ai',
} as const;

/** How long "ask Talkover" may take in all. */
const ASK_PATIENCE_MS = 60_000;

export interface HandlerParts extends ReminderRequestParts {
  changes: EnvironmentChanges;
  source: NumbersSource;
  sync: Sync;
  proxySignIn: ProxySignIn;
  firstView: FirstView;
  pages: Pages;
  drafts: DraftKeeper;
  labelsAndNotes: LabelsAndNotes;
  files: ExportFiles;
  diagnostics: DiagnosticsRequests;
  activity: Activity;
  state: () => AppState;
  /** Null shows all. */
  select(environmentId: string | null): void;
}

/** What each request of the bridge does. */
export function createRequestHandlers(parts: HandlerParts): RequestHandlers {
  const { clock, shell, settings, environments, changes, source, sync, reminders, activity } = parts;

  return {
    'state.get': () => parts.state(),
    'page.painted': () => parts.firstView.painted(),
    'page.flushed': ({ flush }) => parts.pages.flushed(flush),
    'environment.test': (input) => changes.test(input),
    'environment.add': (input) => changes.add(input),
    'environment.addSample': () => changes.addSample(),
    'environment.update': (input) => changes.update(input),
    'environment.remove': ({ environmentId }) => changes.remove(environmentId),
    'environment.select': ({ environmentId }) => parts.select(environmentId),

    async 'proxy.signIn'(credentials) {
      await parts.proxySignIn.signIn(credentials);
      for (const { id } of environments.list()) void sync.now(id);
    },

    async 'sync.now'({ environmentId }) {
      const ids = environmentId === null ? environments.list().map((environment) => environment.id) : [environmentId];
      await Promise.all(ids.map((id) => sync.now(id)));
    },

    async 'numbers.ask'({ environmentId, filters }) {
      const environment = environments.get(environmentId);
      const patience = new AbortController();
      const callOff = clock.after(ASK_PATIENCE_MS, () => patience.abort());
      try {
        const { chunks, fetchedAt } = await source.fetchEnvironment(environment, patience.signal, { filters });
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

    ...createSavedViewRequests(parts),
    ...createReminderRequests(parts),
    ...createLabelsAndNoteRequests(parts),
    ...createFileRequests(parts),
    ...parts.diagnostics,

    'activity.list': ({ environmentId }) => activity.list(environments.get(environmentId).id),
    'activity.read': ({ environmentId, through }) => activity.read(environments.get(environmentId).id, through),
    'activity.unread': ({ environmentId }) => activity.unreadChanges(environments.get(environmentId).id),
    'activity.marks': ({ environmentId }) => activity.marks(environments.get(environmentId).id),
    'activity.ofNumber': ({ environmentId, numberId }) =>
      activity.historyOf(environments.get(environmentId).id, numberId),
    'link.open': ({ link }) => shell.openExternal(LINKS[link]),
  };

  async function setLaunchAtLogin(enabled: boolean): Promise<void> {
    if (!shell.setLaunchAtLogin) throw new AppError('bad_request', { values: { name: 'launchAtLogin' } });
    await shell.setLaunchAtLogin(enabled);
  }
}
