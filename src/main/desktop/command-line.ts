/** Switches that Chromium, Electron and Node read out of the same command line, with or without a value after `=`. */
const RUNTIME_SWITCH =
  /^--(no-sandbox|inspect(-brk)?|remote-debugging-(port|pipe)|user-data-dir|lang|password-store|proxy-[a-z-]+|no-proxy-server|ozone-platform(-hint)?|force-[a-z-]+|high-dpi-support|original-process-start-time|allow-file-access-from-files|(enable|disable)-[a-z-]+)(=.*)?$/;

/** What macOS adds when the Finder opens an app, and Windows when a click on a notification starts it. */
const STARTED_BY_SYSTEM = /^-(psn_.*|Embedding)$/;

/**
 * The app's own arguments: without the executable, without the app's folder where Electron runs one, and
 * without what is meant for the runtime.
 */
export function ownArguments(argv: readonly string[], isDefaultApp: boolean): string[] {
  const own = argv.slice(1).filter((argument) => !RUNTIME_SWITCH.test(argument) && !STARTED_BY_SYSTEM.test(argument));
  return isDefaultApp ? own.slice(1) : own;
}
