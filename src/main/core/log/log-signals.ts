import type { Log } from './log';

/** Notes that the system asked the process to end; a shell's own handler, registered before, does what follows. */
export function logSignals(log: Log): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => log.info('signal', { signal }));
}
