import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../src/shared/testing/temporary-folder';
import { findElectron, hasDisplay } from './electron-runtime.mjs';

let folder;
beforeEach(() => (folder = temporaryFolder()));

function write(path) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), '');
}

it('finds the downloaded runtime only once its download is complete', () => {
  write('dist/electron');
  expect(findElectron({}, 'linux', folder)).toBeNull();
  write('path.txt');
  expect(findElectron({}, 'linux', folder)).toBe(join(folder, 'dist/electron'));
});

it('takes the runtime the environment names, and no other then', () => {
  write('mine/electron.exe');
  const env = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'mine') };
  expect(findElectron(env, 'win32', folder)).toBe(join(folder, 'mine/electron.exe'));
  expect(findElectron(env, 'linux', folder)).toBeNull();
});

it('needs a display on Linux only', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'darwin')).toBe(true);
});
