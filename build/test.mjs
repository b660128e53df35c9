// `npm test`: everything that CI checks, in lanes side by side. `npm run test:quick`: lint, types and unit tests of what
// changed since main. Both are run by npm, which puts the packages' programs on the PATH.
import { execFileSync, spawn } from 'node:child_process';
import { ROOT } from './root.mjs';
import { allParts, electronLine, quickParts, report } from './test-parts.mjs';

/** The programs that run now. */
const running = new Set();
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    stopped = true;
    for (const child of running) child.kill(signal);
  });
}

const started = Date.now();
const lanes = process.argv.includes('--quick') ? quickLanes() : allParts();
const results = (await Promise.all(lanes.map(runLane))).flat();
// at the end, because some logs keep only their last lines
for (const result of results) if (result.code !== 0) printOutput(result);
console.log(`\n${report(results, Date.now() - started)}`);
process.exitCode = !stopped && results.every(({ code }) => code === 0) ? 0 : 1;

/** Runs the parts of a lane one after another, and goes on after a failure. */
async function runLane(parts) {
  const results = [];
  for (const part of parts) if (!stopped) results.push(await runPart(part));
  return results;
}

/** Runs a part. Prints its whole output when it has passed; what a failed one printed waits until all have ended. */
async function runPart({ name, command }) {
  const start = Date.now();
  const { code, output } = await run(command);
  const result = { name, code, output, ms: Date.now() - start, electron: electronLine(name, output) };
  if (code === 0) printOutput(result);
  else console.log(`\n──── ${name}: FAILED; its output follows at the end`);
  return result;
}

function printOutput({ name, code, output }) {
  console.log(`\n──── ${name}: ${code === 0 ? 'passed' : 'FAILED'}\n${output.trimEnd()}`);
}

function run([program, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Windows runs the .cmd files of packages only through its shell
      shell: process.platform === 'win32',
      env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
    });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
    running.add(child);
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: Buffer.concat(output).toString() });
    });
  });
}

function quickLanes() {
  const base = commitToCompareWith();
  const changed = git('diff', '--name-only', '--diff-filter=d', base);
  const added = git('ls-files', '--others', '--exclude-standard');
  return quickParts(`${changed}\n${added}`.split('\n').filter(Boolean), base);
}

/** Where this branch left main; HEAD in a clone that has no branch of that name. */
function commitToCompareWith() {
  try {
    return git('merge-base', 'main', 'HEAD');
  } catch {
    return 'HEAD';
  }
}

function git(...args) {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
