import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['src/**/*.test.ts', 'build/**/*.test.{ts,mjs}'],
    // a day's border must not hide in the runner's own zone; tests of other zones set TZ themselves
    env: { TZ: 'Europe/Berlin' },
    restoreMocks: true,
  },
});
