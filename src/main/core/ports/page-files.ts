import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

/** What goes with every answer to the page. Naive UI puts style elements into it; scripts come from files only. */
export const PAGE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * A file of the built page, or null where there is none of that name or its kind is not served.
 * @param root the folder of the built page; nothing outside it is read
 */
export async function readPageFile(
  root: string,
  pathname: string,
): Promise<{ type: string; body: Buffer<ArrayBuffer> } | null> {
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
