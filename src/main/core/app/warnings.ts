import { reportOf, type AppError, type ErrorReport } from '../../../shared/app-error';
import { idWord } from '../log/entry';
import type { Log } from '../log/log';

/** What could not be read or written, until it could again. */
export interface Warnings {
  /** Notes what became of an area; null is that all is well with it. */
  warn: (area: string, error: unknown) => void;
  /** Notes what was wrong before the app began, for as long as it runs. */
  found: (problem: AppError) => void;
  all: () => ErrorReport[];
  /** Whether something is wrong in an area. */
  has: (area: string) => boolean;
}

/** @param onChange is called only where something differs */
export function createWarnings(log: Log, onChange: () => void): Warnings {
  const warnings = new Map<string, unknown>();
  return {
    found(problem) {
      log.warn('found at the start', problem);
      // two may differ in nothing but their file
      warnings.set(problem.message, problem);
    },
    warn(area, error) {
      if (error === null && !warnings.delete(area)) return;
      if (error !== null) {
        const known = warnings.get(area);
        // what goes on is logged once
        const isNew = known === undefined || reportOf(known).message !== reportOf(error).message;
        if (isNew) log.warn('warning', error, { area: areaKind(area) });
        warnings.set(area, error);
      }
      onChange();
    },
    all: () => [...warnings.values()].map(reportOf),
    has: (area) => warnings.has(area),
  };
}

/** An area may end in the id of an environment. */
function areaKind(area: string): string {
  const [kind = '', id] = area.split(' ');
  return id === undefined ? kind : `${kind} ${idWord(id)}`;
}
