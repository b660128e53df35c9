import { AppError } from '../../../shared/app-error';
import type { RequestHandlers } from './answer-request';
import type { Shell } from '../ports/ports';
import type { ExportFiles } from '../storage/export-files';

interface FileRequestParts {
  shell: Shell;
  files: ExportFiles;
}

/** What each request about files of the user's does. The page never names a path. */
export function createFileRequests({
  shell,
  files,
}: FileRequestParts): Pick<RequestHandlers, Extract<keyof RequestHandlers, `file.${string}`>> {
  return {
    async 'file.begin'(file) {
      if (!shell.chooseFile) throw new AppError('bad_request', { values: { name: 'file.begin' } });
      const path = await shell.chooseFile(file);
      return path === null ? { outcome: 'cancelled' } : { outcome: 'begun', ...(await files.begin(path)) };
    },
    'file.append': ({ fileId, text }) => files.append(fileId, text),
    'file.finish': async ({ fileId }) => ({ name: await files.finish(fileId) }),
    'file.cancel': ({ fileId }) => files.cancel(fileId),
  };
}
