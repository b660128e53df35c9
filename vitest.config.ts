import vue from '@vitejs/plugin-vue';
import { licenses } from './build/licenses.mjs';
import { modulePath } from './build/module-path.mjs';
import { ROOT } from './build/root.mjs';
import { configDefaults, defineConfig } from 'vitest/config';

/** Files that can't share a worker with others: they replace modules, or measure the heap. */
const NEED_A_PROCESS = [
  'src/main/core/app/flat-memory.test.ts',
  'src/shared/query/many-keys.test.ts',
  'src/main/core/storage/fixtures/next-version.test.ts',
];

const OF_CORE = 'src/{shared,sandbox,main/core}/**/*.test.ts';
const OF_PAGE = 'src/renderer/**/*.test.ts';

export default defineConfig({
  plugins: [vue(), licenses(ROOT), modulePath(['src/main/core/worker/number-worker-thread.ts'])],
  // Each file of tests loads its packages anew: one file of controls is read five times as fast as a thousand.
  resolve: { alias: { 'naive-ui': 'naive-ui/dist/index.mjs' } },
  test: {
    // one fewer, as Vitest has it, leaves a core idle once the end-to-end tests next to them have ended
    maxWorkers: '100%',
    // a day's border must not hide in the runner's own zone; tests of other zones set TZ themselves
    env: { TZ: 'Europe/Berlin' },
    globalSetup: ['build/test-folders.mjs'],
    setupFiles: ['src/shared/testing/property-seed.ts'],
    clearMocks: true, // what one test called is nothing to the next, in whatever order they run
    restoreMocks: true,
    // a busy machine is slow, not wrong
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    coverage: {
      include: ['src/**/*.{ts,vue}'],
      exclude: ['**/testing/**'],
      reporter: ['html', 'json-summary', ['text-summary', { file: 'summary.txt' }]],
    },
    // A new process for each file takes longer than most of them, so only the files of the last two projects get one.
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: [OF_CORE],
          exclude: [...configDefaults.exclude, ...NEED_A_PROCESS],
          isolate: false,
          setupFiles: ['src/shared/testing/spoken-english.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: [OF_PAGE],
          pool: 'vmForks',
          setupFiles: ['src/renderer/testing/page-globals.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'shells',
          // with the tests of every folder that no other project names, so that none is left out
          include: ['src/**/*.test.ts', 'build/**/*.test.{ts,mjs}'],
          exclude: [...configDefaults.exclude, OF_CORE, OF_PAGE],
        },
      },
      { extends: true, test: { name: 'alone', include: NEED_A_PROCESS } },
    ],
  },
});
