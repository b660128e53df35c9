import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './root.mjs';

const OUT_DIR = join(ROOT, 'out/test');

/**
 * electron-vite's `?modulePath` for vitest, which runs without electron-vite: the path of a module bundled into a file of
 * its own, as a thread wants it.
 * @param {string[]} modules those that are asked for, relative to the project's folder
 * @returns {import('vite').Plugin}
 */
export function modulePath(modules) {
  return {
    name: 'module-path',
    enforce: 'pre',
    // at every start, since vitest keeps what a module was loaded as from one run to the next
    async buildStart() {
      await build({
        root: ROOT,
        configFile: false,
        logLevel: 'warn',
        build: {
          ssr: true,
          outDir: OUT_DIR,
          emptyOutDir: false,
          rolldownOptions: { input: modules, output: { entryFileNames: '[name].mjs' } },
        },
      });
    },
    load(id) {
      const name = /([^/]+)\.ts\?modulePath$/.exec(id)?.[1];
      return name ? `export default ${JSON.stringify(join(OUT_DIR, `${name}.mjs`))};` : null;
    },
  };
}
