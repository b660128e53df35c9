import { AppError } from '../../../shared/app-error';
import type { FILE_REQUESTS } from '../../../shared/bridge/requests/files';
import type { Shell } from '../ports/ports';
import type { ExportFiles } from '../storage/export-files';
import type { Handlers } from './answer-request';

export interface FileHandlerParts {
  shell: Shell;
  files: ExportFiles;
}

/** What each request about files of the user's does. The page never names a path. */
export function createFileHandlers({ shell, files }: FileHandlerParts): Handlers<typeof FILE_REQUESTS> {
  return {
    async 'file.begin'(file) {
      if (!shell.chooseFile) throw new AppError('bad_request', { values: { name: 'file.begin' } });
      const path = await shell.chooseFile(file);
      return path === null ? { outcome: 'cancelled' } : { outcome: 'begun', ...(await files.begin(path)) };
    },
    'file.append': ({ fileId, text }) => files.append(fileId, text),
    'file.finish': async ({ fileId }) => ({ name: await files.finish(fileId) }),
    'file.cancel': ({ fileId }) => files.cancel(fileId),
    'file.show': ({ fileId }) => shell.showFile?.(files.finished(fileId)),
  };
}
