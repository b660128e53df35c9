import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, chromium, type ElectronApplication, type Page } from '@playwright/test';
import { chromiumOptions } from '../build/chromium.mjs';
import { findElectron } from '../build/electron-runtime.mjs';
import { RUNTIME_ARGUMENTS, test as e2e } from '../e2e/app';
import { connectAccount } from '../e2e/steps';
import { startSandbox } from '../src/sandbox/server';
import { installBench } from './in-page';

export const ROOT = join(import.meta.dirname, '..');
const EMPTY_WINDOW = join(import.meta.dirname, 'empty-window');

/** The e2e tests' app, connected to a sandbox of as many numbers as are asked for. */
export const test = e2e.extend<{ numbers: number; connected: Page }>({
  numbers: [200, { option: true }],
  sandbox: async ({ numbers }, use) => {
    const sandbox = await startSandbox({ numbers, seed: 11 });
    await use(sandbox);
    await sandbox.close();
  },
  connected: async ({ app, sandbox }, use) => {
    await connectAccount(app.page, sandbox);
    await app.page.evaluate(installBench);
    await app.page.waitForTimeout(3_000); // what the start still does is no part of what is measured
    await use(app.page);
  },
});

/** A window with nothing of ours in it, or with the page of an address. */
export async function openWindow(
  address?: string,
): Promise<{ page: Page; pid: number | null; close: () => Promise<void> }> {
  const executablePath = findElectron();
  if (executablePath === null) {
    const browser = await chromium.launch(chromiumOptions());
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(address ?? 'data:text/html,<title>empty</title><p>empty</p>');
    await page.evaluate(installBench);
    return { page, pid: null, close: () => browser.close() };
  }
  const args = [...RUNTIME_ARGUMENTS, EMPTY_WINDOW, ...(address === undefined ? [] : [address])];
  const electron = await _electron.launch({ executablePath, args });
  const page = await electron.firstWindow();
  await page.waitForLoadState();
  await page.evaluate(installBench);
  return { page, pid: electron.process().pid ?? null, close: () => electron.close() };
}

/** Milliseconds from starting a process until it has painted an element; the folder of data is left as it was. */
export async function timeStart(what: 'empty window' | { dataDir: string }, selector: string): Promise<number> {
  const executable = findElectron();
  if (executable === null) throw new Error('There is no Electron runtime.');
  const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
  if (what !== 'empty window') await cp(what.dataDir, folder, { recursive: true });
  const target = what === 'empty window' ? [EMPTY_WINDOW] : [ROOT, '--data-dir', folder];
  const start = Date.now();
  const child = spawn(
    executable,
    [...RUNTIME_ARGUMENTS, '-r', join(import.meta.dirname, 'report-paint.cjs'), ...target],
    {
      env: { ...process.env, BENCH_SELECTOR: selector },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const painted = /^painted at (\d+)/.exec(line)?.[1];
      if (painted !== undefined) return Number(painted) - start;
    }
    throw new Error('The process ended before anything was painted.');
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Memory of a process and all it started, in MB: what is theirs alone, and their share of what is not. Linux only. */
export async function memoryOf(pid: number): Promise<number> {
  const pids = await withDescendants(pid);
  const shares = await Promise.all(
    pids.map(async (each) => {
      const text = await readFile(`/proc/${each}/smaps_rollup`, 'utf8').catch(() => ''); // it may have ended by now
      return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
    }),
  );
  return shares.reduce((sum, share) => sum + share, 0) / 1024;
}

/** CPU time used so far by a process and all it started, in milliseconds. Linux only. */
export async function cpuOf(pid: number): Promise<number> {
  const pids = await withDescendants(pid);
  const times = await Promise.all(
    pids.map(async (each) => {
      const stat = await readFile(`/proc/${each}/stat`, 'utf8').catch(() => '');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
    }),
  );
  return times.reduce((sum, time) => sum + time, 0);
}

async function withDescendants(pid: number): Promise<number[]> {
  const parentOf = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    parentOf.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const found = [pid];
  for (const each of found) for (const [child, parent] of parentOf) if (parent === each) found.push(child);
  return found;
}

/** Watches how long main's event loop stands still; returns how to learn the longest (ms), in which what is waited for ends. */
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
