import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inFolder } from '../../../shared/testing/temporary-folder';
import { channel, computer, live, view, written } from './testing/two-computers';

const built = mkdtempSync(join(tmpdir(), 'import-until-'));

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, 'testing/import-until.ts'), outDir: built },
  });
});

afterAll(() => rmSync(built, { recursive: true }));

/** Runs the program until it waits in front of a write, and kills it there. */
async function importAndKill(dataDir: string, file: string, until: string): Promise<void> {
  const child = spawn(process.execPath, [join(built, 'import-until.js'), dataDir, file, until], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(said.toString()).toBe('waiting');
}

const openComputer = (dataDir: string) =>
  computer(dataDir, new Conf<Record<string, unknown>>({ cwd: dataDir, configName: 'settings' }));

it.each(['labels', 'reminders', 'settings'])(
  'an import that is killed before it writes %s is reported until one is finished, and can be done again',
  (until) =>
    inFolder((one) =>
      inFolder(async (other) => {
        const here = await openComputer(one);
        here.settings.saveTogether({ environments: [live], savedViews: [view()], channels: [channel()] });
        await here.note('n1', ['vip'], 'Ask Ada');
        await here.preferences.change(live, ['n1'], (before) => ({ ...before, muted: true }));
        const text = await here.transfer.write();
        const file = join(one, 'moving.json');
        writeFileSync(file, text);

        await importAndKill(other, file, until);
        for (const restarted of [await openComputer(other), await openComputer(other)]) {
          restarted.transfer.reportUnfinished();
          expect(restarted.unfinished.code).toBe('transfer_unfinished');
          expect(restarted.settings.environments()).toEqual([]);
        }

        const again = await openComputer(other);
        await again.take(text);
        expect(again.unfinished.code).toBeNull();
        const [came, went] = [await written(again), await written(here)];
        expect({ ...came, channels: [] }).toEqual({ ...went, channels: [] });
        const later = await openComputer(other);
        later.transfer.reportUnfinished();
        expect(later.unfinished.code).toBeNull();
      }),
    ),
);
