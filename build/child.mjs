import { spawn } from 'node:child_process';

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end; signals to this process reach it too. On Windows, a program of the console gets Ctrl+C by
 * itself, and passing it on would kill it before it has ended cleanly.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { isOfConsole?: boolean }} options
 * @param {(child: import('node:child_process').ChildProcess) => void} [onStart]
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} rejects where it cannot be started
 */
export function runChild(command, args, { isOfConsole = true, ...options } = {}, onStart = () => undefined) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const pass = (signal) => (isOfConsole && process.platform === 'win32') || child.kill(signal);
    for (const signal of PASSED_ON) process.on(signal, pass);
    const stopPassing = () => PASSED_ON.forEach((signal) => process.off(signal, pass));
    child.once('error', (error) => {
      stopPassing();
      reject(error);
    });
    child.once('close', (code, signal) => {
      stopPassing();
      resolve({ code, signal });
    });
    onStart(child);
  });
}

/** Ends this process as its child ended. */
export function endLike({ code, signal }) {
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code ?? 1;
}
