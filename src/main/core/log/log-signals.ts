import type { Log } from './log';

/**
 * Notes that the system asked the process to end; a shell's own handler, registered before, does what follows. Goes on
 * listening, because a signal that nobody listens to ends the process, and a terminal may send one twice.
 */
export function logSignals(log: Log): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => log.info('signal', { signal }));
}
