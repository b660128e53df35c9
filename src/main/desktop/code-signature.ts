import { execFile } from 'node:child_process';

const PATIENCE_MS = 5_000;

/**
 * Whether a program is signed by someone (macOS). An ad-hoc signature, which Electron's own download has, is none:
 * notifications need one with an authority. True where `codesign` can't tell. Never rejects.
 *
 * @param path absolute, of the program
 */
export function isSigned(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('codesign', ['--display', '--verbose=2', path], { timeout: PATIENCE_MS }, (error, stdout, stderr) => {
      const isUnsigned = error?.code === 1; // "code object is not signed at all"
      const said = `${stdout}${stderr}`;
      if (error && !isUnsigned) resolve(true);
      else resolve(/^Authority=/m.test(said));
    });
  });
}
