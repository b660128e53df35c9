import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const NAMED_IN_PAGE = /(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g;
const IMPORTED = /(?:^|[;}\n])import\s*(?:[^"'()]*?from\s*)?["']\.\/([^"']+\.js)["']/g;

/** Bytes, compressed, of the script that a page loads before it shows anything: all but what is imported when needed. */
export async function firstScriptSize(folder: string): Promise<number> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const files = new Set([...html.matchAll(NAMED_IN_PAGE)].map(([, file]) => file!));
  let size = 0;
  for (const file of files) {
    const code = await readFile(join(folder, file), 'utf8');
    for (const [, name] of code.matchAll(IMPORTED)) files.add(`assets/${name}`);
    size += gzipSync(code).length;
  }
  return size;
}
