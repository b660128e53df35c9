import { reportOf, type AppError, type ErrorReport } from '../../shared/app-error';

/** What could not be read or written, until it could again. */
export interface Warnings {
  /** Notes what became of an area; null is that all is well with it. */
  warn: (area: string, error: unknown) => void;
  all: () => ErrorReport[];
}

/**
 * @param found what was found before anybody could be told of it
 * @param onChange is called only where something is another than before
 */
export function createWarnings(found: readonly (AppError | null)[], onChange: () => void): Warnings {
  const problems = found.filter((problem) => problem !== null);
  const warnings = new Map<string, ErrorReport>(problems.map((problem) => [problem.code, reportOf(problem)]));
  return {
    warn(area, error) {
      if (error === null && !warnings.delete(area)) return;
      if (error !== null) warnings.set(area, reportOf(error));
      onChange();
    },
    all: () => [...warnings.values()],
  };
}
