import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isSigned } from './code-signature';
import { temporaryFolder } from '../../shared/testing/temporary-folder';

const PROGRAM = '/Applications/Talkover Numbers.app/Contents/MacOS/Talkover Numbers';

afterEach(() => vi.unstubAllEnvs());

/** Apple's codesign, saying this of the program on stderr, as it does. */
async function codesignSays(words: string, code: number): Promise<void> {
  const folder = temporaryFolder();
  const script = `#!/bin/sh\n[ "$*" = "--display --verbose=2 ${PROGRAM}" ] || exit 2\nprintf '${words}' >&2\nexit ${code}\n`;
  await writeFile(join(folder, 'codesign'), script);
  await chmod(join(folder, 'codesign'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env.PATH ?? ''}`);
}

describe.skipIf(process.platform === 'win32')('a program is signed', () => {
  it.each([
    ['by a developer', 'Authority=Developer ID Application: Example (AB12)\\nTeamIdentifier=AB12\\n', 0, true],
    ['ad hoc, which proves no author', 'Signature=adhoc\\nTeamIdentifier=not set\\n', 0, false],
    ['not at all', 'code object is not signed at all\\n', 1, false],
    ['in a way that is unknown', 'invalid option\\n', 2, true],
  ])('%s', async (_, words, code, expected) => {
    await codesignSays(words, code);
    expect(await isSigned(PROGRAM)).toBe(expected);
  });

  it('as far as anyone knows where there is no codesign', async () => {
    vi.stubEnv('PATH', '/nowhere');
    expect(await isSigned(PROGRAM)).toBe(true);
  });
});
