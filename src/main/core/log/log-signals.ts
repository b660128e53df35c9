import type { Log } from './log';

/**
 * Notes that the system asked the process to end; a shell's own handler, registered before, does what follows. Keeps
 * listening: a signal without a listener ends the process, and a terminal may send one twice.
 */
export function logSignals(log: Log): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => log.info('signal', { signal }));
}
