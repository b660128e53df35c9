import { join } from 'node:path';
import { app } from 'electron';
import Store from 'electron-store';
import type { Target } from '../shared/bridge/target';
import { parseCommandLine, usage } from './command-line';
import { createCore } from './core/app/compose';
import { createLatchedSignal, createSignal } from './core/async/signal';
import { speakSystemLanguage } from './core/language/app-language';
import { createLog } from './core/log/log';
import { logSignals } from './core/log/log-signals';
import { followUncaught } from './core/log/uncaught';
import { prepareDataFolder } from './core/storage/prepare';
import { openSettingsDocument } from './core/storage/settings-file';
import { systemClock } from './core/ports/system-clock';
import { followTimeZone } from './core/ports/time-zone';
import { followAppearance } from './desktop/appearance';
import { followLaunchAtLogin, wasOpenedAtLogin } from './desktop/autostart';
import { sendNoClientCertificate } from './desktop/client-certificate';
import { ownArguments } from './desktop/command-line';
import { createDesktopShell } from './desktop/desktop-shell';
import { endCleanly, failStart, restart } from './desktop/ending';
import { connectPage } from './desktop/ipc';
import { logCrashes } from './desktop/log-crashes';
import { followLanguage } from './desktop/menu';
import { createNetwork } from './desktop/network';
import { createPageSession, pageHome } from './desktop/page-session';
import { followPower } from './desktop/power';
import { registerPageScheme } from './desktop/protocol';
import { ownBuild } from './desktop/replaced-build';
import { prepareRuntime, systemLanguage } from './desktop/runtime';
import { claimDataDir } from './desktop/single-instance';
import { createMainWindow } from './desktop/window';

const PAGE_ROOT = join(import.meta.dirname, '../renderer');
const build = ownBuild(join(import.meta.dirname, '.sources'));

const log = createLog(systemClock);
const uncaught = createSignal();

/** The desktop app: what is started, in order. */
async function run(): Promise<void> {
  const options = parseCommandLine(ownArguments(process.argv, process.defaultApp), 'desktop');
  if (options.help) {
    console.log(usage('desktop'));
    return app.exit(0);
  }
  prepareRuntime(options.dataDir);

  // the user may click the icon again while the app is still starting
  const secondStart = createLatchedSignal();
  const release = await claimDataDir(options.dataDir, secondStart.emit);
  if (!release) return app.exit(0);
  log.openIn(options.dataDir);

  await app.whenReady();
  sendNoClientCertificate();
  const system = systemLanguage();
  await speakSystemLanguage(system);
  const prepared = await prepareDataFolder({ dataDir: options.dataDir, clock: systemClock });
  const network = createNetwork();
  const shell = createDesktopShell({ dataDir: options.dataDir, forgetProxies: network.forgetProxies });
  const core = createCore({
    dataDir: options.dataDir,
    version: app.getVersion(),
    platform: process.platform,
    ...system,
    fetch: network.fetch,
    clock: systemClock,
    random: Math.random,
    store: openSettingsDocument(Store, options.dataDir),
    shell,
    log,
    prepared,
  });
  uncaught.on(() => core.tellUncaught());

  const home = pageHome();
  const painted = createSignal();
  const page = connectPage(core, home, painted.emit);
  const window = createMainWindow({
    core,
    home,
    session: createPageSession(home, PAGE_ROOT),
    onPage: (contents) => page.attach(contents),
    hasTray: () => shell.hasTray(),
    onPutAway: (where) => void shell.explainClosing(where),
  });
  painted.on(() => window.painted());

  /** Brings the window forward, at a place if there is one. */
  function open(target?: Target): void {
    window.show();
    if (target) core.navigate(target);
  }

  shell.connect({ core, open, onTrayGone: () => window.bringBack() });
  endCleanly({
    flush: () => core.flush(),
    letGo: () => window.letGo(),
    end: () => core.stop().finally(release),
  });
  logSignals(log);
  // a second start may follow an update from source: its build has replaced this one
  secondStart.on(() => (build.isReplaced() ? restart() : open()));

  followAppearance(core);
  followLanguage(core, window);
  app.on('activate', () => open());
  // before the lists are read, because a page takes longer to load than they do
  const showsPage = !options.hidden && !wasOpenedAtLogin();
  if (showsPage) open();
  await core.start({ showsPage });
  followPower(core);
  followTimeZone(systemClock, true, () => core.timeZoneChanged());
  void shell.adoptNotifications();
  followLaunchAtLogin(core, options.dataDir);
}

followUncaught(process, log, uncaught.emit);
logCrashes(log);
registerPageScheme();
run().catch((error: unknown) => {
  log.error('the start failed', error);
  return failStart(error);
});
