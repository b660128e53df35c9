import { isatty } from 'node:tty';
import { app, powerMonitor } from 'electron';
import { AppError } from '../../shared/app-error';
import { showFailure } from './failure-window';

/** What is done, one after the other, when the app quits. */
export interface Ending {
  /** Lets pages and requests write what they have to. Takes a bounded time, and never rejects. */
  flush(): Promise<void>;
  /** Lets the windows go. */
  letGo(): void;
  /** Ends what runs; the app is gone when it has settled. */
  end(): Promise<void>;
}

/** Quits cleanly, whatever the cause: the menu, a signal, the system, the last window where there is no tray to stay in. */
export function endCleanly(steps: Ending): void {
  let phase: 'running' | 'flushing' | 'flushed' = 'running';
  let ending = false;
  app.on('before-quit', (event) => {
    if (phase === 'flushed') return;
    event.preventDefault();
    if (phase === 'flushing') return;
    phase = 'flushing';
    void steps.flush().then(() => {
      phase = 'flushed';
      steps.letGo();
      app.quit();
    });
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (ending) return;
    ending = true;
    steps.end().then(() => app.exit(0), failQuit);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  // the system shuts down (Linux, macOS), and waits a little for those who ask for it
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    app.quit();
  });
}

/** Ends cleanly and starts again, with its window. */
export function restart(): void {
  app.relaunch({ args: process.argv.slice(1).filter((argument) => argument !== '--hidden') });
  app.quit();
}

/**
 * Says why the app can't run, on standard error and in a window, and exits: with 2 after bad arguments, else with 1. Bad
 * arguments that were typed in a terminal are answered there alone.
 */
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
  const hasBadArguments = known && error.code === 'bad_command_line';
  const code = hasBadArguments ? 2 : 1;
  if (hasBadArguments && hasTerminal()) return app.exit(code);
  // a signal, or a session that ends, while the window is read
  app.once('before-quit', () => app.exit(code));
  await showFailure(title, error);
  app.exit(code);
}

/** A shortcut has none, and on Windows no packaged app has one. */
const hasTerminal = () => [0, 1, 2].some((descriptor) => isatty(descriptor));

const describe = (error: unknown): string => (error instanceof Error ? error.stack : undefined) ?? String(error);
