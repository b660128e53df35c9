import { app } from 'electron';
import type { Log } from '../core/log/log';

/** Logs what happens to the processes around main: the page, the GPU, the network service. None of it stops the app. */
export function logCrashes(log: Log): void {
  app.on('render-process-gone', (_, __, { reason, exitCode }) =>
    log.error('page process gone', undefined, { reason, exitCode }),
  );
  app.on('child-process-gone', (_, { type, reason, exitCode, serviceName }) =>
    log.error('helper process gone', undefined, { type, reason, exitCode, service: serviceName ?? null }),
  );
  app.on('web-contents-created', (_, contents) => {
    contents.on('unresponsive', () => log.warn('page does not respond', undefined));
    contents.on('responsive', () => log.info('page responds again'));
    contents.on('preload-error', (__, ___, error) => log.error('preload failed', error));
    contents.on('did-fail-load', (__, code, description) =>
      log.error('page not loaded', undefined, { code, description }),
    );
  });
  app.on('before-quit', () => log.info('quitting'));
}
