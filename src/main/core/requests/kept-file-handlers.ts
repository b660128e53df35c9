import { AppError } from '../../../shared/app-error';
import type { KEPT_FILE_REQUESTS } from '../../../shared/bridge/requests/kept-files';
import type { KeptFiles } from '../kept-files/kept-files';
import type { Shell } from '../ports/ports';
import type { Handlers } from './answer-request';

export interface KeptFileHandlerParts {
  shell: Shell;
  keptFiles: KeptFiles;
}

/** What each request about files that are kept up to date does. */
export function createKeptFileHandlers({
  shell,
  keptFiles,
}: KeptFileHandlerParts): Handlers<typeof KEPT_FILE_REQUESTS> {
  return {
    async 'keptFiles.add'({ savedViewId, kind, headings, name }) {
      if (!shell.chooseFile) throw new AppError('bad_request', { values: { name: 'keptFiles.add' } });
      const path = await shell.chooseFile({ kind, name });
      if (path === null) return { outcome: 'cancelled' };
      keptFiles.add({ savedViewId, kind, headings, path });
      void keptFiles.write();
      return { outcome: 'added' };
    },
    'keptFiles.remove': ({ id }) => keptFiles.remove(id),
    'keptFiles.putBack'({ id }) {
      const isBack = keptFiles.putBack(id);
      if (isBack) void keptFiles.write();
      return isBack;
    },
    'keptFiles.write': () => keptFiles.write(),
    'keptFiles.show': ({ id }) => shell.showFile?.(keptFiles.pathOf(id)),
  };
}
