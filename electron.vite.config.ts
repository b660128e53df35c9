import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import { firstScriptBudget } from './build/first-script.mjs';
import { licenses } from './build/licenses.mjs';
import { ROOT } from './build/root.mjs';

export default defineConfig({
  main: {
    build: {
      rollupOptions: {
        // desktop app, browser mode, and the sandbox on its own
        input: {
          index: 'src/main/index.ts',
          browser: 'src/main/browser/index.ts',
          sandbox: 'src/sandbox/index.ts',
        },
      },
    },
  },
  preload: {
    build: {
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        // a sandboxed preload cannot be an ES module
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    plugins: [vue(), licenses(ROOT), firstScriptBudget()],
    build: {
      // flags stay files of their own: inlined, they would all sit in the first script
      assetsInlineLimit: (file) => (file.endsWith('.svg') ? false : undefined),
      modulePreload: { polyfill: false },
      // electron-vite leaves it as it is
      minify: true,
      // the first script has its own budget; what else is large is the chart
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        // one file instead of some fifty: each is a question to the main process
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
});
