import { relative } from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `npm run test:repeat -- N [options] [files]

Runs the tests N times under each combination of the conditions, in random order. Files limit it to their tests.

  --suites unit,e2e       which tests to run
  --shells chromium,electron   where the end-to-end tests run; electron needs a runtime
  --cores 1,2             numbers of cores to hold the tests to (Linux with taskset)
  --busy no,yes           whether other processes take half of these cores
  --slowdown 1,6          how many times slower than this computer the page is in end-to-end tests
  --seed S                the order; printed at the start`;

/** Takes a core for itself until it is killed. */
const BUSY = ['node', '-e', 'for (;;);'];

/**
 * @typedef {{ cores: number, canHoldToCores: boolean }} Machine
 * @typedef {'unit' | 'e2e'} Suite
 * @typedef {{ help: boolean, times: number, suites: Suite[], shells: string[], cores: (number | null)[],
 *   busy: boolean[], slowdown: number[], seed: number, files: string[], machine: Machine }} Options `cores`: null for all
 * @typedef {{ suite: Suite, seed: number, cores: number | null, isBusy: boolean, slowdown: number, busy: string[][],
 *   env: Record<string, string>, command: (report: string, folder: string) => string[] }} Run
 */

/**
 * @param {string[]} args
 * @param {Machine} machine
 * @returns {Options}
 * @throws {TypeError} for an unknown option
 */
export function readOptions(args, machine) {
  const text = { type: 'string' };
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      suites: text,
      shells: text,
      cores: text,
      busy: text,
      slowdown: text,
      seed: text,
      help: { type: 'boolean', default: false },
    },
  });
  const list = (value, usual) => value?.split(',') ?? usual;
  const cores = machine.canHoldToCores ? list(values.cores, machine.cores > 1 ? ['1', '2'] : ['1']) : [null];
  const [times = '1', ...files] = positionals;
  return {
    help: values.help,
    times: Number(times),
    suites: list(values.suites, suitesOf(files)),
    shells: list(values.shells, []),
    cores: cores.map((count) => count && Number(count)),
    busy: list(values.busy, ['no', 'yes']).map((answer) => answer === 'yes'),
    slowdown: list(values.slowdown, ['1', '6']).map(Number),
    seed: Number(values.seed ?? Math.floor(Math.random() * 1_000_000)),
    files,
    machine,
  };
}

/** @returns {Suite[]} */
function suitesOf(files) {
  if (files.length === 0) return ['unit', 'e2e'];
  return [...new Set(files.map((file) => (file.startsWith('e2e') ? 'e2e' : 'unit')))];
}

/**
 * Every run, each with a seed of its own.
 * @param {Options} options
 * @returns {Run[]}
 */
export function planRuns(options) {
  const runs = [];
  for (let time = 0; time < options.times; time++) {
    for (const suite of options.suites) {
      for (const cores of options.cores) {
        for (const isBusy of options.busy) {
          for (const slowdown of suite === 'e2e' ? options.slowdown : [1]) {
            runs.push(planRun(options, { suite, cores, isBusy, slowdown, seed: options.seed + runs.length }));
          }
        }
      }
    }
  }
  return runs;
}

/** @returns {Run} */
function planRun({ files, shells, machine }, conditions) {
  const { suite, cores, isBusy, slowdown, seed } = conditions;
  const held = cores === null ? [] : ['taskset', '-c', Array.from({ length: cores }, (_, core) => core).join(',')];
  const taken = Math.ceil((cores ?? machine.cores) / 2);
  const session = [...held, 'node', 'build/desktop-session.mjs'];
  const own = files.filter((file) => file.startsWith('e2e') === (suite === 'e2e'));
  const command = {
    unit: (report) =>
      [...session, 'vitest', 'run', '--sequence.shuffle', `--sequence.seed=${seed}`, '--reporter=json', `--outputFile=${report}`, ...own],
    e2e: (_, folder) =>
      [...session, 'playwright', 'test', `--shuffle=${seed}`, '--reporter=json', '--trace=retain-on-failure', `--output=${folder}/traces`, ...shells.map((shell) => `--project=${shell}`), ...own],
  }; // prettier-ignore
  return {
    ...conditions,
    busy: isBusy ? Array.from({ length: taken }, () => [...held, ...BUSY]) : [],
    env: { PAGE_SLOWDOWN: String(slowdown) },
    command: command[suite],
  };
}

/**
 * A run in words.
 * @param {Run} run
 */
export function describeRun({ suite, seed, cores, isBusy, slowdown }) {
  return [
    suite,
    cores === null ? 'all cores' : `${cores} core${cores === 1 ? '' : 's'}`,
    ...(isBusy ? ['half of them busy'] : []),
    ...(slowdown === 1 ? [] : [`page ${slowdown} times slower`]),
    `seed ${seed}`,
  ].join(', ');
}

/**
 * The tests that failed, by file and name.
 * @param {Suite} suite
 * @param {object} report of Vitest's or Playwright's JSON reporter
 * @param {string} root the project's folder
 * @returns {string[]}
 */
export function failuresIn(suite, report, root) {
  if (suite === 'e2e') return [...report.suites.flatMap(failedSpecs), ...report.errors.map(({ message }) => message)];
  return report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, assertionResults }) => {
      const file = relative(root, name);
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      return failed.length > 0 ? failed.map(({ fullName }) => `${file} › ${fullName}`) : [`${file} (the file itself)`];
    });
}

function failedSpecs({ suites = [], specs }) {
  const failed = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ projectName }) => `[${projectName}] e2e/${file} › ${title}`),
  );
  return [...failed, ...suites.flatMap(failedSpecs)];
}

/**
 * Which tests failed how often, the most frequent first.
 * @param {{ run: Run, failed: string[] }[]} results
 */
export function summary(results) {
  const counts = new Map();
  for (const name of results.flatMap(({ failed }) => failed)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const red = results.filter(({ failed }) => failed.length > 0).length;
  const lines = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${String(count).padStart(4)}× ${name}`);
  return [`${results.length} runs, ${red} of them failed.`, ...lines].join('\n');
}
