import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const make = () => mkdtempSync(join(tmpdir(), 'talkover-'));
const remove = (folder: string) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

/** A new folder for the test that runs, or that a `beforeEach` prepares; removed after the test and its `afterEach`. */
export function temporaryFolder(): string {
  const folder = make();
  onTestFinished(() => remove(folder));
  return folder;
}

/** A new folder for some work, removed once that is done. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = make();
  try {
    return await work(folder);
  } finally {
    remove(folder);
  }
}
