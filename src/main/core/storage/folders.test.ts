import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openDataFolder } from './folders';

const root = mkdtempSync(join(tmpdir(), 'data-folder-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('makes the folder and those above it, for the user alone, and leaves one that is there', () => {
  const folder = join(root, 'a', 'b', 'c');
  openDataFolder(folder);
  openDataFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
  if (process.platform !== 'win32') expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o700);
});

it('says so where a file is in the way', () => {
  openDataFolder(root);
  writeFileSync(join(root, 'file'), '');
  for (const path of [join(root, 'file'), join(root, 'file', 'below')]) {
    expect(() => openDataFolder(path)).toThrow(expect.objectContaining({ code: 'data_dir_unusable' }) as Error);
  }
});

// Node's recursive mkdir never comes back from there
it.runIf(process.platform === 'linux').each(['/proc/x', '/proc/x/y/z', '/sys/x', '/dev/null/x'])(
  'says so at once where the system allows no folders: %s',
  (path) => {
    expect(() => openDataFolder(path)).toThrow(expect.objectContaining({ code: 'data_dir_unusable' }) as Error);
  },
);
