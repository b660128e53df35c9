import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../shared/testing/temporary-folder';
import { ownBuild } from './replaced-build';

it('a build is replaced once another is complete', () => {
  const stamp = join(temporaryFolder(), '.sources');
  writeFileSync(stamp, 'one');
  const build = ownBuild(stamp);
  const seen = [build.isReplaced()];
  rmSync(stamp);
  seen.push(build.isReplaced());
  writeFileSync(stamp, 'two');
  expect([...seen, build.isReplaced()]).toEqual([false, false, true]);
});

it('an app without a stamp is never replaced', () => {
  const stamp = join(temporaryFolder(), '.sources');
  const build = ownBuild(stamp);
  writeFileSync(stamp, 'one');
  expect(build.isReplaced()).toBe(false);
});
