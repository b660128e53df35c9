import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'electron-builder';
import { findElectron } from '../build/electron-runtime.mjs';

/**
 * Packs what was built into a folder, as `npm run dist:dir` does, but around the Electron that the tests run in. Linux
 * only: elsewhere the unpacked app has another layout.
 */
export async function packApp(output: string): Promise<{ program: string; resources: string }> {
  const runtime = dirname(findElectron() ?? '');
  await build({
    projectDir: join(import.meta.dirname, '..'),
    dir: true,
    publish: 'never',
    config: {
      directories: { output },
      electronDist: runtime,
      electronVersion: readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, ''),
    },
  });
  const unpacked = join(output, 'linux-unpacked');
  return { program: join(unpacked, 'talkover-numbers'), resources: join(unpacked, 'resources') };
}
