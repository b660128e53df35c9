import fs, { readdir } from 'node:fs/promises';
import { constants } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataDir, environment, sandbox, startCore } from '../testing/core-over-sandbox';
import { spyOnFiles } from '../testing/spied-files';

it('an environment that is removed while its new list is taken leaves nothing on the disk', async () => {
  const { core, ask, state } = await startCore();
  const { environmentId } = await ask('environment.add', environment());
  sandbox.change(([, ...others]) => others);
  const { open } = fs;
  let removing: Promise<void> | undefined;
  spyOnFiles('open').mockImplementation((path, flags, mode) => {
    const isNoted = flags === constants.O_RDWR && path === join(dataDir, 'activity', `${environmentId}.log`);
    if (isNoted) removing ??= ask('environment.remove', { environmentId });
    return open(path, flags, mode);
  });
  await ask('sync.now', { environmentId });
  await removing;
  expect(removing).toBeDefined();
  expect((await state()).environments).toEqual([]);
  await core.stop();
  expect([...(await readdir(join(dataDir, 'snapshots'))), ...(await readdir(join(dataDir, 'activity')))]).toEqual([]);
});
