import { spawn } from 'node:child_process';

/**
 * Brings the window forward under Wayland, where only the holder of an activation token may take the focus. Electron 45
 * takes such a token from the environment of a second start, and from nowhere else: that start hands it to this process,
 * which hears `second-instance`, and ends.
 */
export function startAgainWith(activationToken: string): void {
  if (!process.env.WAYLAND_DISPLAY) return;
  const env = { ...process.env, XDG_ACTIVATION_TOKEN: activationToken };
  const start = spawn(process.execPath, process.argv.slice(1), { env, stdio: 'ignore', detached: true });
  start.on('error', () => undefined); // then the desktop shows only that the window wants attention
  start.unref();
}
