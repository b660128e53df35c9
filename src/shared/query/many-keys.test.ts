import { describe, expect, it, vi } from 'vitest';
import { sampleNumber } from '../testing/sample';
import { prepareColumns } from './columns';
import { complete } from './complete';
import { countValues } from './facets';
import type { QueryKey } from './language/key';
import { KEY_NAMES, type KeyName } from './language/keys';
import type * as Keys from './language/keys';
import { parseQuery } from './language/parse';
import { CONTEXT } from './number-arbitrary';
import { DEFAULT_SORT } from './query';
import { rowsPassing, runQuery } from './run-query';

/** More keys than there are bits in any typed array: key number n holds `no` of row n alone, and `yes` of all others. */
vi.mock('./language/keys', async (original) => {
  const known = await original<typeof Keys>();
  const extra = Array.from({ length: 40 - known.KEY_NAMES.length }, (_, at) => known.KEY_NAMES.length + at + 1);
  const keys = new Map<string, QueryKey>(extra.map((n) => [nameOf(n), numberedKey(n)]));
  return {
    ...known,
    KEY_NAMES: [...known.KEY_NAMES, ...keys.keys()],
    isKeyName: (name: string) => keys.has(name) || known.isKeyName(name),
    keyOf: (name: KeyName) => keys.get(name) ?? known.keyOf(name),
  };
});

/** Keys have letters only. */
function nameOf(n: number): string {
  return `extra${String.fromCharCode(97 + Math.floor(n / 10), 97 + (n % 10))}`;
}

function numberedKey(n: number): QueryKey {
  const holds = (row: number, value: string) => (row === n) === (value === 'no');
  return {
    many: false,
    read: (value) => ({ value, mark: (_, found) => found.forEach((_one, row) => holds(row, value) && (found[row] = 1)) }),
    count: (_, rows) =>
      ['yes', 'no'].map((value) => ({ value, count: rows.filter((one, row) => one === 1 && holds(row, value)).length })),
    examples: [],
  };
} // prettier-ignore

const ROWS = 50;
const columns = prepareColumns(
  Array.from({ length: ROWS }, (_, row) => sampleNumber({ id: `n${row}` })),
  CONTEXT,
);
const added = KEY_NAMES.filter((name) => name.startsWith('extra'));
const termsOf = (text: string) => parseQuery(text).terms.map(({ term }) => term);

describe('the query language with 40 keys', () => {
  it('has them', () => {
    expect(KEY_NAMES).toHaveLength(40);
    expect(parseQuery(`${nameOf(40)}:yes`)).toMatchObject({ terms: [{ term: { kind: 'filter' } }], problems: [] });
  });

  it.each(added)('counts %s', (key) => {
    const row = KEY_NAMES.indexOf(key) + 1;
    expect([...runQuery(columns, termsOf(`${key}:no`), DEFAULT_SORT).rows]).toEqual([row]);
    expect(rowsPassing(columns, termsOf(`-${key}:no`))[row]).toBe(0);
    // what its menu offers is counted as if it had not chosen yet, given the demands of all other keys
    const others = added.filter((other) => other !== key).map((other) => `${other}:yes`);
    const query = termsOf([...others, `${key}:no`].join(' '));
    const counts = Object.fromEntries(countValues(columns, query, key).map(({ value, count }) => [value, count]));
    expect(counts).toEqual({ yes: ROWS - added.length, no: 1 });
    expect(complete(`${key}:`, key.length + 1, columns).proposals.map(({ value }) => value)).toEqual(['yes', 'no']);
  });

  it('meets the demands of all of them at once', () => {
    const query = termsOf(added.map((key) => `${key}:yes`).join(' '));
    expect(runQuery(columns, query, DEFAULT_SORT).rows).toHaveLength(ROWS - added.length);
  });
});
