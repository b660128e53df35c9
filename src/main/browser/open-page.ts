import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import open from 'open';
import { writeAtomically } from '../core/disk';

/**
 * Opens the app's address in the user's browser by way of a file that only the user can read: the address holds the
 * secret, and the arguments of a starting browser can be read by everybody on the computer.
 */
export async function openPage(dataDir: string, address: string): Promise<void> {
  const file = join(dataDir, 'open.html');
  const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${address}"><title>Talkover Numbers</title>`;
  await writeAtomically(file, page, 'the page that opens the app');
  await open(pathToFileURL(file).href);
}
