import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { FIRST_SCRIPT_BUDGET, firstScriptSize } from '../build/first-script.mjs';
import { packApp } from '../e2e/pack';
import { served } from '../e2e/steps';
import { inFolder } from '../src/shared/testing/in-folder';
import { openWindow, ROOT, test } from './app';
import { GRIDS, measureGrid, serveGrids, type GridName, type GridPages } from './grids';
import { idle } from './idle';
import { clicks, keystrokes, placeInTable, scroll, type ScrollKind } from './in-page';
import { changeTen, crossing, fetched, synced, timeParsing, watchPatches, watchStoring } from './list-probe';
import { costOf, heapOfMain, memoryOf, watchMain } from './processes';
import { median, p95, record, SIZES, slope } from './results';
import { timeStart } from './start-time';

const TEXTS = ['+49 30', '4155', 'germany', '(030) 12', 'c0f', 'united kingdom 7'];
const FRAME_MS = 1000 / 60;
/** What a frame may be longer than that of an empty page. */
const MARGIN_MS = 3.3;
const SEED = 11;

for (const numbers of SIZES) {
  test.describe(`${numbers} numbers`, () => {
    test.use({ numbers });

    test('painting', async ({ connected: page }) => {
      const frame = (await idle()).frame + MARGIN_MS;
      const add = (what: string, measured: number, budget: number, unit = 'ms') =>
        record({ table: 'Painting', what, numbers, budget, measured, unit });
      const { typed, cleared } = await page.evaluate(keystrokes, TEXTS);
      add('a key typed into the search, p95', p95(typed), frame);
      add('the search cleared, p95', p95(cleared), frame);
      const filters = await page.evaluate(clicks, ['.quick [aria-pressed]', 40] as [string, number]);
      add('a quick filter, on and off, p95', p95(filters), frame);
      await page.evaluate(keystrokes, ['']);
      const header = '[role=columnheader] button[title]';
      const columns = await page.locator(header).count();
      const first = await page.evaluate(clicks, [header, columns] as [string, number]);
      add('the first sort by a column, worst', Math.max(...first), numbers === 100_000 ? 60 : frame);
      await page.evaluate(clicks, [header, columns] as [string, number]);
      const again = await page.evaluate(clicks, [header, columns * 4] as [string, number]);
      add('a sort that was made before, p95', p95(again), frame);
      for (const kind of ['wheel', 'thumb'] as const) {
        const { frames, empty } = await page.evaluate(scroll, [kind, 240] as [ScrollKind, number]);
        const what = kind === 'wheel' ? 'scrolling fast' : 'dragging the scroll bar';
        add(`${what}: a frame, p95`, p95(frames), 20);
        add(`${what}: longest gap without a row`, empty, 1, 'frames');
      }
      record({ table: 'Next to other tables', what: 'this app: a key typed, p95', numbers, budget: null, measured: p95(typed), unit: 'ms' }); // prettier-ignore
    });

    test('the list on its way', async ({ connected: page, app }) => {
      test.skip(!app.electron, 'browser mode has another way');
      const add = (what: string, measured: number, budget: number | null) =>
        record({ table: 'The whole list, from main to the page', what, numbers, budget, measured, unit: 'ms' });
      const runs: { whole: number; longest: number; main: number }[] = [];
      for (let run = 0; run < 7; run++) {
        const longestInMain = await watchMain(app.electron!);
        const crossed = await page.evaluate(crossing);
        runs.push({ ...crossed, main: await longestInMain() });
      }
      const whole = median(runs.map((run) => run.whole));
      add('asked for until painted, median', whole, Math.max((300 * numbers) / 100_000, FRAME_MS));
      add('longest task of the page, median', median(runs.map(({ longest }) => longest)), 50);
      add('main’s event loop stands still at most, median', median(runs.map(({ main }) => main)), 50);
      record({ table: 'Next to other tables', what: 'this app: first rows of a list that main holds', numbers, budget: null, measured: whole, unit: 'ms' }); // prettier-ignore
    });

    test('a fetch', async ({ connected: page, app, sandbox }) => {
      test.skip(!app.electron, 'browser mode has another way');
      const { frame } = await idle();
      const add = (what: string, measured: number, budget: number | null, unit = 'ms') =>
        record({ table: 'A sync that changed 10 numbers', what, numbers, budget, measured, unit });
      const parsing = await timeParsing(app.electron!, JSON.stringify({ success: true, data: served(sandbox) }));
      add('bare JSON.parse of the answer, median', parsing, null);
      const storing = await watchStoring(app.electron!, app.dataDir);
      await page.evaluate(watchPatches);
      const before = await page.evaluate(placeInTable, true);
      const runs: { page: number; main: number; inAll: number; rows: number; stored: number }[] = [];
      for (let run = 0; run < 9; run++) {
        changeTen(sandbox, run);
        const longestInMain = await watchMain(app.electron!);
        const seen = await page.evaluate(fetched);
        runs.push({ ...seen, main: await longestInMain(), stored: await storing() });
      }
      const after = await page.evaluate(placeInTable, false);
      add('numbers that cross to the page, most', Math.max(...runs.map(({ rows }) => rows)), 10, 'numbers');
      add('in the page, until painted, median', median(runs.map((run) => run.page)), Math.max(30, frame));
      const lost = (['scrolled', 'chosen', 'focused'] as const).filter((what) => before[what] !== after[what]);
      add('of place, chosen row and focus are lost', lost.length, 0, 'of 3');
      add('parsed, checked, compared and stored, median', median(runs.map(({ stored }) => stored)), parsing * 4);
      add('main’s event loop stands still at most, median', median(runs.map(({ main }) => main)), 50);
      add('asked for until painted, server included, median', median(runs.map(({ inAll }) => inAll)), null);
    });

    test('from the disk to the screen', async ({ connected, app }) => {
      test.skip(!app.electron, 'only Electron has a start of its own');
      expect(connected).toBeDefined();
      await app.quit();
      const [empty, ours]: [number[], number[]] = [[], []];
      for (let run = 0; run < 5; run++) {
        empty.push(await timeStart('empty window', 'p'));
        ours.push(await timeStart({ dataDir: app.dataDir }, '[role=gridcell]'));
      }
      const add = (what: string, measured: number, budget: number | null) =>
        record({ table: 'Starting', what, numbers, budget, measured, unit: 'ms' });
      add('an empty window, painted, median', median(empty), null);
      add('first rows of the list on disk, painted, median', median(ours), median(empty) * 1.5);
    });

    test('at rest', async ({ connected: page, app }) => {
      const pid = app.electron?.process().pid;
      test.skip(pid === undefined || process.platform !== 'linux', 'read from /proc');
      const { memory } = await idle();
      const add = (what: string, measured: number, budget: number | null, unit: string) =>
        record({ table: 'At rest', what, numbers, budget, measured, unit });
      await page.waitForTimeout(10_000);
      const most = { 1_000: null, 10_000: 40, 100_000: 250 }[numbers];
      add('memory of all processes over that of an empty window', (await memoryOf(pid!)) - memory, most, 'MB');
      if (numbers !== 100_000) return;
      // an empty window next to it, in the same minute
      const empty = await openWindow();
      await Promise.all([app.electron!, empty.electron!].map(hideWindows));
      await page.waitForTimeout(15_000);
      const pids = [pid!, empty.pid!];
      const before = await Promise.all(pids.map(costOf));
      await page.waitForTimeout(60_000);
      const after = await Promise.all(pids.map(costOf));
      await empty.close();
      const [ours, theirs] = after.map(({ cpu, wakeUps }, index) => ({
        cpu: (cpu - before[index]!.cpu) / 600,
        wakeUps: wakeUps - before[index]!.wakeUps,
      }));
      add('processor over a minute, hidden', ours!.cpu, 0.05, '%');
      add('the same of an empty window', theirs!.cpu, null, '%');
      add('wake-ups of all threads in that minute', ours!.wakeUps, null, '');
      add('the same of an empty window', theirs!.wakeUps, null, '');
    });
  });
}

test.describe('memory over many fetches', () => {
  test.use({ numbers: 10_000 });

  test('200 syncs with changes', async ({ connected: page, app, sandbox }) => {
    test.skip(!app.electron, 'read in Electron');
    const session = await page.context().newCDPSession(page);
    await page.evaluate(watchPatches);
    const heaps: { page: number; main: number }[] = [];
    for (let run = 0; run < 200; run++) {
      changeTen(sandbox, run);
      await page.evaluate(fetched);
      if (run !== 9 && run !== 199) continue;
      await page.waitForTimeout(5_000); // the thread of the last fetch has ended by then
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      heaps.push({ page: usedSize, main: await heapOfMain(app.electron!) });
    }
    const [early, late] = heaps;
    for (const side of ['page', 'main'] as const) {
      const what = `heap of ${side === 'page' ? 'the page' : 'main'} after 200 syncs, compared with 10`;
      record({ table: 'At rest', what, numbers: 10_000, budget: 1.1, measured: late![side] / early![side], unit: '×' });
    }
  });
});

test.describe('what main keeps of each sync', () => {
  test.use({ numbers: 1_000 });

  test('1,000 syncs with changes', async ({ connected: page, app, sandbox }) => {
    test.skip(!app.electron, 'read in Electron');
    test.setTimeout(3_600_000);
    let run = 0;
    const sync = async (times: number): Promise<[number, number]> => {
      for (const end = run + times; run < end; run++) {
        changeTen(sandbox, run);
        await page.evaluate(synced);
      }
      await page.waitForTimeout(2_000);
      return [run, await heapOfMain(app.electron!)];
    };
    // by then, what has a bound is full: the 500 announcements that the ledger keeps, above all
    await sync(600);
    const heaps: [number, number][] = [];
    while (heaps.length <= 10) heaps.push(await sync(100));
    const kept = slope(heaps);
    record({ table: 'At rest', what: 'heap of main that each of 1,000 syncs leaves behind', numbers: 1_000, budget: 512, measured: kept, unit: 'bytes' }); // prettier-ignore
  });
});

test('the first script of the page', async () => {
  const measured = (await firstScriptSize(join(ROOT, 'out/renderer'))) / 1000;
  const budget = FIRST_SCRIPT_BUDGET / 1000;
  record({ table: 'Size', what: 'script of the first view, gzip', numbers: null, budget, measured, unit: 'kB' });
});

test('the packed app', async () => {
  test.skip(process.platform !== 'linux', 'the packed app has another layout elsewhere');
  await inFolder(async (output) => {
    const { resources } = await packApp(output);
    const measured = (await stat(join(resources, 'app.asar'))).size / 2 ** 20;
    record({ table: 'Size', what: 'app.asar', numbers: null, budget: 10, measured, unit: 'MB' });
  });
});

test.describe('other tables', () => {
  let pages: GridPages;
  test.beforeAll(async () => {
    pages = await serveGrids(SEED);
  });
  test.afterAll(() => pages.close());

  for (const [name, title] of Object.entries(GRIDS) as [GridName, string][]) {
    for (const numbers of SIZES) {
      test(`${title}, ${numbers} numbers`, async () => {
        const { mount, keys } = await measureGrid(pages, name, numbers, TEXTS);
        const add = (what: string, measured: number) =>
          record({ table: 'Next to other tables', what: `${title}: ${what}`, numbers, budget: null, measured, unit: 'ms' }); // prettier-ignore
        add('a key typed, p95', p95(keys));
        add('first rows of a list that the page holds', mount);
      });
    }
  }
});

function hideWindows(electron: NonNullable<Awaited<ReturnType<typeof openWindow>>['electron']>): Promise<void> {
  return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.hide()));
}
