import { fold } from '../fold';
import { labelKey } from '../labels/label';
import { isAmbiguousCost, lacksCurrency } from './ambiguous-costs';
import type { Columns } from './columns';
import { NONE } from './language/key';
import { currenciesOf } from './list-currencies';
import { isKeyName, keyOf, type KeyName } from './language/keys';
import { nearestOf } from './language/nearest';
import type { ParsedQuery } from './language/parse';
import type { Problem } from './language/problem';
import { meantBy, spokenWordsOf } from './spoken-values';
import { scan, writeChunk, writeValue, type Chunk, type Piece } from './language/scan';

/**
 * What is wrong with a query that is asked of a list: what was not understood, values that no number of the list has
 * although they look much like one that occurs, amounts that may be of several currencies, and labels that don't exist. In
 * order of place, each with what was probably meant.
 * @param labels the keys of all labels, see {@link labelKey}; null while they are not known
 */
export function advise(
  text: string,
  { problems, terms }: ParsedQuery,
  columns: Columns,
  labels: ReadonlySet<string> | null = null,
): Problem[] {
  const chunks = scan(text);
  const asked = terms.map(({ term }) => term);
  const ambiguous = terms.filter(({ term }) => isAmbiguousCost(term, asked, () => currenciesOf(columns)));
  const found = chunks.flatMap((chunk, at) => [
    ...misspelled(chunk, problems, columns),
    ...joining(chunks, at),
    ...(ambiguous.some(({ start }) => start === chunk.start) ? withoutCurrency(chunk, columns) : []),
    ...(labels === null ? [] : unknownLabels(chunk, columns, labels)),
  ]);
  const advised = problems.map((problem) => found.find((better) => isSamePlace(better, problem)) ?? problem);
  const others = found.filter((problem) => !advised.includes(problem));
  return [...advised, ...others].sort((a, b) => a.start - b.start);
}

function isSamePlace(a: Problem, b: Problem): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Values of a key of words that do not occur. One that is already a problem stays one, and gets the nearest value. */
function misspelled({ key, any }: Chunk, problems: readonly Problem[], columns: Columns): Problem[] {
  if (!key || !isKeyName(key.text) || !keyOf(key.text).isWord) return [];
  const name = key.text;
  return any.flat().flatMap((piece): Problem[] => {
    const nearest = nearestValue(name, piece, columns);
    if (nearest === null) return [];
    const { start, end } = piece;
    const before = problems.find((problem) => isSamePlace(problem, { ...problem, start, end }));
    const { code, values } = before ?? { code: 'misspelledValue', values: { key: name, value: piece.text } };
    return [{ code, start, end, values, fix: writeValue(nearest) }];
  });
}

/** Null where the value occurs, or none is near. */
function nearestValue(name: KeyName, { text }: Piece, columns: Columns): string | null {
  const typed = fold(meantBy(name, text) ?? text);
  const all = new Uint8Array(columns.count).fill(1);
  const values = keyOf(name).count(columns, all);
  if (typed === NONE || values.some((known) => fold(known.value) === typed || known.names?.includes(typed)))
    return null;
  const byName = new Map(
    values.flatMap(({ value, name: country }) =>
      [fold(value), ...(country ? [country] : []), ...spokenWordsOf(name, value)].map((word) => [word, value]),
    ),
  );
  byName.delete(NONE);
  const nearest = nearestOf(typed, [...byName.keys()]);
  return nearest === null ? null : byName.get(nearest)!;
}

/** Amounts of a list with several currencies; that of the most numbers is proposed. */
function withoutCurrency({ any }: Chunk, columns: Columns): Problem[] {
  const [currency = ''] = currenciesOf(columns);
  return any.flat().flatMap(({ text, start, end }): Problem[] => {
    if (!lacksCurrency(text) || !('value' in keyOf('cost').read(text))) return [];
    const fix = `${text}${currency.toLowerCase()}`;
    return [
      {
        code: 'whichCurrency',
        start,
        end,
        values: { example: `cost:${fix}` },
        ...(/^[a-z]{3}$/i.test(currency) && { fix }),
      },
    ];
  });
}

/** Labels that don't exist, and look like none that a number has. */
function unknownLabels({ key, any }: Chunk, columns: Columns, labels: ReadonlySet<string>): Problem[] {
  if (key?.text !== 'label') return [];
  return any.flat().flatMap((piece): Problem[] => {
    const { text, start, end } = piece;
    const name = meantBy('label', text) ?? text;
    const isKnown = text === '' || fold(name) === NONE || labels.has(labelKey(name));
    if (isKnown || nearestValue('label', piece, columns) !== null) return [];
    return [{ code: 'noSuchLabel', start, end, values: { label: text } }];
  });
}

/** `OR` between two demands of the same kind, as other languages have it. */
function joining(chunks: readonly Chunk[], at: number): Problem[] {
  const [before, chunk, after] = [chunks[at - 1], chunks[at]!, chunks[at + 1]];
  const word = chunk.any[0]?.[0]?.text;
  // as long as the chunk: neither negated nor quoted, and no value of a key
  if (word !== 'OR' || chunk.end - chunk.start !== word.length || !before || !after) return [];
  const span = { start: before.start, end: after.end };
  if (before.negated || after.negated || before.key?.text !== after.key?.text) return [];
  const fix = writeChunk({ ...before, any: [...before.any, ...after.any] });
  return [{ code: 'orIsAWord', ...span, values: {}, fix }];
}
