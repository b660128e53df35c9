import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A file of the built page, or null where there is none of that name or its kind is not served. */
export async function readPageFile(root: string, pathname: string): Promise<{ type: string; body: Buffer } | null> {
  // the page's own files need no escapes, so a path that has any names none of them
  const path = normalize(join(root, pathname === '/' ? 'index.html' : pathname));
  const type = TYPES[extname(path)];
  if (!path.startsWith(root + sep) || type === undefined) return null;
  try {
    return { type, body: await readFile(path) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
