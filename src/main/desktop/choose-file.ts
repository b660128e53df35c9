import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { ParsedInput } from '../../shared/bridge/requests';
import { translate } from '../../shared/i18n/translate';

/** Asks the user with the system's own dialog where to keep a file; null where the user thinks better of it. */
export async function chooseFile({ kind, name }: ParsedInput<'file.begin'>): Promise<string | null> {
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
  return canceled || filePath === '' ? null : filePath;
}
