import { fold } from '../fold';
import { isRounded, readSpelling } from '../numbers/spelling';
import type { ImportLine } from './import-line';
import type { NumberIndex } from './number-index';

/** Of several environments that have a number, the one that is meant (its id), or `all`; null where that is not known. */
export type MeantEnvironment = string | null;

/** What lines are looked up in. */
export interface LineGround {
  index: NumberIndex;
  environmentOf(row: number): { id: string; name: string };
  /** The E.164 digits of a row. */
  digitsOf(row: number): string;
  meant: MeantEnvironment;
}

/** Why a line is about no number; `rows` are those between which only the user can decide. */
export interface NotFound {
  problem: 'rounded' | 'nowhere' | 'ambiguous' | 'environments' | 'conflict';
  rows?: readonly number[];
}

/** The rows that a line of a file is about, several only where all environments are meant; or why there are none. */
export function findLine(line: ImportLine, ground: LineGround): { rows: readonly number[] } | NotFound {
  const found = candidates(line, ground.index);
  if ('problem' in found || found.rows.length === 1) return found;
  const { rows } = found;
  if (rows.length === 0) return { problem: 'nowhere' };
  const inFile = rows.filter((row) => fold(ground.environmentOf(row).name) === fold(line.environment));
  if (inFile.length === 1) return { rows: inFile };
  if (new Set(rows.map((row) => ground.digitsOf(row))).size > 1) return { problem: 'ambiguous', rows };
  if (ground.meant === 'all') return found;
  const meant = rows.filter((row) => ground.environmentOf(row).id === ground.meant);
  return meant.length > 0 ? { rows: meant } : { problem: 'environments', rows };
}

/**
 * Every row that a line may be about: id and number must agree. A national spelling counts where a spreadsheet has
 * rounded the number, or where it decides between several.
 */
function candidates(line: ImportLine, index: NumberIndex): { rows: readonly number[] } | NotFound {
  const [written = ''] = [line.number, line.formatted].filter((text) => text !== '' && !isRounded(text));
  const byId = line.id === '' ? [] : index.findId(line.id);
  if (written === '') return byId.length > 0 || !isRounded(line.number) ? { rows: byId } : { problem: 'rounded' };
  const byNumber = among(index.find(written), line.formatted === written ? [] : index.find(line.formatted));
  if (byId.length === 0) return { rows: byNumber };
  if (byNumber.length === 0 && readSpelling(written) === null) return { rows: byId };
  const both = byId.filter((row) => byNumber.includes(row));
  return both.length > 0 ? { rows: both } : { problem: 'conflict' };
}

/** Of several rows those that something else speaks for too, where there are such. */
function among(rows: readonly number[], others: readonly number[]): readonly number[] {
  const both = rows.length > 1 ? rows.filter((row) => others.includes(row)) : [];
  return both.length > 0 ? both : rows;
}
