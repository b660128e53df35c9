import { labelKey } from '../labels/label';
import { NONE } from './language/key';
import { scan, writeValue, type Chunk, type Piece } from './language/scan';
import type { Term } from './language/term';

/**
 * Whether a term asks for a label that doesn't exist, be it as one of several.
 * @param known the keys of all labels, see {@link labelKey}
 */
export function asksUnknownLabel(term: Term, known: ReadonlySet<string>): boolean {
  if (term.kind !== 'filter' || term.key !== 'label') return false;
  return term.any.flat().some((name) => labelKey(name) !== NONE && !known.has(labelKey(name)));
}

/** Whether the text of a query asks for a label. */
export function asksForLabel(query: string, name: string): boolean {
  return piecesNaming(query, name).length > 0;
}

/** The text of a query after a label was renamed; everything else stays as it was typed. */
export function renameLabelInQuery(query: string, before: string, after: string): string {
  if (labelKey(before) === labelKey(after)) return query;
  const written = writeValue(after);
  return piecesNaming(query, before).reduceRight(
    (text, { start, end }) => text.slice(0, start) + written + text.slice(end),
    query,
  );
}

function piecesNaming(query: string, name: string): Piece[] {
  const isOfLabels = ({ key }: Chunk) => key?.text === 'label';
  return scan(query)
    .filter(isOfLabels)
    .flatMap(({ any }) => any.flat())
    .filter(({ text }) => labelKey(text) === labelKey(name));
}
