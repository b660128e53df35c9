import type { RequestHandlers } from '../requests/answer-request';
import type { Shell } from '../ports/ports';
import { readDiagnostics, type DiagnosticsParts } from './diagnostics';
import { createPageFailures } from './page-failures';

interface DiagnosticsRequestParts extends DiagnosticsParts {
  shell: Shell;
  /** Tells the user that something went wrong. */
  tell(): void;
}

export type DiagnosticsRequests = Pick<RequestHandlers, 'page.failed' | 'diagnostics.read' | 'dataFolder.open'>;

/** What each request about log and diagnostics does. */
export function createDiagnosticsRequests(parts: DiagnosticsRequestParts): DiagnosticsRequests {
  const take = createPageFailures(parts.clock, parts.log);
  return {
    'page.failed'(failure) {
      const isNew = take(failure);
      // what a request failed with is shown where it was asked
      if (isNew && failure.where !== 'request') parts.tell();
    },
    'diagnostics.read': async () => ({ text: await readDiagnostics(parts) }),
    async 'dataFolder.open'() {
      await parts.shell.openFolder?.(parts.dataDir);
      return { path: parts.dataDir, isOpened: parts.shell.openFolder !== undefined };
    },
  };
}
