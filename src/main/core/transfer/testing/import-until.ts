import { readFileSync } from 'node:fs';
import Conf from 'conf';
import { openSettingsDocument } from '../../storage/settings-file';
import { computer, MERGE } from './two-computers';

/**
 * A program that imports a file and waits forever just before one of the three files on disk is written.
 * Its arguments are the data folder, the file, and `labels`, `reminders` or `settings`.
 */
const [dataDir = '', file = '', until] = process.argv.slice(2);
const here = await computer(dataDir, openSettingsDocument(Conf, dataDir));

function wait(): Promise<never> {
  setInterval(() => undefined, 60_000);
  process.stdout.write('waiting');
  return new Promise(() => undefined);
}
if (until === 'labels') here.labelsAndNotes.remake = wait;
if (until === 'reminders') here.preferences.remake = wait;
if (until === 'settings') {
  const remake = here.preferences.remake.bind(here.preferences);
  here.preferences.remake = async (plan) => {
    await remake(plan);
    await wait();
  };
}
await here.transfer.importFile(await here.transfer.read(readFileSync(file, 'utf8')), MERGE);
process.stdout.write('imported');
