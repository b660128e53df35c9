import type { Environment } from '../../../shared/environment';
import { AppError, TOKEN_REFUSED } from '../../../shared/app-error';
import type { AppState, KeychainState, ListMessage, Target } from '../../../shared/bridge/bridge';
import { Formatter } from '../../../shared/format';
import type { Session, Settings } from '../../../shared/settings';
import { createEnvironmentChanges } from '../environments/environment-changes';
import { createEnvironmentLists, isFromSource, type EnvironmentList } from '../lists/environment-lists';
import { createEnvironments } from '../environments/environments';
import { createLabelsAndNotes } from '../labels/labels-and-notes';
import { createActivity } from '../activity/activity';
import { readAppState } from './app-state';
import { createComingRenewals } from '../renewals/coming-renewals';
import { createDraftKeeper } from './drafts';
import { createFirstView } from './first-view';
import { createCoreLog } from '../log/core-log';
import { withLoggedNotifications } from '../log/reminder-log';
import { createListFeed, type FedPage } from '../lists/list-feed';
import { createOwnerless } from '../environments/ownerless';
import { loadStored } from './load-stored';
import { createNumberWorker } from '../worker/number-worker';
import { createNumbersSource, type FetchedNumbers } from '../talkover/numbers-source';
import { createProxySignIn, type ProxySignIn } from '../proxy/proxy-sign-in';
import { createReminderPreferences } from '../reminders/preferences';
import { createPages, type Pages } from './pages';
import { reachOf } from '../renewals/renewal-summary';
import { knownBeside } from '../reminders/plan/known-beside';
import { createReminders } from '../reminders/reminders';
import { createViewScope } from '../reminders/plan/view-scope';
import { createRequestHandlers } from '../requests/request-handlers';
import { createRequests, type Requests } from '../requests/answer-request';
import { createSampleServer } from '../talkover/sample-server';
import { createSettingsStore } from '../settings/settings-store';
import { createSettingsCopy } from '../storage/settings-file';
import { createSnapshots } from '../storage/snapshots';
import type { CoreOptions } from '../ports/ports';
import { createSync } from '../sync/sync';
import { shownEnvironments } from '../environments/shown-environments';
import { createKeychain } from '../tokens/keychain';
import { createTokenVault } from '../tokens/token-vault';
import { unpackChanges } from '../worker/unpack-changes';
import { createExportFiles } from '../storage/export-files';
import { createWarnings } from './warnings';

/** The app without a shell. */
export interface Core extends Pick<Requests, 'answer'>, Pick<Pages, 'onEvent' | 'openPage' | 'flush'> {
  /**
   * Shows what the last run left, then begins to fetch and to remind: at once, or, where a page is about to be shown,
   * when that has painted.
   */
  start(options?: { showsPage: boolean }): Promise<void>;
  /** Ends what is under way; nothing is called back afterwards. */
  stop(): Promise<void>;
  /** Sends the lists that are shown to a page, as soon as they are read and whenever they change, until that is closed. */
  openList(send: (message: ListMessage) => void): FedPage;
  /** Leads every page to a place: somebody clicked it in the tray or in a notification. */
  navigate(target: Target): void;
  state(): AppState;
  /** Tells the user that something went wrong which nobody caught. */
  tellUncaught(): void;
  session(): Session;
  settings(): Settings;
  remember(patch: Partial<Pick<Session, 'window' | 'trayExplained'>>): void;
  /** Answers proxies that ask for a password. */
  readonly proxySignIn: Pick<ProxySignIn, 'credentialsFor'>;
  setOnline(online: boolean): void;
  /** The computer goes to sleep: nothing is fetched. */
  suspend(): void;
  /** The computer is awake or unlocked again: what is due is done at once. */
  resume(): void;
}

/** Builds the app. Nothing runs before `start`. */
export function createCore(options: CoreOptions): Core {
  const { clock, log, random } = options;
  const shell = withLoggedNotifications(options.shell, log);
  const format = new Formatter(options.locale);
  const requests = createRequests(async () => {
    await began;
    return handlers;
  }, log);
  const pages = createPages(clock, () => requests.settled());
  let keychain: KeychainState = { available: true, problem: null };

  const settingsCopy = createSettingsCopy(options.dataDir);
  const settings = createSettingsStore(options.store, {
    onRemembered: (problem) => warnings.warn('session', problem),
    onWritten: (content) => settingsCopy.keep(content),
  });
  const warnings = createWarnings([options.prepared.problem, settings.damage], log, changed);
  const drafts = createDraftKeeper(settings);
  const vault = createTokenVault({
    platform: options.platform,
    clock,
    log,
    baseUrlOf: (id) => lists.get(id)?.baseUrl ?? environments.list().find((one) => one.id === id)?.baseUrl ?? null,
  });
  const proxySignIn = createProxySignIn({
    keychain: createKeychain({ platform: options.platform, clock }),
    log,
    onChange: changed,
  });
  const snapshots = createSnapshots({ dataDir: options.dataDir, clock });
  const lists = createEnvironmentLists(snapshots);
  const environments = createEnvironments({ settings, vault });
  const ownerless = createOwnerless({ dataDir: options.dataDir, settings, snapshots, vault, environments });
  const sample = createSampleServer(clock);
  const worker = createNumberWorker(clock);
  const firstView = createFirstView(clock);
  const source = createNumbersSource({
    fetch: options.fetch,
    clock,
    random,
    vault,
    sample,
    worker,
    onClock: (problem) => warnings.warn('clock', problem),
  });
  const activity = createActivity({
    dataDir: options.dataDir,
    clock,
    worker,
    onChange: changed,
    onProblem: (environmentId, problem) => warnings.warn(`activity ${environmentId}`, problem),
  });
  const preferences = createReminderPreferences({ dataDir: options.dataDir, clock });
  const files = createExportFiles(options.dataDir);
  const labelsAndNotes = createLabelsAndNotes({ dataDir: options.dataDir, clock });
  const coreLog = createCoreLog(options, {
    format,
    settings,
    environments,
    labelsAndNotes,
    warnings,
    state: () => state(),
  });
  const renewals = createComingRenewals({
    clock,
    lists,
    worker: { ...worker, findComing: firstView.later((asked) => worker.findComing(asked)) },
    preferences,
    environments: () => environments.list(),
    reach: () => reachOf(settings.settings().reminders),
    onChange() {
      changed();
      void reminders.announcer.check();
    },
    onProblem: (error) => warnings.warn('renewals', error),
  });

  const scope = createViewScope({
    clock,
    locale: format.locale,
    savedViews: () => settings.savedViews(),
    lists,
    beside: knownBeside({ labelsAndNotes, activity }),
    onChange: () => void reminders.announcer.check(),
    onProblem: (error) => warnings.warn('reminders', error),
  });

  const feed = createListFeed(() => {
    // a list that is not read yet must not pass for one that was never fetched
    const environmentsNow = running ? shownEnvironments(environments.list(), settings.session()) : [];
    return environmentsNow.map(({ id }) => ({ environmentId: id, list: lists.get(id) }));
  });

  const reminders = createReminders({
    dataDir: options.dataDir,
    preferences,
    clock,
    shell,
    format,
    coming: () => scope.narrow(renewals.all()),
    settings: () => settings.settings().reminders,
    pausedUntil: () => settings.session().remindersPausedUntil,
    environment: (environmentId) => environments.list().find(({ id }) => id === environmentId) ?? null,
    async listsSettled() {
      await sync.settled();
      await renewals.ready();
      await scope.ready(renewals.all());
    },
    onProblem: (error) => warnings.warn('reminders', error),
    onChange: changed,
  });

  const sync = createSync({
    clock,
    random,
    intervalMs: () => settings.settings().syncIntervalMinutes * 60_000,
    onChange: changed,
    onFinished: coreLog.syncFinished,
    onSignedOut(environmentId, error) {
      if (TOKEN_REFUSED.includes(error.code)) void reminders.tokenRefused(environments.get(environmentId));
    },
    async fetchEnvironment(environmentId, signal, onProgress) {
      await firstView.over();
      const environment = environments.get(environmentId);
      const last = lists.get(environmentId);
      const before = last && isFromSource(last, environment, clock.now()) ? last : null;
      const earlier = before && { chunks: [...before.chunks], goneIds: await activity.goneIds(environmentId, before) };
      const fetched = await source.fetchEnvironment(environment, signal, { before: earlier, onProgress });
      if (signal.aborted) throw new AppError('cancelled');
      await keep(environment, fetched, before);
      return { count: fetched.count, setAside: fetched.setAside };
    },
  });

  const changes = createEnvironmentChanges({
    environments,
    vault,
    source,
    async onFetched(environment, fetched) {
      if (!lists.get(environment.id)) sync.add(environment.id, null);
      // first of all, or what was just fetched would be fetched again while it is written
      sync.succeeded(environment.id, { count: fetched.count, setAside: fetched.setAside });
      await keep(environment, fetched, null);
      select(environment.id);
    },
    onRenamed: changed,
    async onRemoved(environmentId) {
      sync.remove(environmentId);
      renewals.forget(environmentId);
      drafts.forget(environmentId);
      await Promise.all([lists.remove(environmentId), activity.remove(environmentId)]);
      feed.changed();
      changed();
    },
  });

  /**
   * A newly fetched list: it counts even where the disk refuses it, and the user is told that it did.
   * @param before the list that it is a newer state of; null where it is the first, or answers another question
   */
  async function keep(
    environment: Environment,
    fetched: FetchedNumbers,
    before: EnvironmentList | null,
  ): Promise<void> {
    const { chunks, count, setAside, fetchedAt, changes } = fetched;
    // what is to be told of the differences must be recorded before the list that shows them is gone
    if (before && changes) {
      await activity.listChanged(environment.id, changes.activity, before.fetchedAt, fetchedAt);
      await reminders.listChanged(environment, await unpackChanges(changes), before.fetchedAt);
    } else {
      await activity.listStarted(environment, { fetchedAt, count }, lists.get(environment.id));
    }
    const { baseUrl, scope } = environment;
    const stored = lists.put(environment.id, { baseUrl, scope, chunks, count, setAside, fetchedAt });
    feed.changed(before && changes ? { from: before, patch: changes.patch } : undefined);
    await stored.then(
      () => warnings.warn(`snapshot ${environment.id}`, null),
      (error: unknown) => warnings.warn(`snapshot ${environment.id}`, error),
    );
    await reminders.tokenAccepted(environment);
    void reminders.announcer.check();
  }

  function select(environmentId: string | null): void {
    if (environmentId === null) settings.remember({ showsAll: true });
    else settings.remember({ activeEnvironmentId: environments.get(environmentId).id, showsAll: false });
    feed.changed();
    changed();
  }

  let emission: Promise<void> | null = null;
  /** Tells pages and tray, once for all that changes in the same turn. */
  function changed(): void {
    emission ??= Promise.resolve().then(() => {
      emission = null;
      if (!running) return;
      const now = state();
      shell.setTray(now.tray);
      pages.emit({ type: 'state', state: now });
    });
  }

  const parts = {
    clock,
    shell,
    format,
    settings,
    drafts,
    environments,
    proxySignIn,
    sync,
    renewals,
    reminders,
    labelsAndNotes,
    activity,
  };

  const state = (): AppState =>
    readAppState({
      ...parts,
      version: options.version,
      platform: options.platform,
      shell: shell.kind,
      vault,
      keychain: () => keychain,
      warnings: warnings.all,
    });

  const handlers = createRequestHandlers({
    ...parts,
    changes,
    source,
    firstView,
    pages,
    ahead: async () => scope.narrowed(await renewals.ahead()),
    files,
    diagnostics: coreLog.requests,
    state,
    select,
    changed,
  });

  async function askForKeychain(): Promise<void> {
    keychain = await vault.probe();
    if (options.prepared.hasSettings && settings.damage === null) warnings.warn('leftovers', await ownerless.remove());
    changed();
  }

  async function begin(): Promise<void> {
    const { prepared } = options;
    await loadStored({ prepared, settings, environments, ownerless, lists, sync, reminders, labelsAndNotes, warnings });
    running = true;
    feed.changed();
    // behind the lists, because the record may be long
    const loaded = Promise.all(environments.list().map(({ id }) => activity.load(id)));
    void loaded.then(() => (warnings.all().length === 0 ? prepared.startSucceeded() : undefined));
    void firstView.over().then(askForKeychain, () => undefined);
    void reminders.announcer.check();
    changed();
  }

  let running = false;
  let began: Promise<void> | null = null;

  return {
    start({ showsPage } = { showsPage: false }) {
      coreLog.started();
      if (showsPage) firstView.expect();
      return (began ??= begin());
    },
    flush: () => pages.flush(),
    async stop() {
      running = false;
      drafts.save();
      firstView.stop();
      sync.stop();
      await reminders.announcer.stop();
      await worker.stop();
      await files.stop();
      await settingsCopy.settled();
      await sample.stop();
      coreLog.stopped();
    },
    answer: (name, input) => requests.answer(name, input),
    onEvent: (listener) => pages.onEvent(listener),
    openPage: (send) => pages.openPage(send),
    openList: (send) => feed.open(send),
    navigate(target) {
      const known = environments.list().some((environment) => environment.id === target.environmentId);
      const isShown = shownEnvironments(environments.list(), settings.session()).some(
        ({ id }) => id === target.environmentId,
      );
      if (target.environmentId !== null && known && !isShown) select(target.environmentId);
      pages.emit({ type: 'navigate', target });
    },
    state,
    tellUncaught: coreLog.tellUncaught,
    session: () => settings.session(),
    settings: () => settings.settings(),
    remember: (patch) => settings.remember(patch),
    proxySignIn,
    setOnline: (online) => sync.setOnline(online),
    suspend: () => sync.suspend(),
    resume() {
      sync.resume();
      void reminders.announcer.retry();
      changed();
    },
  };
}
