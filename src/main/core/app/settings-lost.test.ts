import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import Conf from 'conf';
import { expect, it } from 'vitest';
import { createCore } from './compose';
import { createLog } from '../log/log';
import { prepareDataFolder } from '../storage/prepare';
import { createManualClock } from '../testing/manual-clock';
import { inFolder } from '../testing/small-disk';

async function startCore(dataDir: string) {
  const clock = createManualClock(Date.UTC(2026, 10, 24, 9));
  const prepared = await prepareDataFolder({ dataDir, clock });
  const core = createCore({
    dataDir,
    version: '1.2.3',
    platform: process.platform,
    locale: 'en-GB',
    fetch,
    clock,
    random: () => 0.5,
    store: new Conf({ cwd: dataDir, configName: 'settings', projectName: 'test' }),
    shell: {
      kind: 'desktop',
      notify: () => Promise.resolve({ outcome: 'shown' }),
      setTray: () => undefined,
      openExternal: () => Promise.resolve(),
    },
    log: createLog(clock),
    prepared,
  });
  await core.start();
  return core;
}

it.each([
  ['was lost with its copy', ['settings.json', 'settings.last-good.json'], 'environments_adopted'],
  ['was lost', ['settings.json'], 'settings_restored'],
])('the app finds its environments where the settings file %s', (_, lost, code) =>
  inFolder(async (folder) => {
    const first = await startCore(folder);
    await first.answer('environment.addSample', undefined);
    const { id, sync } = first.state().environments[0]!;
    await first.stop();
    for (const name of lost) await rm(join(folder, name));
    const second = await startCore(folder);
    expect(second.state()).toMatchObject({ environments: [{ id, kind: 'sample', sync: { count: sync.count } }] });
    expect(second.state().warnings).toMatchObject([{ code }]);
    await second.stop();
  }),
);
