import { spawn } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findElectron } from '../build/electron-runtime.mjs';
import { RUNTIME_ARGUMENTS } from '../e2e/launch';
import { inFolder } from '../src/shared/testing/in-folder';
import { EMPTY_WINDOW, ROOT } from './app';

const REPORT = join(import.meta.dirname, 'report-paint.cjs');

/** Milliseconds from starting a process until it has painted an element; the folder of data is left as it was. */
export async function timeStart(what: 'empty window' | { dataDir: string }, selector: string): Promise<number> {
  const executable = findElectron();
  if (executable === null) throw new Error('There is no Electron runtime.');
  return inFolder(async (folder) => {
    if (what !== 'empty window') await cp(what.dataDir, folder, { recursive: true });
    const target = what === 'empty window' ? [EMPTY_WINDOW] : [ROOT, '--data-dir', folder];
    const start = Date.now();
    const child = spawn(executable, [...RUNTIME_ARGUMENTS, ...target], {
      env: { ...process.env, NODE_OPTIONS: `--require=${JSON.stringify(REPORT)}`, BENCH_SELECTOR: selector },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 60_000,
    });
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
    }
  });
}
