import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolder, inFolder, removeFolder } from '../../../shared/testing/in-folder';

/** Why no disk of 64 KB can be had here; null where it can. */
export const noSmallDisk = smallDiskProblem();

function smallDiskProblem(): string | null {
  if (process.platform !== 'linux') return 'this is not Linux';
  const folder = createFolder();
  try {
    mountSmall(folder);
    execFileSync('/bin/umount', [folder], { stdio: 'ignore' });
    return null;
  } catch (error) {
    // set where these tests must run, so that they are not left out without a word
    if (process.env.REQUIRE_SMALL_DISK !== undefined) throw error;
    return 'mounting needs root';
  } finally {
    removeFolder(folder);
  }
}

function mountSmall(folder: string): void {
  execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
}

/** A real disk of 64 KB; `fill` leaves no space on it, `lock` makes it read-only. */
export function onSmallDisk(
  work: (disk: { folder: string; fill: () => Promise<void>; lock: () => void }) => Promise<void>,
): Promise<void> {
  return inFolder(async (folder) => {
    mountSmall(folder);
    try {
      await work({
        folder,
        fill: () => writeFile(join(folder, 'filler'), Buffer.alloc(100_000)).catch(expectFull),
        lock: () => execFileSync('/bin/mount', ['-o', 'remount,ro', folder]),
      });
    } finally {
      execFileSync('/bin/umount', [folder]);
    }
  });
}

function expectFull(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOSPC') throw error;
}
