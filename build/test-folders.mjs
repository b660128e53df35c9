import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What programs take for the folder of temporary files, by system. */
const VARIABLES = ['TMPDIR', 'TEMP', 'TMP'];

/**
 * Gives all that follows a folder of its own for temporary files. Tests remove their folders themselves, but one that is
 * killed can't, and mutation tests kill thousands.
 *
 * @returns {() => void} puts everything back, and removes the folder with all that was left in it
 */
export default function useTestFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'talkover-tests-'));
  const before = VARIABLES.map((name) => [name, process.env[name]]);
  for (const name of VARIABLES) process.env[name] = folder;
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}
