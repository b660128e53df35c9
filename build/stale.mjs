import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the build is made of, relative to the project's folder. */
const SOURCES = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

/** Sits next to main's code: every build, hot reload included, empties that folder first. */
const STAMP = 'out/main/.sources';

/** Whether the build in out/ is missing or made of other sources than are there now. */
export function isStale(root) {
  const stamp = join(root, STAMP);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint(root);
}

/**
 * Says what the build in out/ was made of.
 * @param {string} sources the fingerprint taken before the build began
 */
export function markBuilt(root, sources) {
  writeFileSync(join(root, STAMP), sources);
}

/** @returns {string} a hash of the sources' names and contents; tests are not built and do not count */
export function fingerprint(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesUnder(root, source)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function filesUnder(root, path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`))
    .filter((file) => !/\.test\.ts$/.test(file));
}
