import { existsSync } from 'node:fs';
import base from '../../vitest.config.ts';
import { scopeOf } from './scopes.mjs';

const { tests } = scopeOf(process.env.MUTATION_SCOPE ?? 'shared/reminders');
/** Folders of tests are in memory where there is such a place: thousands of writes that wait for a disk take the time. */
const MEMORY = '/dev/shm';
const isOut = (glob) => glob.startsWith('!');

export default {
  ...base,
  test: {
    ...base.test,
    env: { ...base.test.env, ...(existsSync(MEMORY) && { TMPDIR: MEMORY }) },
    include: tests.filter((glob) => !isOut(glob)),
    exclude: tests.filter(isOut).map((glob) => glob.slice(1)),
    setupFiles: [...base.test.setupFiles, 'src/shared/testing/spoken-english.ts', 'build/mutation/no-shrinking.mjs'],
    // one process for all test files that a mutant needs: starting one takes longer than most of them
    isolate: false,
    projects: undefined,
    // a mutant that makes a test wait for ever is found out here, which costs less than Stryker's own time-out
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
};
