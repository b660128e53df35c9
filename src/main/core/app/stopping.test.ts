import fs, { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';
import { dataDir, environment, filesHold, startCore, useSandbox } from '../testing/core-over-sandbox';
import { spyOnFiles } from '../testing/spied-files';

useSandbox();

it('an app that ends while it brings a file up to date leaves nothing of it, and does not say that it failed', async () => {
  const folder = temporaryFolder();
  const first = await startCore();
  const { environmentId } = await first.ask('environment.add', environment());
  await first.core.stop();
  const path = join(dataDir, 'settings.json');
  const settings = JSON.parse(await readFile(path, 'utf8')) as object;
  const file = { savedViewId: null, kind: 'csv', headings: 'fields' };
  const keptFiles = [
    { ...file, id: '11111111-1111-4111-8111-111111111111', path: join(folder, 'first.csv') },
    { ...file, id: '22222222-2222-4222-8222-222222222222', path: join(folder, 'second.csv') },
  ];
  await writeFile(path, JSON.stringify({ ...settings, keptFiles }));
  const { open } = fs;
  let stopping: Promise<void> | undefined;
  const begun = new Promise<void>((resolve) => {
    spyOnFiles('open').mockImplementation((path, flags, mode) => {
      if (String(path).endsWith('.part')) {
        stopping ??= second.core.stop();
        resolve();
      }
      return open(path, flags, mode);
    });
  });
  const second = await startCore();
  const updated = second.core.answer('environment.update', { environmentId, ...environment() });
  await begun;
  await stopping;
  expect(await updated).toMatchObject({ ok: true });
  expect([await readdir(folder), (await readdir(dataDir)).filter((name) => name.includes('unfinished'))]).toEqual([[], []]); // prettier-ignore
  expect(await filesHold('area=kept-file')).toEqual([]);
});
