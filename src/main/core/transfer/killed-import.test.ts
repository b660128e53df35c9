import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { inFolder, temporaryFolder } from '../../../shared/testing/temporary-folder';
import { openSettingsDocument } from '../storage/settings-file';
import { channel, computer, live, view, written } from './testing/two-computers';

/** Builds the program that waits in front of a write. Resolves with its path. */
async function builtProgram(): Promise<string> {
  const outDir = temporaryFolder();
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, 'testing/import-until.ts'), outDir },
  });
  return join(outDir, 'import-until.js');
}

/** Runs the program until it waits in front of a write, and kills it there. */
async function importAndKill(program: string, dataDir: string, file: string, until: string): Promise<void> {
  const child = spawn(process.execPath, [program, dataDir, file, until], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(said.toString()).toBe('waiting');
}

const openComputer = (dataDir: string) => computer(dataDir, openSettingsDocument(Conf, dataDir));

it('an import that is killed before one of its writes is reported until one is finished, and can be done again', async () => {
  const program = await builtProgram();
  const one = temporaryFolder();
  const here = await openComputer(one);
  here.settings.saveTogether({ environments: [live], savedViews: [view()], channels: [channel()] });
  await here.note('n1', ['vip'], 'Ask Ada');
  await here.preferences.change(live, ['n1'], (before) => ({ ...before, muted: true }));
  const text = await here.transfer.write();
  const file = join(one, 'moving.json');
  writeFileSync(file, text);

  for (const until of ['labels', 'reminders', 'settings']) {
    await inFolder(async (other) => {
      await importAndKill(program, other, file, until);
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
    });
  }
});
