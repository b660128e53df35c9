import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { diskError } from './disk';

/**
 * Removes all files of a folder that belong to an account, by whose id their names begin: damaged ones that were set
 * aside too.
 *
 * @param what names the content in the error's sentence
 * @throws {AppError} disk_denied, disk_failed
 */
export async function removeFilesOf(folder: string, accountId: string, what: string): Promise<void> {
  const owner = z.uuid().parse(accountId);
  try {
    const names = await readdir(folder);
    await Promise.all(
      names.filter((name) => name.startsWith(owner)).map((name) => rm(join(folder, name), { force: true })),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw diskError(error, join(folder, owner), `the removal of ${what}`);
  }
}
