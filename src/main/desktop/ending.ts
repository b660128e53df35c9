import { app } from 'electron';
import { AppError } from '../../shared/app-error';
import { translate } from '../../shared/i18n/translate';
import { showFailure } from './failure-window';
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
    end().then(() => app.exit(0), failQuit);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}

/** Says why the app cannot run, on standard error and in a window, and exits: 2 for bad arguments, else 1. */
export async function failStart(error: unknown): Promise<void> {
  await fail('start.failed', error);
}

/** Says what went wrong while the app ended, and exits with 1. */
async function failQuit(error: unknown): Promise<void> {
  await fail('quit.failed', error);
}

async function fail(title: 'start.failed' | 'quit.failed', error: unknown): Promise<void> {
  const known = error instanceof AppError;
  process.stderr.write(`${known ? error.message : describe(error)}\n`);
  if (known && error.code === 'bad_command_line') return app.exit(2);
  // a signal, or a session that ends, while the window is read
  app.once('before-quit', () => app.exit(1));
  await showFailure(translate(title), known ? error.message : String(error));
  app.exit(1);
}

const describe = (error: unknown): string => (error instanceof Error ? error.stack : undefined) ?? String(error);
