import { basename, join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { ParsedInput, RequestOutputs } from '../../shared/bridge';
import { translate } from '../../shared/i18n/translate';
import { writeUserFile } from '../core/disk';

/**
 * Asks the user with the system's own dialog where to keep a file, and writes it there.
 * @throws {AppError} file_full, file_denied, file_failed
 */
export async function saveFile({ kind, name, text }: ParsedInput<'file.save'>): Promise<RequestOutputs['file.save']> {
  const options: Electron.SaveDialogOptions = {
    defaultPath: join(app.getPath('downloads'), `${name}.${kind}`),
    filters: [{ name: translate(`file.${kind}`), extensions: [kind] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  // the page that asked is in the app's one window
  const [window] = BrowserWindow.getAllWindows();
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  if (canceled || filePath === '') return { outcome: 'cancelled' };
  await writeUserFile(filePath, text);
  return { outcome: 'saved', name: basename(filePath) };
}
