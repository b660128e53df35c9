import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import open from 'open';
import { writeAtomically } from '../core/storage/disk';
import { PAGE_TO_OPEN } from '../core/storage/tidy';

/**
 * Opens the app's address in the user's browser by way of a file that only the user can read: the address holds the
 * secret, and the arguments of a starting browser can be read by everybody on the computer.
 */
export async function openPage(dataDir: string, address: string): Promise<void> {
  const file = fileIn(dataDir);
  const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${address}"><title>Talkover Numbers</title>`;
  await writeAtomically(file, page, 'page');
  await open(pathToFileURL(file).href);
}

/** Removes the file: the secret in it ends with the process. */
export function forgetPage(dataDir: string): Promise<void> {
  return rm(fileIn(dataDir), { force: true });
}

function fileIn(dataDir: string): string {
  return join(dataDir, PAGE_TO_OPEN);
}
