/**
 * Debian packages, each as the names it goes by: Debian 13 and Ubuntu 24.04 renamed libraries whose time type became
 * 64 bits wide.
 */
const RUNTIME = [
  ['libsecret-1-0'],
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libdrm2'],
  ['libxss1'],
  ['libxtst6'],
  ['libxkbcommon0'],
  ['libnotify4'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  ['libatspi2.0-0', 'libatspi2.0-0t64'],
  ['libcups2', 'libcups2t64'],
];

/** A display, a session bus, a keyring and a notification daemon: what build/desktop-session.mjs starts. */
const TESTS = [['xvfb'], ['xauth'], ['dbus-daemon', 'dbus'], ['gnome-keyring'], ['dunst']];

/**
 * @param {boolean} forTests
 * @param {boolean} debian whether this is Debian itself: elsewhere Playwright brings the browser
 * @returns {string[][]} what is needed, each as its alternative names
 */
export function requirements(forTests, debian) {
  return [...RUNTIME, ...(forTests ? TESTS : []), ...(forTests && debian ? [['chromium-headless-shell']] : [])];
}

/** @returns {string[][]} the needed packages of which no alternative is installed */
export function notInstalled(needed, installed) {
  return needed.filter((names) => !names.some((name) => installed.has(name)));
}

/** @returns {string[]} for each needed package the name this system has; the first where it has none */
export function namesHere(needed, available) {
  return needed.map((names) => names.find((name) => available.has(name)) ?? names[0]);
}

/** @returns {Set<string>} out of `dpkg-query -W -f '${Package} ${db:Status-Status}\n'` */
export function parseInstalled(text) {
  const words = text.split('\n').map((line) => line.split(' '));
  return new Set(words.filter(([, status]) => status === 'installed').map(([name]) => name));
}

/** @returns {Set<string>} out of `apt-cache policy`: the packages that can be installed, not those only provided */
export function parseAvailable(text) {
  const candidates = text.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (.+)$/gm);
  return new Set([...candidates].filter(([, , version]) => version !== '(none)').map(([, name]) => name));
}

/**
 * Whether the system lets no ordinary program make a sandbox of its own.
 * @param {(name: string) => string | null} read a switch of the kernel; null where it has none of that name
 */
export function forbidsSandbox(read) {
  return read('apparmor_restrict_unprivileged_userns') === '1' || read('unprivileged_userns_clone') === '0';
}
