import { appendFile, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { noSmallDisk, onSmallDisk } from '../testing/small-disk';
import { startedCore } from '../testing/started-core';
import { inFolder } from '../../../shared/testing/temporary-folder';

async function startCore(dataDir: string) {
  const { core, ask } = await startedCore(dataDir, { clock: createManualClock(Date.UTC(2026, 10, 24, 9)) });
  return { ...core, ask };
}

it.each([
  ['was lost with its copy', ['settings.json', 'settings.last-good.json'], 'environments_adopted'],
  ['was lost', ['settings.json'], 'settings_restored'],
])('the app finds its environments where the settings file %s', (_, lost, code) =>
  inFolder(async (folder) => {
    const first = await startCore(folder);
    await first.ask('environment.addSample', undefined);
    const { id, sync } = first.state().environments[0]!;
    await first.stop();
    for (const name of lost) await rm(join(folder, name));
    const second = await startCore(folder);
    expect(second.state()).toMatchObject({ environments: [{ id, kind: 'sample', sync: { count: sync.count } }] });
    expect(second.state().warnings).toMatchObject([{ code }]);
    await second.stop();
  }),
);

it.each(['{}', '{"version":2}'])('the app finds its environments where the settings file is %s', (text) =>
  inFolder(async (folder) => {
    const first = await startCore(folder);
    await first.ask('environment.addSample', undefined);
    const { id } = first.state().environments[0]!;
    await first.stop();
    await writeFile(join(folder, 'settings.json'), text);
    const second = await startCore(folder);
    expect(second.state()).toMatchObject({ environments: [{ id, kind: 'sample' }] });
    expect(second.state().warnings).toMatchObject([{ code: 'environments_adopted' }]);
    await second.stop();
  }),
);

it('the app finds an environment of which the settings and the list are damaged, and keeps it', () =>
  inFolder(async (folder) => {
    const first = await startCore(folder);
    await first.ask('environment.addSample', undefined);
    const { id } = first.state().environments[0]!;
    await first.stop();
    for (const name of ['settings.json', 'settings.last-good.json']) await rm(join(folder, name));
    await appendFile(join(folder, 'snapshots', `${id}.jsonl`), 'damaged');
    for (const codes of [['environments_adopted', 'snapshot_damaged'], []]) {
      const core = await startCore(folder);
      expect(core.state()).toMatchObject({ environments: [{ id, kind: 'sample' }] });
      expect(core.state().warnings.map(({ code }) => code)).toEqual(codes);
      await core.stop();
    }
  }));

/** What version 0.1.0 left. */
const EARLIER = join(import.meta.dirname, '../storage/fixtures/0.1.0/small');

it.skipIf(noSmallDisk)('the app finds its environments at a later start where the disk refused them at the first', () =>
  onSmallDisk(async ({ folder, fill }) => {
    await cp(EARLIER, folder, { recursive: true });
    await (await startCore(folder)).stop();
    for (const name of ['settings.json', 'settings.last-good.json']) await rm(join(folder, name), { force: true });
    await fill();
    const refused = await startCore(folder);
    await rm(join(folder, 'filler'));
    await refused.ask('settings.update', { appearance: 'dark' });
    await refused.stop();
    const core = await startCore(folder);
    expect(core.state().environments).toHaveLength(1);
    expect(core.state().environments[0]?.sync.count).toBeGreaterThan(0);
    await core.stop();
  }),
);

it.skipIf(noSmallDisk)('an update that finds the disk full starts later, with everything that there was', () =>
  onSmallDisk(async ({ folder, fill }) => {
    await cp(EARLIER, folder, { recursive: true });
    const settings = await readFile(join(folder, 'settings.json'), 'utf8');
    await fill();
    await expect(startCore(folder)).rejects.toMatchObject({ code: 'disk_full' });
    expect(await readFile(join(folder, 'settings.json'), 'utf8')).toBe(settings);
    await rm(join(folder, 'filler'));
    const core = await startCore(folder);
    expect(core.state().environments).toHaveLength(1);
    expect(core.state().environments[0]?.sync.count).toBeGreaterThan(0);
    await core.stop();
  }),
);
