import { openWindow } from './app';
import { idleFrames } from './in-page';
import { memoryOf } from './processes';
import { noteRuntime, p95, record } from './results';

/** What a window with nothing in it needs on this machine, to compare everything else with. */
export interface Idle {
  /** Milliseconds until a dot is painted, p95. */
  frame: number;
  /** MB of all its processes; NaN where that is not known. */
  memory: number;
}

let known: Promise<Idle> | null = null;

/** Measured once. */
export function idle(): Promise<Idle> {
  return (known ??= measure());
}

async function measure(): Promise<Idle> {
  const { page, pid, close } = await openWindow();
  noteRuntime(await page.evaluate(() => (navigator.userAgent.match(/(Electron|Chrome)\/[\d.]+/g) ?? []).join(', ')));
  const frame = p95(await page.evaluate(idleFrames, 120));
  await page.waitForTimeout(5_000);
  const memory = pid === null ? NaN : await memoryOf(pid);
  await close();
  record({ table: 'Painting', what: 'an empty page paints a dot, p95', numbers: null, budget: null, measured: frame, unit: 'ms' }); // prettier-ignore
  return { frame, memory };
}
