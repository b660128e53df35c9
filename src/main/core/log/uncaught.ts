import type { Log } from './log';

/** The part of a process that reports uncaught errors. */
type Watched = Pick<NodeJS.Process, 'on'>;

/**
 * The one handler for uncaught errors, the same in both shells: it logs them and shows them, and the app keeps running. Without
 * it Node would end the process, and Electron would stop it with an error box until someone clicks.
 *
 * @param tell tells the user that something went wrong
 */
export function followUncaught(watched: Watched, log: Log, tell: () => void): void {
  function caught(event: string, error: unknown): void {
    log.error(event, error ?? new Error('nothing was thrown'));
    try {
      tell();
    } catch (failure) {
      log.error('the user could not be told', failure); // a handler that throws would end the process
    }
  }
  watched.on('uncaughtException', (error) => caught('uncaught exception', error));
  watched.on('unhandledRejection', (reason) => caught('unhandled rejection', reason));
  watched.on('warning', (warning) => log.warn('runtime warning', warning));
  watched.on('exit', (code) => log.info('process ends', { code }));
}
