import { readdir, readFile } from 'node:fs/promises';
import type { ElectronApplication } from '@playwright/test';

/** What a process and all it started have cost so far. Linux only. */
export interface Cost {
  /** Milliseconds of a processor. */
  cpu: number;
  /** How often a thread of theirs had slept and began to run. */
  wakeUps: number;
}

export async function costOf(pid: number): Promise<Cost> {
  const threads = (await Promise.all((await withDescendants(pid)).map(threadsOf))).flat();
  const costs = await Promise.all(
    threads.map(async (thread) => {
      const [schedule, status] = await Promise.all([read(`${thread}/schedstat`), read(`${thread}/status`)]);
      return {
        cpu: Number(schedule.split(' ')[0]) / 1e6,
        wakeUps: Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1] ?? 0),
      };
    }),
  );
  return costs.reduce((sum, cost) => ({ cpu: sum.cpu + cost.cpu, wakeUps: sum.wakeUps + cost.wakeUps }));
}

/** Memory of a process and all it started, in MB: what is theirs alone, and their share of what is not. Linux only. */
export async function memoryOf(pid: number): Promise<number> {
  const shares = (await withDescendants(pid)).map(async (each) => {
    const rollup = await read(`/proc/${each}/smaps_rollup`);
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  });
  return (await Promise.all(shares)).reduce((sum, share) => sum + share, 0) / 1024;
}

/** Watches how long main's event loop stands still; returns how to learn the longest (ms), which also ends it. */
export async function watchMain(electron: ElectronApplication): Promise<() => Promise<number>> {
  await electron.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const monitor = monitorEventLoopDelay({ resolution: 5 });
    monitor.enable();
    Object.assign(globalThis, { benchMonitor: monitor });
  });
  return () =>
    electron.evaluate(() => {
      const { benchMonitor } = globalThis as unknown as { benchMonitor: { max: number; disable(): void } };
      benchMonitor.disable();
      return benchMonitor.max / 1e6;
    });
}

/** What main's heap holds once everything that is not needed is gone, in bytes. */
export function heapOfMain(electron: ElectronApplication): Promise<number> {
  return electron.evaluate(async () => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    // the end of some objects releases others
    for (let round = 0; round < 3; round++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    collect();
    return process.memoryUsage().heapUsed;
  });
}

async function withDescendants(pid: number): Promise<number[]> {
  const parentOf = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await read(`/proc/${name}/stat`);
    parentOf.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const found = [pid];
  for (const each of found) for (const [child, parent] of parentOf) if (parent === each) found.push(child);
  return found;
}

async function threadsOf(pid: number): Promise<string[]> {
  const ids = await readdir(`/proc/${pid}/task`).catch(() => []);
  return ids.map((id) => `/proc/${pid}/task/${id}`);
}

/** Empty where the process or thread has ended by now. */
function read(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
