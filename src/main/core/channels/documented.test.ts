import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';

const run = promisify(execFile);
const SECRET = 'a secret that only two know';
const BODY = '{"title":"Zwölf Nummern ☎"}\n';

/** What docs/channels.md shows in a language. */
async function example(language: string): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '../../../../docs/channels.md'), 'utf8');
  const code = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(text)?.[1];
  if (code === undefined) throw new Error(`There is no example in ${language}.`);
  return code;
}

const ways = {
  js: (code: string) => ({
    file: 'check.mjs',
    text: `${code}\nimport { readFileSync } from 'node:fs';\nconst [secret, time, signature, file] = process.argv.slice(2);\nprocess.exit(isGenuine(secret, time, signature, readFileSync(file)) ? 0 : 1);`,
    command: process.execPath,
  }),
  python: (code: string) => ({
    file: 'check.py',
    text: `${code}\nimport sys\nsys.exit(0 if is_genuine(*sys.argv[1:4], open(sys.argv[4], "rb").read()) else 1)`,
    command: 'python3',
  }),
  sh: (code: string) => ({ file: 'check.sh', text: `${code}\nis_genuine "$@"`, command: 'sh' }),
};

/** Why an example can't be run here, as on Windows; null where it can. @throws where it must run */
async function whyNot(command: string): Promise<string | null> {
  const [question, needed] = command === 'sh' ? [['-c', 'command -v openssl'], 'openssl'] : [['--version'], command];
  return run(command, question).then(
    () => null,
    (error: unknown) => {
      if (process.env.REQUIRE_SMALL_DISK !== undefined) throw error;
      return `${needed} is not installed`;
    },
  );
}

it.for(['js', 'python', 'sh'] as const)(
  'the check of a signature in the docs holds: %s',
  async (language, { skip }) => {
    const folder = temporaryFolder();
    const { file, text, command } = ways[language](await example(language));
    const reason = await whyNot(command);
    if (reason !== null) skip(reason);
    await writeFile(join(folder, file), text);
    await writeFile(join(folder, 'body'), BODY);
    const isGenuine = (signature: string, time: string) =>
      run(command, [join(folder, file), SECRET, time, signature, join(folder, 'body')]).then(
        () => true,
        () => false,
      );
    const signed = (time: string, body = BODY) => `v1=${createHmac('sha256', SECRET).update(`${time}.${body}`).digest('hex')}`; // prettier-ignore
    const now = String(Math.floor(Date.now() / 1000));
    const old = String(Number(now) - 3_600);
    expect(await isGenuine(signed(now), now)).toBe(true);
    expect(await isGenuine(signed(now, '{}'), now)).toBe(false);
    expect(await isGenuine(signed(old), old)).toBe(false);
  },
);
