import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { ParsedInput } from '../../shared/bridge/requests';
import { translate } from '../../shared/i18n/translate';

/**
 * Asks the user with the system's own dialog where to keep a file; null where the user thinks better of it.
 * @param lastFolder (absolute path) where such a file was kept before: the dialog begins there, or, if it is gone, in the
 *   downloads
 */
export async function chooseFile(
  { kind, name }: ParsedInput<'file.begin'>,
  lastFolder: string | undefined,
): Promise<string | null> {
  const folder = lastFolder !== undefined && (await isFolder(lastFolder)) ? lastFolder : app.getPath('downloads');
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
  return canceled || filePath === '' ? null : filePath;
}

/** False where that can't be told, too. */
async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
}
