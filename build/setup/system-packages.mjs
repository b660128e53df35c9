import { spawnSync } from 'node:child_process';
import { isDebian, readOsRelease } from '../chromium.mjs';
import { isOnPath } from '../on-path.mjs';
import { rootPrefix } from './as-root.mjs';
import { namesHere, notInstalled, parseAvailable, parseInstalled, requirements } from './requirements.mjs';

/** Installs the system's packages that are missing, or says which and how. Only Linux needs any. */
export function installSystemPackages(forTests) {
  if (process.platform !== 'linux') return;
  if (!isOnPath('apt-get')) {
    const tests = forTests ? '; for the tests also Xvfb, dbus-run-session, gnome-keyring and dunst' : '';
    console.log(`System libraries: not checked without apt. Needed are libsecret and GTK 3, NSS, ALSA, GBM${tests}.`);
    return;
  }

  const missing = notInstalled(requirements(forTests, isDebian(readOsRelease())), readInstalled());
  if (missing.length === 0) {
    console.log('System libraries: all there.');
    return;
  }
  const asRoot = rootPrefix();
  if (!asRoot) {
    const names = namesHere(missing, readAvailable(missing)).join(' ');
    console.log(`System libraries: missing, and installing them needs root. Run: sudo apt-get install ${names}`);
    return;
  }
  apt(asRoot, ['update', '-qq']);
  const names = namesHere(missing, readAvailable(missing));
  console.log(`System libraries: installing ${names.join(' ')}`);
  apt(asRoot, ['install', '-y', '-qq', '--no-install-recommends', ...names]);
}

function apt(asRoot, args) {
  const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  const { status, stdout, stderr } = spawnSync(command, rest, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
}

function readInstalled() {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n'], {
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  return parseInstalled(stdout);
}

function readAvailable(needed) {
  const { stdout } = spawnSync('apt-cache', ['policy', ...needed.flat()], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return parseAvailable(stdout);
}
