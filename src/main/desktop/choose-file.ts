import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { atMost } from '../../shared/async/at-most';
import type { ParsedInput } from '../../shared/bridge/requests';
import { translate } from '../../shared/i18n/translate';
import type { Core } from '../core/app/core';
import type { Clock } from '../core/ports/ports';

/** A folder on a server that is gone may never answer; the dialog that the user asked for must not wait for it. */
const PATIENCE_MS = 1_000;

/**
 * Asks the user with the system's own dialog where to keep a file; null where the user thinks better of it. The dialog
 * begins where such a file was kept last, or, if that folder is gone or doesn't answer, in the downloads.
 */
export async function chooseFile(
  { kind, name }: ParsedInput<'file.begin'>,
  core: Pick<Core, 'session' | 'remember'>,
  clock: Pick<Clock, 'after'>,
): Promise<string | null> {
  const lastFolder = core.session().fileFolders[kind];
  const folder =
    lastFolder !== undefined && (await isFolder(lastFolder, clock)) ? lastFolder : app.getPath('downloads');
  const options: Electron.SaveDialogOptions = {
    defaultPath: join(folder, `${name}.${kind}`),
    filters: [{ name: translate(`file.${kind}`), extensions: [kind] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  // the page that asked is in the app's one window
  const [window] = BrowserWindow.getAllWindows();
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  if (canceled || filePath === '') return null;
  core.remember({ fileFolders: { ...core.session().fileFolders, [kind]: dirname(filePath) } });
  return filePath;
}

/** False where that can't be told, too. */
async function isFolder(path: string, clock: Pick<Clock, 'after'>): Promise<boolean> {
  const found = await atMost(
    stat(path).catch(() => null),
    PATIENCE_MS,
    clock,
    null,
  );
  return found?.isDirectory() ?? false;
}
