import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import useTestFolder from './test-folders.mjs';

it('temporary folders of a run are in one, which goes with all that was left in it', () => {
  const before = tmpdir();
  const remove = useTestFolder();
  const own = tmpdir();
  expect(own).not.toBe(before);
  mkdirSync(join(own, 'left', 'behind'), { recursive: true });
  remove();
  expect([existsSync(own), tmpdir()]).toEqual([false, before]);
});

it('the tests of this run have theirs in one', () => {
  expect(tmpdir()).toContain('talkover-tests-');
});
