import { join } from 'node:path';
import Conf from 'conf';
import open from 'open';
import packageJson from '../../../package.json' with { type: 'json' };
import { AppError, reportOf } from '../../shared/app-error';
import { parseCommandLine, usage } from '../command-line';
import { createCore } from '../core/app/compose';
import { speakSystemLanguage } from '../core/language/app-language';
import { createLog } from '../core/log/log';
import { logSignals } from '../core/log/log-signals';
import { followUncaught } from '../core/log/uncaught';
import { lockDataDir } from '../core/storage/data-dir-lock';
import { prepareDataFolder } from '../core/storage/prepare';
import { openSettingsDocument } from '../core/storage/settings-file';
import { systemClock } from '../core/ports/system-clock';
import { followTimeZone } from '../core/ports/time-zone';
import type { Shell } from '../core/ports/ports';
import { forgetPage, openPage } from './open-page';
import { createPageNotifications } from './page-notifications';
import { startServer, type BrowserServer } from './server';

const PAGE_ROOT = join(import.meta.dirname, '../renderer');

const log = createLog(systemClock);
let tellUncaught = (): void => undefined;

/** Browser mode: the core under plain Node, its page in the user's browser. */
async function run(): Promise<void> {
  const options = parseCommandLine(process.argv.slice(2), 'browser');
  if (options.help) {
    console.log(usage('browser'));
    return;
  }

  let server: BrowserServer | null = null;
  const lock = await lockDataDir(options.dataDir, {
    // users who start the app again want to see it
    onSecondStart: () => void (server && showPage(options.dataDir, server.address)),
    describe: () => ({ shell: 'browser', ...(server && { address: server.origin }) }),
  });
  if (lock.kind === 'taken') {
    await lock.showFirst();
    throw new AppError('data_dir_in_use', { values: { where: lock.by.address ? ` (${lock.by.address})` : '' } });
  }

  log.openIn(options.dataDir);

  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  const system = { locale, languages: [locale] };
  await speakSystemLanguage(system);
  const prepared = await prepareDataFolder({ dataDir: options.dataDir, clock: systemClock });
  const notifications = createPageNotifications(systemClock, (event) => server?.sendToOnePage(event) ?? false);
  const shell: Shell = {
    kind: 'browser',
    notify: (notification) => notifications.notify(notification),
    outcomeReported: (report) => notifications.outcomeReported(report),
    // the page shows the tray's content itself, out of the state
    setTray: () => undefined,
    openExternal: async (url) => void (await open(url)),
  };
  const core = createCore({
    dataDir: options.dataDir,
    version: packageJson.version,
    platform: process.platform,
    ...system,
    fetch,
    clock: systemClock,
    random: Math.random,
    store: openSettingsDocument(Conf, options.dataDir),
    shell,
    log,
    prepared,
  });
  tellUncaught = () => core.tellUncaught();

  await core.start();
  followTimeZone(systemClock, false, () => core.timeZoneChanged());
  server = await startServer(core, PAGE_ROOT, options.port, log);
  console.log(`Talkover Numbers runs at ${server.address}`);
  if (options.open && !options.hidden) await showPage(options.dataDir, server.address);

  async function quit(): Promise<void> {
    await core.flush();
    await server?.close();
    notifications.stop();
    await forgetPage(options.dataDir).catch((error: unknown) =>
      log.warn('the file that opens the page is left', error),
    );
    await core.stop().finally(() => lock.kind === 'held' && lock.release());
  }
  let signals = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      signals++;
      if (signals === 1) void quit().then(() => process.exit(0), fail);
      // a terminal may send the first one twice; who asks again wants no clean end
      if (signals > 2) process.exit(1);
    });
  }
  logSignals(log);
}

/** Opens the page in the user's browser. The app runs without, too, and has printed the address. */
async function showPage(dataDir: string, address: string): Promise<void> {
  try {
    await openPage(dataDir, address);
    console.log('If your browser can’t open the page, open the address above in it.');
  } catch (error) {
    log.warn('the page could not be opened', error);
    console.error(`The page could not be opened: ${reportOf(error).message} Open the address above in your browser.`);
  }
}

/** Says why the app could not start, or not end cleanly, and exits: 2 for bad arguments, else 1. */
function fail(error: unknown): void {
  log.error('the app could not start, or not end cleanly', error);
  console.error(error instanceof AppError ? error.message : error);
  process.exit(error instanceof AppError && error.code === 'bad_command_line' ? 2 : 1);
}

followUncaught(process, log, () => tellUncaught());
run().catch(fail);
