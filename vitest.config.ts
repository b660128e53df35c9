import vue from '@vitejs/plugin-vue';
import { licenses } from './build/licenses.mjs';
import { modulePath } from './build/module-path.mjs';
import { ROOT } from './build/root.mjs';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue(), licenses(ROOT), modulePath(['src/main/core/worker/number-worker-thread.ts'])],
  // Each file of tests loads its packages anew: one file of controls is read five times as fast as a thousand.
  resolve: { alias: { 'naive-ui': 'naive-ui/dist/index.mjs' } },
  test: {
    include: ['src/**/*.test.ts', 'build/**/*.test.{ts,mjs}'],
    // a day's border must not hide in the runner's own zone; tests of other zones set TZ themselves
    env: { TZ: 'Europe/Berlin' },
    globalSetup: ['build/test-folders.mjs'],
    setupFiles: ['src/shared/testing/property-seed.ts'],
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
  },
});
