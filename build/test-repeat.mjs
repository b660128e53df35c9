// `npm run test:repeat -- N [options] [files]`: runs the tests N times under each condition, in random order, and says
// which failed how often. `--help` lists the options.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isOnPath } from './on-path.mjs';
import { ROOT } from './root.mjs';
import { describeRun, failuresIn, planRuns, readOptions, summary, USAGE } from './test-repeat-plan.mjs';

const machine = {
  cores: availableParallelism(),
  canHoldToCores: process.platform === 'linux' && isOnPath('taskset'),
};
const options = readOptions(process.argv.slice(2), machine);
if (options.help) console.log(USAGE);
else await repeat();

async function repeat() {
  console.log(`Seed ${options.seed}: repeat this order with --seed ${options.seed}`);
  const build = await run(['node', 'build/build.mjs', '--if-stale'], {}, process.stdout);
  if (build !== 0) throw new Error('The build failed; its output is above.');

  const runs = planRuns(options);
  const results = [];
  let stopped = false;
  process.once('SIGINT', () => (stopped = true));
  for (const [index, planned] of runs.entries()) {
    if (stopped) break;
    const failed = await runOnce(planned, join(ROOT, 'test-results', `repeat-${options.seed}`, String(index + 1)));
    results.push({ run: planned, failed });
    console.log(`${index + 1}/${runs.length} ${describeRun(planned)}: ${failed.length === 0 ? 'passed' : 'FAILED'}`);
    for (const name of failed) console.log(`    ${name}`);
  }
  console.log(`\n${summary(results)}`);
  process.exitCode = results.some(({ failed }) => failed.length > 0) ? 1 : 0;
}

/** @returns {Promise<string[]>} the names of what failed; traces and output stay in `folder` */
async function runOnce({ suite, command, env, busy }, folder) {
  mkdirSync(folder, { recursive: true });
  const report = join(folder, 'report.json');
  const output = createWriteStream(join(folder, 'output.txt'));
  const others = busy.map((command) => spawn(command[0], command.slice(1), { stdio: 'ignore' }));
  try {
    const code = await run(command(report, folder), { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, output);
    const failed = existsSync(report) ? failuresIn(suite, JSON.parse(readFileSync(report, 'utf8')), ROOT) : [];
    return code !== 0 && failed.length === 0 ? [`the ${suite} run itself: see ${folder}`] : failed;
  } finally {
    for (const other of others) other.kill();
  }
}

function run([program, ...args], env, output) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      // Windows runs the .cmd files of packages only through its shell
      shell: process.platform === 'win32',
    });
    child.stdout.pipe(output, { end: false });
    child.stderr.pipe(output, { end: false });
    child.once('error', reject);
    child.once('close', resolve);
  });
}
