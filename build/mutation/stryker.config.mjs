import { reportPath, scopeOf } from './scopes.mjs';

const name = process.env.MUTATION_SCOPE ?? 'shared/reminders';
const { mutate, travels } = scopeOf(name);
const report = reportPath(name);

export default {
  mutate,
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'build/mutation/vitest.config.mjs', related: false, pool: travels ? 'forks' : 'threads' },
  coverageAnalysis: 'perTest',
  // what is made once, when a module is loaded (schemas, patterns, tables), needs all tests of its part for each change:
  // half of the time for a twentieth of the changes
  ignoreStatic: true,
  concurrency: 1,
  // a busy machine must not pass for an endless loop; those are mostly found by counting
  timeoutMS: 60_000,
  thresholds: { high: 95, low: 90, break: 90 },
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  clearTextReporter: { logTests: false, reportTests: false, allowEmojis: false },
  htmlReporter: { fileName: `${report}.html` },
  jsonReporter: { fileName: `${report}.json` },
  incrementalFile: `${report}.incremental.json`,
  tempDirName: `${report}-tmp`,
  ignorePatterns: ['out', 'dist', 'bench', 'e2e', 'test-results', 'playwright-report'],
};
