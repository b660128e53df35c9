/**
 * What mutation tests cover, in parts that are run one after the other. A part holds the rules of one concern and the
 * tests that are to notice a change of them, so that a mutant is judged by the tests next to it and within seconds.
 *
 * @typedef {{ mutate: string[], tests: string[], travels?: boolean }} Scope `mutate` and `tests` are globs; those
 *   starting with `!` take out what others put in. Tests that travel between time zones need processes, which take
 *   longer to start than threads.
 */

/** Too long to run once per mutant, and not needed to kill any: years of simulated reminders. */
const LONG = ['!src/main/core/simulation/simulation.test.ts'];

/** Mocks modules. Under Stryker, test files share a process and its modules, so the mocks would reach the others. */
const ALONE = ['!src/shared/query/many-keys.test.ts'];

/** @type {Record<string, Scope>} */
export const SCOPES = {
  'shared/reminders': {
    mutate: ['src/shared/reminders/*.ts', 'src/shared/renewals/*.ts'],
    tests: ['src/shared/reminders/*.test.ts', 'src/shared/renewals/*.test.ts', 'src/main/core/reminders/**/*.test.ts'],
    travels: true,
  },
  'core/reminders': {
    mutate: ['src/main/core/reminders/**/*.ts'],
    tests: ['src/main/core/reminders/**/*.test.ts'],
  },
  'core/sync': {
    mutate: ['src/main/core/{sync,talkover}/*.ts', '!src/main/core/talkover/sample-server.ts'],
    tests: ['src/main/core/{sync,talkover}/*.test.ts'],
  },
  'core/storage': {
    mutate: [
      'src/main/core/settings/settings-store.ts',
      'src/main/core/async/*.ts',
      'src/main/core/storage/{,formats/**/}*.ts',
      'src/main/core/lists/snapshots.ts',
    ],
    tests: [
      'src/main/core/settings/*.test.ts',
      'src/main/core/{async,storage,lists}/**/*.test.ts',
      'src/main/core/transfer/transfer-file.test.ts', // for the format of the file
    ],
  },
  'core/migrations': {
    mutate: ['src/main/core/storage/migrations/*.ts'],
    tests: ['src/main/core/storage/{fixtures,migrations}/*.test.ts'],
  },
  'core/activity': {
    mutate: ['src/main/core/{labels,activity}/*.ts', 'src/main/core/worker/activity-jobs.ts'],
    tests: ['src/main/core/{labels,activity}/*.test.ts', 'src/main/core/worker/activity-jobs.test.ts'],
  },
  'core/channels': {
    mutate: ['src/main/core/channels/**/*.ts'],
    tests: ['src/main/core/channels/**/*.test.ts'],
  },
  'core/log': {
    mutate: ['src/main/core/log/{redact,entry}.ts'],
    tests: ['src/main/core/log/*.test.ts'],
  },
  'shared/query': {
    mutate: ['src/shared/query/**/*.ts'],
    tests: ['src/shared/query/**/*.test.ts'],
  },
  shared: {
    mutate: ['src/shared/**/*.ts', '!src/shared/{query,reminders,renewals,i18n,testing}/**'],
    tests: ['src/shared/**/*.test.ts'],
    travels: true,
  },
};

/** Neither the tests themselves nor what they are built from or judge by. */
const NO_RULES = ['!**/*.test.ts', '!**/testing/**', '!**/*-arbitrary.ts', '!**/naive-query.ts'];

/** @param {string} name of a scope */
export function scopeOf(name) {
  const scope = SCOPES[name];
  if (!scope) throw new Error(`There is no scope "${name}", only ${Object.keys(SCOPES).join(', ')}.`);
  const { mutate, tests, travels = false } = scope;
  return { mutate: [...mutate, ...NO_RULES], tests: [...tests, ...LONG, ...ALONE], travels };
}

/** @param {string} name of a scope @returns {string} where its reports are, without what says their format */
export function reportPath(name) {
  return `out/mutation/${name.replaceAll('/', '-')}`;
}
