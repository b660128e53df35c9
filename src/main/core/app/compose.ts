import { TOKEN_REFUSED } from '../../../shared/app-error';
import { Formatter } from '../../../shared/format';
import { createEnvironmentChanges } from '../environments/environment-changes';
import { shownEnvironments } from '../environments/shown-environments';
import { createListFeed } from '../lists/list-feed';
import { createCoreLog } from './core-log';
import { withLoggedNotifications } from '../log/reminder-log';
import { createSyncRecords } from '../log/sync-record';
import type { CoreOptions } from './core-options';
import { createRequests } from '../requests/answer-request';
import { createRequestHandlers } from '../requests/request-handlers';
import { createSync } from '../sync/sync';
import { createNumbersSource } from '../lists/numbers-source';
import { createSampleServer } from '../talkover/sample-server';
import { createNumberWorker } from '../worker/number-worker';
import { readAppState } from './app-state';
import { createAppLanguage } from '../language/app-language';
import { computerEvents } from './computer-events';
import type { Core } from './core';
import { createEmission } from './emission';
import { environmentEvents } from './environment-events';
import { createFirstView } from '../pages/first-view';
import { createIngest } from './ingest';
import { keepFiles } from './keep-files';
import { createKeychainProbe } from './keychain-probe';
import { createNavigation } from './navigation';
import { createPages } from '../pages/pages';
import { withPlainText } from './plain-shell';
import { createSignals } from './signals';
import { shutDown, startUp } from './lifecycle';
import { createStored } from './stored';
import { createWarnings } from './warnings';
import { createWatch } from './watch';

/** Builds the app. Nothing runs before `start`. */
export function createCore(options: CoreOptions): Core {
  const { clock, log, random, prepared } = options;
  const shell = withLoggedNotifications(withPlainText(options.shell), log);
  const format = new Formatter(options.locale);
  const signals = createSignals();
  const warnings = createWarnings(log, signals.changed.emit);
  prepared.problems.forEach(warnings.found);
  const pages = createPages(clock);
  const firstView = createFirstView(clock);
  const worker = createNumberWorker(clock);
  const stored = createStored(options, { warnings, signals, worker });
  const { settings, environments, lists, vault } = stored;
  const language = createAppLanguage(options, { settings, format, log });
  const sample = createSampleServer(clock);
  const source = createNumbersSource({ fetch: options.fetch, clock, random, vault, sample, worker, onClock: (problem) => warnings.warn('clock', problem) }); // prettier-ignore

  const syncs = createSyncRecords(log);
  const sync = createSync({
    clock,
    random,
    intervalMs: () => settings.settings().syncIntervalMinutes * 60_000,
    onChange: signals.changed.emit,
    onFinished: (environmentId, outcome) => syncs.add(clock.now(), environmentId, outcome),
  });
  const watch = createWatch(options, { stored, shell, format, sync, worker, firstView, signals, warnings });
  const { renewals, reminders, scope, outages, channels } = watch;
  const keychain = createKeychainProbe({ prepared, stored, warnings, signals });
  const keptFiles = keepFiles(options, { stored, format, worker, signals, warnings });
  const state = () =>
    readAppState({ ...options, ...stored, ...watch, shell, format, language, sync, keychain, keptFiles, warnings });
  const emission = createEmission({ signals, state, renewals, outages, shell, pages });
  const feed = createListFeed(() => {
    // a list that is not read yet must not pass for one that was never fetched
    const shown = emission.isOn() ? shownEnvironments(environments.list(), settings.session()) : [];
    return shown.map(({ id }) => ({ environmentId: id, list: lists.get(id) }));
  });
  const ingest = createIngest({ ...stored, clock, source, reminders, outages, feed, firstView, warnings, signals });
  const navigation = createNavigation({ environments, settings, feed, pages, signals });
  const changes = createEnvironmentChanges({
    ...stored,
    source,
    ...environmentEvents({ ...stored, ...watch, sync, ingest, navigation, feed, signals }),
  });
  const coreLog = createCoreLog(options, { ...stored, format, warnings, state, syncs });
  const handlers = createRequestHandlers({ ...stored, ...watch, clock, shell, format, language, sync, keptFiles, changes, source, feed, firstView, pages, state, select: navigation.select, changed: signals.changed.emit, ahead: async () => scope.narrowed(await renewals.ahead()), diagnostics: coreLog.diagnostics, tellUncaught: coreLog.tellUncaught }); // prettier-ignore
  sync.begin({
    fetchEnvironment: ingest.sync,
    onSignedOut(environmentId, error) {
      if (TOKEN_REFUSED.includes(error.code)) void reminders.tokenRefused(environments.get(environmentId));
    },
  });

  const lifecycle = { language, prepared, stored, sync, outages, reminders, channels, feed, firstView, keychain, emission, signals, warnings, worker, sample }; // prettier-ignore
  let started: Promise<void> | null = null;
  const requests = createRequests(() => Promise.resolve(started).then(() => handlers), log);

  return {
    start({ showsPage } = { showsPage: false }) {
      coreLog.started();
      if (showsPage) firstView.expect();
      return (started ??= startUp(lifecycle));
    },
    async stop() {
      await shutDown(lifecycle);
      coreLog.stopped();
    },
    flush: () => stored.drafts.saveAround(() => pages.flush(() => requests.settled())),
    answer: (name, input) => requests.answer(name, input),
    onEvent: (listener) => pages.onEvent(listener),
    openPage: (send) => pages.openPage(send),
    openList: (send) => feed.open(send),
    navigate: (target) => navigation.navigate(target),
    state,
    tellUncaught: coreLog.tellUncaught,
    session: () => settings.session(),
    settings: () => settings.settings(),
    remember: (patch) => settings.remember(patch),
    proxySignIn: stored.proxySignIn,
    ...computerEvents({ sync, reminders, channels, outages, format, signals, log }),
  };
}
