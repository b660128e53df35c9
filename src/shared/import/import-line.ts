/** A line of a file, as far as it is understood. */
export interface ImportLine {
  /** Which line of the table, from 1. */
  line: number;
  /** As it stands there; empty where there is no such column. */
  number: string;
  formatted: string;
  id: string;
  environment: string;
  /** Null where the file has no such column. */
  labels: string[] | null;
  note: string | null;
}

/** What says which number a line is about. */
export function writtenOf({ number, formatted, id }: ImportLine): string {
  return number || formatted || id;
}
