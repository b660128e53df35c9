import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder among the system's temporary ones, for {@link removeFolder} to remove. */
export function createFolder(): string {
  return mkdtempSync(join(tmpdir(), 'talkover-'));
}

/** Removes a folder with all that is in it. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A new folder for some work, removed once that is done. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = createFolder();
  try {
    return await work(folder);
  } finally {
    removeFolder(folder);
  }
}
