import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const NAMED_IN_PAGE = /(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g;
const IMPORTED = /(?:^|[;}\n])import\s*(?:[^"'()]*?from\s*)?["']\.\/([^"']+\.js)["']/g;

/** What the first script may weigh, in bytes. */
export const FIRST_SCRIPT_BUDGET = 300_000;

/**
 * Bytes, compressed, of the script that a page loads before it shows anything: all but what is imported when needed.
 * @param {string} folder the built page
 */
export async function firstScriptSize(folder) {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const files = new Set([...html.matchAll(NAMED_IN_PAGE)].map(([, file]) => file));
  let size = 0;
  for (const file of files) {
    const code = await readFile(join(folder, file), 'utf8');
    for (const [, name] of code.matchAll(IMPORTED)) files.add(`assets/${name}`);
    size += gzipSync(code).length;
  }
  return size;
}

/**
 * Lets a build fail whose first script has grown over its budget.
 * @returns {import('vite').Plugin}
 */
export function firstScriptBudget() {
  return {
    name: 'first-script-budget',
    apply: 'build',
    async writeBundle({ dir }) {
      const size = await firstScriptSize(dir);
      if (size <= FIRST_SCRIPT_BUDGET) return;
      const [kilobytes, most] = [size, FIRST_SCRIPT_BUDGET].map((bytes) => Math.round(bytes / 1000));
      this.error(
        `The first script of the page is ${kilobytes} kB compressed, and may be ${most} kB: ` +
          'import() what the first view does not show.',
      );
    },
  };
}
