// node build/desktop-session.mjs COMMAND [ARGUMENT…]
// Runs a command in a throw-away Linux desktop: a display, a session bus, an unlocked keyring and a notification daemon
// (which the bus starts when first asked). Its keyring and settings live in a folder of their own, so that tests never
// touch the user's. Elsewhere the command runs in the session that is there.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLike, runChild } from './child.mjs';
import { isOnPath } from './on-path.mjs';

const PROGRAMS = ['xvfb-run', 'dbus-run-session', 'gnome-keyring-daemon', 'dunst'];

/** The bus starts inside the display, so that what it activates has one. It tells of each activation: not wanted. */
const WITH_BUS = 'exec dbus-run-session -- sh -c "$WITH_KEYRING" "$0" "$@" 3>&2 2>/dev/null';
const WITH_KEYRING = `
  printf 'throw-away' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
  exec "$@" 2>&3 3>&-`;

/**
 * A notification that isn't clicked goes away, and nothing counts the seconds that it was there: hundreds of notifications, each drawn
 * again every second, would leave the tests half of the machine.
 */
const DUNST = `[global]
show_age_threshold = -1
notification_limit = 3
[urgency_low]
timeout = 10
[urgency_normal]
timeout = 10
[urgency_critical]
timeout = 20
`;

const [command, ...args] = process.argv.slice(2);
if (!command) throw new Error('usage: node build/desktop-session.mjs COMMAND [ARGUMENT…]');

const missing = process.platform === 'linux' ? PROGRAMS.filter((program) => !isOnPath(program)) : [];
if (process.platform !== 'linux' || missing.length > 0) {
  const why = missing.length > 0 ? `${missing.join(', ')} not installed (npm run setup:test)` : 'this is not Linux';
  console.log(`No throw-away desktop session: ${why}. Running in the session that is there.`);
  // Windows starts the .cmd files of node_modules/.bin through its shell only
  endLike(await runChild(command, args, { shell: process.platform === 'win32' }));
} else {
  await runInSession();
}

async function runInSession() {
  const home = mkdtempSync(join(tmpdir(), 'desktop-session-'));
  const env = { ...process.env, WITH_KEYRING };
  for (const kind of ['DATA', 'CONFIG', 'STATE']) env[`XDG_${kind}_HOME`] = folder(home, kind.toLowerCase());
  writeFileSync(join(folder(env.XDG_CONFIG_HOME, 'dunst'), 'dunstrc'), DUNST);
  env.XDG_RUNTIME_DIR = folder(home, 'runtime');
  // a real session's, which would win over the display made here
  delete env.WAYLAND_DISPLAY;
  delete env.GNOME_KEYRING_CONTROL;
  try {
    const screen = ['-a', '-s', '-screen 0 1600x1000x24'];
    endLike(await runChild('xvfb-run', [...screen, 'sh', '-c', WITH_BUS, command, command, ...args], { env }));
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

function folder(home, name) {
  const path = join(home, name);
  mkdirSync(path, { mode: 0o700 });
  return path;
}
