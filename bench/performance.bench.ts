import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { served } from '../e2e/steps';
import { cpuOf, memoryOf, openWindow, ROOT, test, timeStart, watchMain } from './app';
import { changeTen, crossing, fetched, watchPatches } from './list-probe';
import { clicks, idleFrames, keystrokes, scroll } from './in-page';
import { noteRuntime, quantile, record, SIZES, writeResults } from './results';

const p95 = (values: readonly number[]) => quantile(values, 0.95);
const median = (values: readonly number[]) => quantile(values, 0.5);
const TEXTS = ['+49 30', '4155', 'germany', '(030) 12', 'c0f', 'united kingdom 7'];
const FRAME_MS = 1000 / 60;
/** What one frame may be longer than that of an idle page. */
const MARGIN_MS = 3.3;

test.afterAll(() => writeResults());

/** The idle page of this run, beside which everything else is seen. */
const idle = { frame: NaN, start: NaN, memory: NaN };

test('an empty window', async () => {
  const { page, pid, close } = await openWindow();
  noteRuntime(await page.evaluate(() => (navigator.userAgent.match(/(Electron|Chrome)\/[\d.]+/g) ?? []).join(', ')));
  idle.frame = p95(await page.evaluate(idleFrames, 120));
  await page.waitForTimeout(5_000);
  if (pid !== null) idle.memory = await memoryOf(pid);
  await close();
  record({ table: 'Painting', what: 'an idle page paints a dot, p95', numbers: null, budget: null, measured: idle.frame, unit: 'ms' }); // prettier-ignore
});

for (const numbers of SIZES) {
  test.describe(`${numbers} numbers`, () => {
    test.use({ numbers });

    test('painting', async ({ connected: page }) => {
      const add = (what: string, measured: number, budget: number) =>
        record({ table: 'Painting', what, numbers, budget, measured, unit: 'ms' });
      const frame = idle.frame + MARGIN_MS;
      const typed = await page.evaluate(keystrokes, TEXTS);
      add('a keystroke in search, p95', p95(typed), frame);
      const filters = await page.evaluate(clicks, ['[aria-pressed]', 40] as [string, number]);
      add('a quick filter, on and off, p95', p95(filters), frame);
      await page.evaluate(keystrokes, ['']);
      const header = '[role=columnheader] button';
      const columns = await page.locator(header).count();
      const first = await page.evaluate(clicks, [header, columns] as [string, number]);
      add('the first sort by a column, worst', Math.max(...first), numbers === 100_000 ? 60 : frame);
      await page.evaluate(clicks, [header, columns] as [string, number]);
      const again = await page.evaluate(clicks, [header, columns * 4] as [string, number]);
      add('sorting again, p95', p95(again), frame);
      for (const kind of ['wheel', 'thumb'] as const) {
        const { frames, empty } = await page.evaluate(scroll, [kind, 240] as ['wheel' | 'thumb', number]);
        const what = kind === 'wheel' ? 'scrolling fast' : 'dragging the scroll bar';
        add(`${what}, a frame, p95`, p95(frames), 20);
        record({ table: 'Painting', what: `${what}, longest gap without rows`, numbers, budget: 1, measured: empty, unit: 'frames' }); // prettier-ignore
      }
    });

    test('the list on its way', async ({ connected: page, app }) => {
      test.skip(!app.electron, 'browser mode has another way');
      const add = (what: string, measured: number, budget: number | null) =>
        record({ table: 'The list on its way', what, numbers, budget, measured, unit: 'ms' });
      const runs: { whole: number; longest: number; main: number }[] = [];
      for (let run = 0; run < 7; run++) {
        const longestInMain = await watchMain(app.electron!);
        const { whole, longest } = await page.evaluate(crossing);
        runs.push({ whole, longest, main: await longestInMain() });
      }
      add('main → page, whole list, painted, median', median(runs.map(({ whole }) => whole)), Math.max((300 * numbers) / 100_000, FRAME_MS)); // prettier-ignore
      add('longest task of the page meanwhile, median', median(runs.map(({ longest }) => longest)), 50);
      add('main’s event loop stands still meanwhile, median', median(runs.map(({ main }) => main)), 50);
    });

    test('a fetch', async ({ connected: page, app, sandbox }) => {
      test.skip(!app.electron, 'browser mode has another way');
      const add = (what: string, measured: number, budget: number | null, unit = 'ms') =>
        record({ table: 'A fetch that changed 10 numbers', what, numbers, budget, measured, unit });
      const body = JSON.stringify({ success: true, data: served(sandbox) });
      const parsing = await app.electron!.evaluate((_, text) => {
        const times = Array.from({ length: 5 }, () => {
          const start = performance.now();
          JSON.parse(text);
          return performance.now() - start;
        });
        return times.sort((a, b) => a - b)[2] ?? NaN;
      }, body);
      add('bare JSON.parse of the answer, median', parsing, null);
      const runs: { page: number; main: number; inAll: number; rows: number }[] = [];
      await page.evaluate(watchPatches);
      for (let run = 0; run < 9; run++) {
        changeTen(sandbox, run);
        const longestInMain = await watchMain(app.electron!);
        runs.push({ ...(await page.evaluate(fetched)), main: await longestInMain() });
      }
      add('numbers that cross to the page', Math.max(...runs.map(({ rows }) => rows)), 10, 'numbers');
      add('in the page, until painted, median', median(runs.map((run) => run.page)), Math.max(30, idle.frame));
      add('main’s event loop stands still, median', median(runs.map(({ main }) => main)), 50);
      add('fetched, parsed, checked, compared, stored and painted, median', median(runs.map(({ inAll }) => inAll)), null); // prettier-ignore
    });

    test('from the disk to the screen', async ({ connected, app }) => {
      test.skip(!app.electron, 'only Electron has a start of its own');
      expect(connected).toBeDefined();
      await app.quit();
      const [empty, ours]: [number[], number[]] = [[], []];
      for (let run = 0; run < 7; run++) {
        empty.push(await timeStart('empty window', 'p'));
        ours.push(await timeStart({ dataDir: app.dataDir }, '[role=gridcell]'));
      }
      idle.start = median(empty);
      const add = (what: string, measured: number, budget: number | null) =>
        record({ table: 'Starting', what, numbers, budget, measured, unit: 'ms' });
      add('an empty window, painted, median', idle.start, null);
      add('first rows painted, median', median(ours), idle.start * 1.5);
    });

    test('memory', async ({ connected: page, app }) => {
      const pid = app.electron?.process().pid;
      test.skip(pid === undefined || process.platform !== 'linux', 'read from /proc');
      await page.waitForTimeout(20_000);
      const budget = { 1_000: null, 10_000: 40, 100_000: 250 }[numbers];
      const measured = (await memoryOf(pid!)) - idle.memory;
      record({ table: 'At rest', what: 'memory of all processes over an empty window', numbers, budget, measured, unit: 'MB' }); // prettier-ignore
      await app.electron!.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().forEach((window) => window.hide()),
      );
      await page.waitForTimeout(5_000);
      const before = await cpuOf(pid!);
      await page.waitForTimeout(60_000);
      record({ table: 'At rest', what: 'CPU over a minute, hidden', numbers, budget: 0.05, measured: (await cpuOf(pid!) - before) / 600, unit: '%' }); // prettier-ignore
    });
  });
}

test.describe('memory over many fetches', () => {
  test.use({ numbers: 10_000 });

  test('200 fetches with changes', async ({ connected: page, app, sandbox }) => {
    test.skip(!app.electron, 'read in Electron');
    const session = await page.context().newCDPSession(page);
    const heaps: number[] = [];
    await page.evaluate(watchPatches);
    for (let run = 0; run < 200; run++) {
      changeTen(sandbox, run);
      await page.evaluate(fetched);
      if (run !== 9 && run !== 199) continue;
      await page.waitForTimeout(5_000); // the thread of the last fetch has ended by then
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      const main = await app.electron!.evaluate(() => {
        process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
        (process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void)();
        return process.memoryUsage().heapUsed;
      });
      heaps.push(usedSize, main);
    }
    const [page10 = NaN, main10 = NaN, page200 = NaN, main200 = NaN] = heaps;
    const add = (what: string, measured: number) =>
      record({ table: 'At rest', what, numbers: 10_000, budget: 1.1, measured, unit: '×' });
    add('heap of the page after 200 fetches, beside after 10', page200 / page10);
    add('heap of main after 200 fetches, beside after 10', main200 / main10);
  });
});

test('the first script of the page', async () => {
  const folder = join(ROOT, 'out/renderer');
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const files = new Set([...html.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map(([, file]) => file!));
  for (const file of files) {
    const code = await readFile(join(folder, file), 'utf8');
    for (const [, name] of code.matchAll(/(?:^|[;}\n])import\s*(?:[^"'()]*?from\s*)?["']\.\/([^"']+\.js)["']/g)) files.add(`assets/${name}`); // prettier-ignore
  }
  const sizes = await Promise.all([...files].map(async (file) => gzipSync(await readFile(join(folder, file))).length));
  const measured = sizes.reduce((sum, size) => sum + size, 0) / 1000;
  record({
    table: 'Size',
    what: 'script that the first view needs, gzip',
    numbers: null,
    budget: 300,
    measured,
    unit: 'kB',
  });
});
