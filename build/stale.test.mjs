import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../src/shared/testing/temporary-folder';
import { fingerprint, isStale, markBuilt } from './stale.mjs';

let root;

beforeEach(() => {
  root = temporaryFolder();
  mkdirSync(join(root, 'src/main'), { recursive: true });
  mkdirSync(join(root, 'out/main'), { recursive: true });
  for (const file of ['src/main/index.ts', 'electron.vite.config.ts', 'package.json', 'package-lock.json']) {
    writeFileSync(join(root, file), file);
  }
});

it('is stale before the first build, and not after it', () => {
  expect(isStale(root)).toBe(true);
  markBuilt(root, fingerprint(root));
  expect(isStale(root)).toBe(false);
});

it.each(['src/main/index.ts', 'src/main/new.ts', 'package-lock.json'])('is stale once %s changed', (file) => {
  markBuilt(root, fingerprint(root));
  writeFileSync(join(root, file), 'changed');
  expect(isStale(root)).toBe(true);
});

it('does not mind tests', () => {
  markBuilt(root, fingerprint(root));
  writeFileSync(join(root, 'src/main/index.test.ts'), 'new');
  expect(isStale(root)).toBe(false);
});

it('is stale after another build emptied the folder', () => {
  markBuilt(root, fingerprint(root));
  rmSync(join(root, 'out/main'), { recursive: true });
  expect(isStale(root)).toBe(true);
});
