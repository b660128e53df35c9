import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readdir, rename, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolder, removeFolder } from '../../../shared/testing/in-folder';

/** Root may mount; others may in a user namespace of their own, where the system allows that. */
const UNSHARE = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m'];

/** Why no program can have a zone of its own here; null where it can. */
export const noPrivateZone = privateZoneProblem();

function privateZoneProblem(): string | null {
  if (process.platform !== 'linux') return 'this is not Linux';
  try {
    execFileSync('unshare', [...UNSHARE, 'mount', '--bind', tmpdir(), '/etc'], { stdio: 'ignore' });
    return null;
  } catch (error) {
    // set where these tests must run, so that they are not left out without a word
    if (process.env.REQUIRE_SMALL_DISK !== undefined) throw error;
    return 'mounting needs root';
  }
}

/** What programs read of the computer's settings in addition to the zone. */
const NEEDED = ['fonts', 'group', 'hosts', 'ld.so.cache', 'machine-id', 'nsswitch.conf', 'passwd', 'resolv.conf'];

/** A computer's settings that only the programs of a test see, with the zone in them. */
export interface PrivateZone {
  /** A script that runs its arguments there; the first names a program. */
  readonly launcher: string;
  /** Replaces `/etc/localtime` by another zone of the zone database, as the system's settings do. */
  move(zone: string): Promise<void>;
  remove(): void;
}

/** @param program what the launcher puts before its arguments */
export async function privateZone(zone: string, program: string): Promise<PrivateZone> {
  const folder = createFolder();
  const etc = join(folder, 'etc');
  await mkdir(etc);
  const names = (await readdir('/etc')).filter((name) => NEEDED.includes(name));
  await Promise.all(
    names.map((name) => cp(join('/etc', name), join(etc, name), { recursive: true, verbatimSymlinks: true })),
  );
  async function move(to: string): Promise<void> {
    const next = join(etc, 'localtime.new');
    await symlink(`/usr/share/zoneinfo/${to}`, next);
    await rename(next, join(etc, 'localtime'));
  }
  await move(zone);
  const launcher = join(folder, 'launch');
  const command = `unshare ${UNSHARE.join(' ')} sh -c 'mount --bind "$0" /etc && unset TZ && exec "$@"'`;
  await writeFile(launcher, `#!/bin/sh\nexec ${command} '${etc}' '${program}' "$@"\n`);
  await chmod(launcher, 0o755);
  return { launcher, move, remove: () => removeFolder(folder) };
}
