import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shapeOf } from './testing/message-shape';
import { en } from './en';

const SRC = join(import.meta.dirname, '../..');
/** Read from the disk: as modules, 700 files would take minutes. */
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|vue)$/u.test(path) && !/\.test\.ts$|[/\\]testing[/\\]/u.test(path))
  .map((path) => ({ path, source: readFileSync(join(SRC, path), 'utf8') }));

/** A message that is named where it is used, and what it is filled in with there. */
interface Use {
  place: string;
  key: keyof typeof en;
  values: string[];
}

test('each message gets the values that it asks for, wherever it is used', () => {
  const uses = sources.flatMap(({ path, source }) => usesIn(path, source));
  const wrong = uses.flatMap(({ place, key, values }) => {
    const missing = [...shapeOf(en[key], 'en').variables.keys()].filter((name) => !values.includes(name));
    return missing.length > 0 ? [`${place}: ${key} lacks ${missing.join(', ')}`] : [];
  });
  expect(uses.length).toBeGreaterThan(1_000);
  expect(wrong).toEqual([]);
});

/** The uses of which the source says all: those with a key that is computed, or with values that are spread, are left out. */
function usesIn(place: string, source: string): Use[] {
  return [...source.matchAll(/\b(?:t|translate)\(\s*'([^']+)'\s*(\)|,\s*\{)/gu)].flatMap((call) => {
    const [whole, key = '', then = ''] = call;
    if (!(key in en)) return [];
    const values = then === ')' ? [] : namesIn(source.slice(call.index + whole.length));
    return values ? [{ place, key: key as keyof typeof en, values }] : [];
  });
}

/** The names in an object literal, whose text begins behind its brace; null where it spreads another object. */
function namesIn(text: string): string[] | null {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const sign of withoutTexts(text)) {
    if (depth === 0 && (sign === ',' || sign === '}')) {
      names.push(name.split(':')[0]!.trim());
      name = '';
      if (sign === '}') return names.some((one) => one.startsWith('...')) ? null : names;
    } else name += sign;
    if ('{[('.includes(sign)) depth++;
    if ('}])'.includes(sign)) depth--;
  }
  return null;
}

/** Source without what is in quotes, which may contain brackets. */
function withoutTexts(source: string): string {
  return source.replaceAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/gu, '');
}
