import { mkdir, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { findElectron } from '../../build/electron-runtime.mjs';
import { inFolder } from '../../src/shared/testing/in-folder';
import { expect, test } from '../app';
import { RUNTIME_ARGUMENTS } from '../launch';

test.skip(process.platform !== 'linux', 'the paths are those of Linux');

const ROOT = join(import.meta.dirname, '../..');

/** Starts the app, which can't start so; resolves with what it says in its window, and how it ended. */
async function failedStart(
  args: string[],
  temporary = tmpdir(),
): Promise<{ text: string; code: number | null; output: string }> {
  const electron = await _electron.launch({
    executablePath: findElectron() ?? '',
    args: [...RUNTIME_ARGUMENTS, ROOT, ...args],
    cwd: ROOT,
    env: { ...(process.env as Record<string, string>), TMPDIR: temporary },
  });
  const child = electron.process();
  let output = '';
  child.stderr?.on('data', (part: Buffer) => (output += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const page = await electron.firstWindow();
  const text = `${await page.getByRole('heading').innerText()}\n${await page.getByRole('alert').innerText()}`;
  const closed = page.waitForEvent('close');
  // the window that the click closes may not report the end of the click
  await page
    .getByRole('button', { name: 'Close' })
    .click()
    .catch((error: unknown) => {
      if (!page.isClosed()) throw error;
    });
  await closed;
  return { text, code: await ended, output };
}

for (const path of ['/proc/x', '/dev/null/x']) {
  test(`says in a window that the data folder ${path} cannot be used`, async () => {
    const { text, code } = await failedStart(['--data-dir', path]);
    expect(text).toContain('Talkover Numbers can’t start');
    expect(text).toContain(`The data folder ${path} cannot be used`);
    expect(code).toBe(1);
  });
}

test('says in a window that the settings file cannot be read', () =>
  inFolder(async (dataDir) => {
    await mkdir(join(dataDir, 'settings.json'));
    const { text, code } = await failedStart(['--data-dir', dataDir]);
    expect(text).toContain('EISDIR');
    expect(code).toBe(1);
  }));

test('says in a window what is wrong with the arguments of a shortcut, and leaves one temporary folder, however often', () =>
  inFolder(async (temporary) => {
    const earlier = 'talkover-numbers-failed-start-before';
    await mkdir(join(temporary, earlier, 'Cache'), { recursive: true });
    const { text, code } = await failedStart(['--hiden'], temporary);
    expect(text).toContain('--hiden');
    expect(code).toBe(2);
    const left = (await readdir(temporary)).filter((name) => name.startsWith('talkover-numbers-'));
    expect(left).toEqual([expect.not.stringContaining(earlier)]);
  }));
