import type { DIAGNOSTICS_REQUESTS } from '../../../shared/bridge/requests/diagnostics';
import { readDiagnostics, type DiagnosticsParts } from '../log/diagnostics';
import { createPageFailures } from '../log/page-failures';
import type { Shell } from '../ports/ports';
import type { Handlers } from './answer-request';

export interface DiagnosticsHandlerParts {
  shell: Shell;
  diagnostics: DiagnosticsParts;
  /** Tells the user that something went wrong. */
  tellUncaught(): void;
}

/** What each request about log and diagnostics does. */
export function createDiagnosticsHandlers(parts: DiagnosticsHandlerParts): Handlers<typeof DIAGNOSTICS_REQUESTS> {
  const { shell, diagnostics } = parts;
  const take = createPageFailures(diagnostics.clock, diagnostics.log);
  return {
    'page.failed'(failure) {
      const isNew = take(failure);
      // what a request failed with is shown where it was asked
      if (isNew && failure.where !== 'request') parts.tellUncaught();
    },
    'diagnostics.read': async () => ({ text: await readDiagnostics(diagnostics) }),
    async 'dataFolder.open'() {
      await shell.openFolder?.(diagnostics.dataDir);
      return { path: diagnostics.dataDir, isOpened: shell.openFolder !== undefined };
    },
  };
}
