// `npm start [-- arguments]`: the desktop app, or browser mode where the desktop app cannot be.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { endLike, runChild } from './child.mjs';
import { findElectron, hasDisplay } from './electron-runtime.mjs';
import { projectNode, ROOT } from './root.mjs';
import { planStart, systemNetwork, whyElectronEnded } from './start-plan.mjs';

/** How much of what Electron says is kept, to see why it did not start; the reason comes first. */
const KEPT_CHARACTERS = 4_000;

if (existsSync(join(ROOT, 'node_modules/electron-vite'))) {
  await main();
} else {
  console.error('The packages are not installed yet. Run: npm run setup');
  process.exitCode = 1;
}

async function main() {
  const built = await runChild(projectNode(), [join(ROOT, 'build/build.mjs'), '--if-stale'], { cwd: ROOT });
  if (built.code !== 0) return endLike(built);

  const plan = planStart(process.argv.slice(2), {
    electron: findElectron(),
    display: hasDisplay(),
    rootOnLinux: process.platform === 'linux' && process.getuid() === 0,
  });
  if (plan.says) console.log(plan.says);
  if (plan.shell === 'browser') return endLike(await runBrowserMode(plan.args));

  const { result, said } = await runElectron(plan.electron, plan.args);
  const why = whyElectronEnded(result.code, said);
  if (!why) return endLike(result);
  console.log(`Electron could not start because ${why}, so the app runs in your browser.`);
  return endLike(await runBrowserMode(plan.appArgs));
}

async function runBrowserMode(args) {
  const node = projectNode();
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' });
  const { flags, variables } = systemNetwork(version);
  const env = { ...process.env, ...variables };
  return runChild(node, [...flags, join(ROOT, 'out/main/browser.js'), ...args], { env });
}

async function runElectron(electron, args) {
  let said = '';
  const options = { stdio: ['inherit', 'inherit', 'pipe'], isOfConsole: false };
  const result = await runChild(electron, [ROOT, ...args], options, (child) => {
    child.stderr.on('data', (chunk) => {
      process.stderr.write(chunk);
      if (said.length < KEPT_CHARACTERS) said += chunk;
    });
  });
  return { result, said };
}
