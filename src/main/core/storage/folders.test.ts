import { chmodSync, chownSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';
import { openDataFolder, privateTemporaryFolder } from './folders';

let root: string;
beforeEach(() => void (root = temporaryFolder()));

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

it.skipIf(process.platform === 'win32').each(['settings.json', 'chromium', 'snapshots', 'ledger.jsonl'])(
  'knows a folder that others can enter as its own by %s, and shuts them out',
  (name) => {
    const folder = join(root, name);
    const rights = () => statSync(folder).mode & 0o777;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'thesis.txt'), '');
    chmodSync(folder, 0o770);
    openDataFolder(folder);
    expect(rights()).toBe(0o770);
    writeFileSync(join(folder, name), '');
    openDataFolder(folder);
    expect(rights()).toBe(0o700);
    expect(readdirSync(folder).sort()).toEqual([name, 'thesis.txt'].sort());
  },
);

it.skipIf(process.platform === 'win32')('shuts others out of an empty folder', () => {
  chmodSync(root, 0o755);
  openDataFolder(root);
  expect(statSync(root).mode & 0o777).toBe(0o700);
});

describe.skipIf(process.platform === 'win32')('the private folder among the temporary files', () => {
  const inTemporary = (work: (path: string) => void) => {
    vi.stubEnv('TMPDIR', root);
    try {
      work(join(root, `talkover-numbers-${process.getuid?.()}`));
    } finally {
      vi.unstubAllEnvs();
    }
  };

  it('is made for the user alone, and found again', () =>
    inTemporary((path) => {
      expect(privateTemporaryFolder()).toBe(path);
      expect(statSync(path).mode & 0o777).toBe(0o700);
      expect(privateTemporaryFolder()).toBe(path);
    }));

  it.each([
    ['a folder that others can enter', (path: string) => (mkdirSync(path), chmodSync(path, 0o701))],
    ['a file', (path: string) => writeFileSync(path, '', { mode: 0o600 })],
    ['a link', (path: string) => (mkdirSync(join(root, 'own'), { mode: 0o700 }), symlinkSync(join(root, 'own'), path))],
  ])('is refused where it is %s', (_, make) =>
    inTemporary((path) => {
      make(path);
      expect(() => privateTemporaryFolder()).toThrow('belongs to another user');
    }),
  );

  it.runIf(process.getuid?.() === 0)('is refused where it is of another user', () =>
    inTemporary((path) => {
      mkdirSync(path, { mode: 0o700 });
      chownSync(path, 12_345, 12_345);
      expect(() => privateTemporaryFolder()).toThrow('belongs to another user');
    }),
  );
});
