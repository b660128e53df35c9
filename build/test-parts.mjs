/**
 * @typedef {{ name: string, command: string[] }} Part a program on the PATH and its arguments
 * @typedef {{ name: string, code: number, output: string, ms: number, electron: string | null }} Result
 */

const END_TO_END = 'end-to-end';
const LINTED = /\.(ts|vue|js|mjs|cjs)$/;

/** A file is known by its content, so what was formatted once need not be read again. */
const BY_CONTENT = ['--cache', '--cache-strategy', 'content'];

const TYPES = { name: 'types', command: ['vue-tsc', '--noEmit'] };
const KNIP = { name: 'knip', command: ['knip'] };
const CYCLES = { name: 'cycles', command: ['depcruise', 'src', 'build', 'bench', 'e2e'] };

/**
 * The lanes of `npm test`. An end-to-end test waits for the app half of the time, so the other parts fit in next to it.
 * @returns {Part[][]}
 */
export function allParts() {
  return [
    [{ name: END_TO_END, command: ['npm', 'run', '--silent', 'test:e2e'] }],
    [
      { name: 'eslint', command: ['eslint', '.'] },
      { name: 'prettier', command: ['prettier', '--check', ...BY_CONTENT, '.'] },
      KNIP,
      CYCLES,
      TYPES,
      { name: 'unit', command: ['npm', 'run', '--silent', 'test:unit'] },
    ],
  ];
}

/**
 * The lanes of `npm run test:quick`.
 * @param {string[]} changed files, relative to the project's folder
 * @param {string} base the commit they differ from
 * @returns {Part[][]}
 */
export function quickParts(changed, base) {
  const linted = changed.filter((file) => LINTED.test(file));
  const eslint = ['eslint', '--no-warn-ignored', '--cache', '--cache-location', 'node_modules/.cache/eslint/'];
  const prettier = ['prettier', '--check', '--ignore-unknown'];
  const unit = ['npm', 'run', '--silent', 'test:unit', '--', `--changed=${base}`, '--passWithNoTests'];
  return [
    [
      TYPES,
      KNIP,
      CYCLES,
      ...(linted.length > 0 ? [{ name: 'eslint', command: [...eslint, ...linted] }] : []),
      ...(changed.length > 0 ? [{ name: 'prettier', command: [...prettier, ...changed] }] : []),
    ],
    [{ name: 'unit', command: unit }],
  ];
}

/**
 * @param {string} name of the part
 * @param {string} output
 * @returns {string | null} the line in which the end-to-end tests say whether they ran in Electron; other parts that read
 *   their configuration say it too, but have no display
 */
export function electronLine(name, output) {
  if (name !== END_TO_END) return null;
  return /^With(?:out)? the tests in Electron.*$/m.exec(output)?.[0] ?? null;
}

/**
 * What took how long, and what failed.
 * @param {Result[]} results
 * @param {number} ms how long all of it took
 */
export function report(results, ms) {
  const failed = results.filter(({ code }) => code !== 0).map(({ name }) => name);
  return [
    ...results.map((part) => `${part.code === 0 ? '✓' : '✘'} ${part.name.padEnd(12)}${duration(part.ms)}`),
    ...results.flatMap(({ electron }) => electron ?? []),
    `${failed.length === 0 ? 'All passed' : `Failed: ${failed.join(', ')}`} after ${duration(ms)}.`,
  ].join('\n');
}

/** @returns {string} such as `1 min 05 s` */
export function duration(ms) {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
