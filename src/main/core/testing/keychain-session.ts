import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Keytar } from '../tokens/keychain';

const run = promisify(execFile);

const SCRIPT = `
  const [path, call, ...args] = process.argv.slice(1);
  const answer = (value) => console.log('\\n' + JSON.stringify(value));
  require(path)[call](...args, ...(process.env.PASSWORD ? [process.env.PASSWORD] : []))
    .then((value = null) => answer({ value }), (error) => answer({ error: error.message }));`;

/**
 * The real keytar in a process of its own for each call, for tests of what it says elsewhere than in this session.
 * @param launcher a program with arguments that runs the command put behind them
 */
export function keytarElsewhere(env: NodeJS.ProcessEnv, launcher: readonly string[] = []): Keytar {
  async function call<T>(name: keyof Keytar, args: string[], password = ''): Promise<T> {
    const keytar = createRequire(import.meta.url).resolve('keytar');
    const [program = '', ...rest] = [...launcher, process.execPath, '-e', SCRIPT, keytar, name, ...args];
    const { stdout } = await run(program, rest, { env: { ...env, PASSWORD: password } });
    const answer = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { value: T } | { error: string };
    if ('error' in answer) throw new Error(answer.error);
    return answer.value;
  }
  return {
    getPassword: (service, environment) => call('getPassword', [service, environment]),
    setPassword: (service, environment, password) => call('setPassword', [service, environment], password),
    deletePassword: (service, environment) => call('deletePassword', [service, environment]),
  };
}

/** The environment without what leads to a session of the desktop. */
export function withoutSession(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'GNOME_KEYRING_CONTROL']) {
    delete env[name];
  }
  return env;
}

/** Two sessions over one keyring in a folder: in the first it is unlocked, in the second it cannot be. */
export async function keyringSessions(folder: string): Promise<{ unlocked: Keytar; locked: Keytar }> {
  const env = { ...withoutSession(), HOME: folder };
  for (const kind of ['DATA_HOME', 'CONFIG_HOME', 'RUNTIME_DIR'] as const) {
    const path = join(folder, kind);
    await mkdir(path, { mode: 0o700 });
    Object.assign(env, { [`XDG_${kind}`]: path });
  }
  const session = (begin: string) =>
    keytarElsewhere(env, ['dbus-run-session', '--', 'sh', '-c', `${begin} >/dev/null 2>&1; exec "$@"`, 'sh']);
  return {
    unlocked: session(`printf password | gnome-keyring-daemon --unlock --components=secrets`),
    locked: session(`gnome-keyring-daemon --start --components=secrets`),
  };
}
