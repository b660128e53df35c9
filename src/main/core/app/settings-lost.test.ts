import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { startedCore } from '../testing/started-core';
import { inFolder } from '../../../shared/testing/temporary-folder';

async function startCore(dataDir: string) {
  const { core } = await startedCore(dataDir, { clock: createManualClock(Date.UTC(2026, 10, 24, 9)) });
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
