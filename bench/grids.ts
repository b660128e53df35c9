import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { expect } from '@playwright/test';
import { build } from 'vite';
import { localDay } from '../src/shared/calendar/calendar-day';
import { generateNumbers } from '../src/sandbox/generate';
import { openWindow, ROOT } from './app';

const FOLDER = join(ROOT, 'out/bench/grids');
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The grids in grids/, each by the name it is shown under. */
export const GRIDS = { naive: 'n-data-table', agGrid: 'AG Grid', tabulator: 'Tabulator' } as const;
export type GridName = keyof typeof GRIDS;

/** A server of the page that shows any of the grids, with the numbers that it shows. */
export interface GridPages {
  address: string;
  close(): void;
}

/** Builds the page, as the app's own is built, and serves it. */
export async function serveGrids(seed: number): Promise<GridPages> {
  await build({
    root: join(import.meta.dirname, 'grids'),
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir: FOLDER, emptyOutDir: true, target: 'esnext' },
  });
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/numbers') {
      const count = Number(url.searchParams.get('count'));
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(generateNumbers({ count, seed, today: localDay(Date.now()) })));
      return;
    }
    const path = url.pathname === '/' ? '/index.html' : url.pathname;
    response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
    readFile(join(FOLDER, path)).then(
      (file) => response.end(file),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  };
}

/** How long a grid takes (ms) until its first rows are painted, and for each key of some texts. */
export async function measureGrid(
  { address }: GridPages,
  name: GridName,
  numbers: number,
  texts: string[],
): Promise<{ mount: number; keys: number[] }> {
  const { page, close } = await openWindow(`${address}?count=${numbers}`);
  try {
    await expect(page).toHaveTitle('ready');
    const mount = await page.evaluate(mountGrid, name);
    await page.waitForTimeout(2_000);
    const keys = await page.evaluate(searchGrid, texts);
    expect(await page.evaluate(() => window.mounted.count())).toBe(numbers);
    return { mount, keys };
  } finally {
    await close();
  }
}

/** Runs in the page. */
async function mountGrid(name: string): Promise<number> {
  const grid = window.grids[name]!;
  const start = performance.now();
  window.mounted = await grid.mount(document.querySelector<HTMLElement>('#grid')!, window.numbers);
  do await window.bench.afterPaint();
  while (!document.querySelector(grid.rowSelector));
  return performance.now() - start;
}

/** Runs in the page: each key, and each time the box is emptied. */
async function searchGrid(texts: string[]): Promise<number[]> {
  const taken: number[] = [];
  for (const text of texts) {
    for (let length = 1; length <= text.length + 1; length++) {
      const typed = length > text.length ? '' : text.slice(0, length);
      taken.push(await window.bench.timed(() => window.mounted.search(typed)));
    }
  }
  return taken;
}
