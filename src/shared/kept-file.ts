import type { ErrorReport } from './app-error';
import type { ExportKind } from './export/export-kinds';
import type { HeadingKind } from './export/heading-kinds';

/** More files than these would make each sync long. */
export const MOST_KEPT_FILES = 20;

/** A file that is written again after each sync, where the user wants it. */
export interface KeptFile {
  id: string;
  /** The saved view whose numbers it has; null for all numbers. */
  savedViewId: string | null;
  kind: ExportKind;
  /** What stands above the columns of a table, each time in the language that is spoken then. */
  headings: HeadingKind;
  /** Absolute. */
  path: string;
}

/** A file that is kept up to date, and how it is with it. */
export interface KeptFileState extends KeptFile {
  /** When it was last written since the app started (epoch ms); null where it was not yet. */
  writtenAt: number | null;
  /** Why the last try failed; it is tried again after the next sync. Null where it did not. */
  problem: ErrorReport | null;
}
