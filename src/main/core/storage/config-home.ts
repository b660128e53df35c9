import { homedir } from 'node:os';
import { isAbsolute, join, win32 } from 'node:path';

/** Where the XDG specification has the configuration of applications. */
export function configHome(env = process.env, home = homedir()): string {
  return folderNamed(env.XDG_CONFIG_HOME) ?? join(home, '.config');
}

/** A folder as the environment names it; the XDG specification lets a value that is empty or relative count as none. */
export function folderNamed(value: string | undefined): string | undefined {
  return value !== undefined && (isAbsolute(value) || win32.isAbsolute(value)) ? value : undefined;
}
