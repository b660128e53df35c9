// `npm run build`; with --if-stale only where something changed since the last build.
import { endLike, runChild } from './child.mjs';
import { projectNode, ROOT } from './root.mjs';
import { fingerprint, isStale, markBuilt } from './stale.mjs';

if (!process.argv.includes('--if-stale') || isStale(ROOT)) {
  const sources = fingerprint(ROOT);
  const args = ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'];
  const result = await runChild(projectNode(), args, { cwd: ROOT });
  if (result.code === 0) markBuilt(ROOT, sources);
  endLike(result);
}
