/**
 * Which shell to start, with which arguments, and what to tell the user about it.
 * @param {string[]} args from the command line; `--browser` as the first asks for browser mode
 * @param {{ electron: string | null, display: boolean, rootOnLinux: boolean }} machine
 */
export function planStart(args, machine) {
  if (args[0] === '--browser') return { shell: 'browser', args: args.slice(1), says: null };

  const why = whyNoDesktop(machine);
  if (why) return { shell: 'browser', args, says: `${why}, so the app runs in your browser.` };

  const sandboxless = machine.rootOnLinux && !args.includes('--no-sandbox');
  return {
    shell: 'desktop',
    electron: machine.electron,
    args: sandboxless ? ['--no-sandbox', ...args] : args,
    appArgs: args,
    says: sandboxless ? "Running as root: Chromium's own sandbox is off, since it refuses to work for root." : null,
  };
}

function whyNoDesktop({ electron, display }) {
  if (!electron) return 'There is no Electron runtime here (npm run setup tries to get it)';
  if (!display) return 'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)';
  return null;
}

/**
 * Why the machine lets Electron not even begin; null where it ended for any other reason.
 * @param {number | null} code its exit code; null where a signal ended it
 * @param {string} said what it wrote to stderr first
 * @returns {string | null} the end of a sentence that begins with "because"
 */
export function whyElectronEnded(code, said) {
  if (code === 127 && /error while loading shared libraries/.test(said)) {
    return 'a system library is missing (npm run setup installs it)';
  }
  if (
    code !== 0 &&
    /SUID sandbox helper binary was found, but is not configured correctly|No usable sandbox!/.test(said)
  ) {
    return "this system forbids Chromium's sandbox (npm run setup says how to allow it)";
  }
  return null;
}

/**
 * What makes Node use the proxy variables and the certificates of the system, as the desktop app does by itself. An
 * older Node can do neither; `NODE_EXTRA_CA_CERTS` helps it with certificates.
 * @param {string} version of Node, as in `v24.21.0`
 */
export function systemNetwork(version) {
  const isAble = Number(/^v(\d+)/.exec(version)?.[1]) >= 24;
  return isAble ? { flags: ['--use-system-ca'], variables: { NODE_USE_ENV_PROXY: '1' } } : { flags: [], variables: {} };
}
