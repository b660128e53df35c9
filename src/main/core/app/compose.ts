/* eslint max-lines: ['error', 120] -- it only puts the rooms of core together */
import { TOKEN_REFUSED } from '../../../shared/app-error';
import { Formatter } from '../../../shared/format';
import { createEnvironmentChanges } from '../environments/environment-changes';
import { shownEnvironments } from '../environments/shown-environments';
import { createListFeed } from '../lists/list-feed';
import { createCoreLog } from './core-log';
import { withLoggedNotifications } from '../log/reminder-log';
import type { CoreOptions } from './core-options';
import { createRequests } from '../requests/answer-request';
import { createRequestHandlers } from '../requests/request-handlers';
import { createNumberWorker } from '../worker/number-worker';
import { readAppState } from './app-state';
import { createAppLanguage } from '../language/app-language';
import { computerEvents } from './computer-events';
import type { Core } from './core';
import { createEmission } from './emission';
import { environmentEvents } from './environment-events';
import { createFetching } from './fetching';
import { createFirstView } from '../pages/first-view';
import { createIngest } from './ingest';
import { keepFiles } from './keep-files';
import { createKeychainProbe } from './keychain-probe';
import { createNavigation } from './navigation';
import { createPages } from '../pages/pages';
import { fetchThroughProxies } from '../proxy/proxy-sign-in';
import { withPlainText } from './plain-shell';
import { createSignals } from './signals';
import { shutDown, startUp } from './lifecycle';
import { createStored } from './stored';
import { createWarnings } from './warnings';
import { createWatch } from './watch';

/** Builds the app. Nothing runs before `start`. */
export function createCore(options: CoreOptions): Core {
  const { clock, log, prepared } = options;
  const shell = withLoggedNotifications(withPlainText(options.shell), log);
  const format = new Formatter(options.locale);
  const signals = createSignals();
  const warnings = createWarnings(log, signals.changed.emit);
  prepared.problems.forEach(warnings.found);
  const pages = createPages(clock);
  const firstView = createFirstView(clock);
  const worker = createNumberWorker(clock, { onIdleEnd: (error) => log.error('the idle worker ended', error) });
  const stored = createStored(options, { warnings, signals, worker });
  const { settings, environments, lists } = stored;
  const language = createAppLanguage(options, { settings, format, log });
  const online = { ...options, fetch: fetchThroughProxies(options.fetch, stored.proxySignIn) };
  const fetching = createFetching(online, { stored, worker, signals, warnings });
  const { source, sync } = fetching;
  const watch = createWatch(online, { stored, shell, format, sync, worker, firstView, signals, warnings });
  const { renewals, reminders, scope, outages, channels } = watch;
  const keychain = createKeychainProbe({ prepared, stored, warnings, signals });
  const keptFiles = keepFiles(options, { stored, ground: watch.ground, format, worker, signals, warnings });
  const app = { ...options, ...stored, ...fetching, ...watch, shell, format, language, keychain, keptFiles, warnings };
  const state = () => readAppState(app);
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
  const coreLog = createCoreLog(options, { ...app, state });
  const handlers = createRequestHandlers({
    ...app,
    changes,
    feed,
    firstView,
    pages,
    state,
    select: navigation.select,
    changed: signals.changed.emit,
    ahead: async () => scope.narrowed(await renewals.ahead()),
    ...coreLog,
  });
  sync.begin({
    fetchEnvironment: ingest.sync,
    onSignedOut(environmentId, error) {
      if (TOKEN_REFUSED.includes(error.code)) void reminders.tokenRefused(environments.get(environmentId));
    },
  });

  const lifecycle = { ...app, stored, feed, firstView, emission, signals, worker };
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
    ...computerEvents({ sync, reminders, channels, outages, format, signals, log }),
  };
}
