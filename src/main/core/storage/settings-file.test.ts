import { readFile, stat } from 'node:fs/promises';
import Conf from 'conf';
import { expect, it } from 'vitest';
import { inFolder } from '../../../shared/testing/temporary-folder';
import { pathOf } from './data-folder';
import { openSettingsDocument } from './settings-file';

it('the library writes where the table of the data folder says, for the user alone', () =>
  inFolder(async (folder) => {
    const document = openSettingsDocument(Conf, folder);
    expect(document.store).toEqual({});
    document.store = { version: 2 };
    const path = pathOf(folder, 'settings');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ version: 2 });
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  }));
