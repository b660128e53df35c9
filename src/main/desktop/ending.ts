import { app, dialog } from 'electron';
import { AppError } from '../../shared/app-error';
import { translate } from '../../shared/i18n/translate';
import type { MainWindow } from './window';

/**
 * Quits cleanly, whoever asks: the menu, a signal, the last window where there is no tray to stay in.
 * @param end ends what runs; the app is gone when it has settled
 */
export function endCleanly(window: Pick<MainWindow, 'letGo'>, end: () => Promise<void>): void {
  let ending = false;
  app.on('before-quit', () => window.letGo());
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (ending) return;
    ending = true;
    end().then(() => app.exit(0), failStart);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}

/** Says on one line why the app cannot run (and in a dialog where nobody reads lines), and exits: 2 for bad arguments. */
export function failStart(error: unknown): void {
  const known = error instanceof AppError;
  process.stderr.write(`${known ? error.message : describe(error)}\n`);
  if (known && error.code === 'bad_command_line') return app.exit(2);
  if (process.platform !== 'linux') {
    dialog.showErrorBox(translate('start.failed'), known ? error.message : String(error));
  }
  app.exit(1);
}

const describe = (error: unknown): string => (error instanceof Error ? error.stack : undefined) ?? String(error);
