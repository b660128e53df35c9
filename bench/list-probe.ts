import { watch } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { Sandbox } from '../src/sandbox/server';

/** Another price for ten numbers. */
export function changeTen(sandbox: Sandbox, run: number): void {
  sandbox.change((list) =>
    list.map((number, index) =>
      index % Math.ceil(list.length / 10) === run % 7 ? { ...number, current_price: run + 0.5 } : number,
    ),
  );
}

/** Milliseconds that main's own JSON.parse takes for a text, nothing else. */
export function timeParsing(electron: ElectronApplication, text: string): Promise<number> {
  return electron.evaluate((_, body) => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      JSON.parse(body);
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[2] ?? NaN;
  }, text);
}

/**
 * Watches how long answers take from the moment that the whole body is there until the list is on the disk.
 * @returns how to learn it of the last answer, in ms
 */
export async function watchStoring(electron: ElectronApplication, dataDir: string): Promise<() => Promise<number>> {
  await electron.evaluate(() => {
    const { prototype } = process.getBuiltinModule('node:worker_threads').Worker;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the worker that it was asked of
    const post = prototype.postMessage;
    prototype.postMessage = function (value: { job?: { name: string } }, transfer) {
      if (value.job?.name === 'readNumbers') Object.assign(globalThis, { benchBodyAt: Date.now() });
      post.call(this, value, transfer);
    };
  });
  let storedAt = NaN;
  watch(join(dataDir, 'snapshots'), { persistent: false }, (_, file) => {
    if (file?.endsWith('.jsonl')) storedAt = Date.now();
  });
  return async () => {
    const begun = await electron.evaluate(() => (globalThis as unknown as { benchBodyAt: number }).benchBodyAt);
    for (let tries = 0; !(storedAt > begun); tries++) {
      if (tries === 100) throw new Error('The list was not stored within 5 s.');
      await new Promise((done) => setTimeout(done, 50));
    }
    return storedAt - begun;
  };
}

/** Opens the list again and waits until it is on screen. */
export async function crossing(): Promise<{ whole: number; longest: number }> {
  window.bench.longTasks.length = 0;
  const start = performance.now();
  const whole = await new Promise<number>((resolve) => {
    const onPort = (event: MessageEvent<unknown>): void => {
      const port = event.ports[0];
      if (event.data !== 'talkover:list-port' || !port) return;
      window.removeEventListener('message', onPort);
      port.addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => {
        if (data.type === 'end') void window.bench.afterPaint().then(() => resolve(performance.now() - start));
      });
    };
    window.addEventListener('message', onPort);
    window.postMessage('talkover:list-wanted', location.origin);
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  return { whole, longest: Math.max(0, ...window.bench.longTasks) };
}

/** Looks on at what main sends from now on. */
export async function watchPatches(): Promise<void> {
  const opened = new Promise<void>((resolve) => {
    const onPort = (event: MessageEvent<unknown>): void => {
      const port = event.ports[0];
      if (event.data !== 'talkover:list-port' || !port) return;
      window.removeEventListener('message', onPort);
      const { onmessage } = port; // the app's own
      port.onmessage = (message: MessageEvent<{ type: string; put?: string[]; gone?: string[] }>) => {
        const at = performance.now();
        onmessage?.call(port, message);
        if (message.data.type === 'end') resolve();
        if (message.data.type !== 'patch') return;
        const put = (message.data.put ?? []).map((chunk) => (JSON.parse(chunk) as { count: number }).count);
        window.bench.onPatch({ at, rows: put.reduce((sum, count) => sum + count, message.data.gone?.length ?? 0) });
      };
    };
    window.addEventListener('message', onPort);
  });
  window.postMessage('talkover:list-wanted', location.origin);
  await opened;
}

/** Fetches, and waits until what differs is on screen. */
export async function fetched(): Promise<{ page: number; inAll: number; rows: number }> {
  const asked = performance.now();
  const heard = new Promise<{ at: number; rows: number }>((resolve) => (window.bench.onPatch = resolve));
  const done = window.talkover?.request('sync.now', { environmentId: null });
  const { at, rows } = await heard;
  await window.bench.afterPaint();
  const end = performance.now();
  await done; // or the next fetch would be this one
  return { page: end - at, inAll: end - asked, rows };
}

/** Syncs, without waiting until it is on screen. */
export async function synced(): Promise<void> {
  await window.talkover?.request('sync.now', { environmentId: null });
}
