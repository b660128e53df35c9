import fs, { readdir } from 'node:fs/promises';
import { constants } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eventually } from '../../../shared/testing/eventually';
import { dataDir, environment, sandbox, startCore, useSandbox } from '../testing/core-over-sandbox';
import { spyOnFiles } from '../testing/spied-files';

useSandbox();

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

it('an environment whose files the disk holds is gone from the page all the same', async () => {
  const { core, ask, events } = await startCore();
  const { environmentId } = await ask('environment.add', environment());
  const shown: string[] = [];
  core.openList((message) => shown.push(message.type));
  shown.length = events.length = 0;
  spyOnFiles('rm').mockRejectedValue(Object.assign(new Error('EBUSY: resource busy or locked'), { code: 'EBUSY' }));
  const answer = await core.answer('environment.remove', { environmentId });
  expect(answer).toMatchObject({ ok: false, error: { code: 'disk_failed' } });
  await eventually(() => expect(events.at(-1)).toMatchObject({ type: 'state', state: { environments: [] } }));
  expect(shown).not.toEqual([]);
});
