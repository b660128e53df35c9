import { labelKey, MOST_LABELS } from '../labels/label';
import type { NumberNote } from '../query/add-local-columns';
import { findLine, type LineGround } from './find-line';
import { writtenOf, type ImportLine } from './import-line';
import type { RefusedLine } from './import-table';

/**
 * `merge`: labels of the file are added, and its notes take the place of others.
 * `replace`: a number of the file has what the file says, and nothing else.
 */
export type ImportMode = 'merge' | 'replace';

/** What becomes of one number. */
interface PlannedChange {
  line: number;
  row: number;
  /** `add`: nothing that was noted is lost. */
  kind: 'add' | 'replace' | 'unchanged';
  before: NumberNote;
  after: NumberNote;
}

export interface ImportPlan {
  changes: PlannedChange[];
  /** Lines that change nothing, in the order of the file. */
  refused: RefusedLine[];
}

export interface ImportGround extends LineGround {
  /** What is noted of a row now. */
  noteOf(row: number): NumberNote;
}

/** Lines that are worked out without a pause. */
const LINES_AT_ONCE = 1_000;

/**
 * Works out what the lines of a file come to; nothing is changed yet. A number counts the first time it is named.
 * @param pause lets the page breathe between
 */
export async function planImport(
  lines: readonly ImportLine[],
  mode: ImportMode,
  ground: ImportGround,
  pause: () => Promise<void>,
): Promise<ImportPlan> {
  const plan: ImportPlan = { changes: [], refused: [] };
  const seen = new Set<number>();
  for (const [at, line] of lines.entries()) {
    if (at % LINES_AT_ONCE === LINES_AT_ONCE - 1) await pause();
    const refuse = (problem: RefusedLine['problem'], rows?: readonly number[]) =>
      plan.refused.push({ line: line.line, written: writtenOf(line), problem, ...(rows && { rows }) });
    const found = findLine(line, ground);
    if ('problem' in found) {
      refuse(found.problem, found.rows);
      continue;
    }
    for (const row of found.rows) {
      if (seen.has(row)) {
        refuse('repeated');
        continue;
      }
      seen.add(row);
      const before = ground.noteOf(row);
      const after = noteAfter(before, line, mode);
      if (after.labels.length > MOST_LABELS) refuse('tooManyLabels');
      else plan.changes.push({ line: line.line, row, kind: kindOf(before, after), before, after });
    }
  }
  return plan;
}

function noteAfter(before: NumberNote, { labels, note }: ImportLine, mode: ImportMode): NumberNote {
  if (mode === 'replace') return { labels: labels ?? before.labels, note: note ?? before.note };
  const known = new Set(before.labels.map(labelKey));
  const added = (labels ?? []).filter((name) => !known.has(labelKey(name)));
  return { labels: [...before.labels, ...added], note: note === null || note === '' ? before.note : note };
}

function kindOf(before: NumberNote, after: NumberNote): PlannedChange['kind'] {
  const kept = new Set(after.labels.map(labelKey));
  const isLost =
    before.labels.some((name) => !kept.has(labelKey(name))) || (before.note !== '' && after.note !== before.note);
  if (isLost) return 'replace';
  return after.labels.length === before.labels.length && after.note === before.note ? 'unchanged' : 'add';
}
