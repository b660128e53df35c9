import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from './en';

const RENDERER = join(import.meta.dirname, '../../renderer');

/** What the page says as a name: of a control, a picture, a section or a column, and on a button. */
const NAMED = [
  /\b(?:title|label|placeholder|heading|alt|name)="t\('([\w.]+)'/gu,
  /<(?:NButton|button|h[1-6]|label|legend|th|summary)\b[^<]*?>\s*\{\{ t\('([\w.]+)'/gu,
];

const named = new Set(
  readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.vue'))
    .map((path) => readFileSync(join(RENDERER, path), 'utf8'))
    .flatMap((source) => NAMED.flatMap((pattern) => [...source.matchAll(pattern)].map(([, key]) => key!))),
);

const goesOn = (message: string): boolean => /[.?!] (?:\p{Lu}|\{)/u.test(message);

/** An explanation or an error ends with a full stop, or with the words of something else. A label, button or title does not. */
const isPhrase = (message: string): boolean => !/[.?!]\}*$|\{\w+\}$/u.test(message);

describe('the English messages', () => {
  test('say in one sentence what has no full stop at its end', () => {
    expect(which((message) => isPhrase(message) && goesOn(message))).toEqual([]);
  });

  test('name things without a sentence', () => {
    expect(named.size).toBeGreaterThan(250);
    expect(which((message, key) => named.has(key) && (message.endsWith('.') || goesOn(message)))).toEqual([]);
  });
});

function which(isWrong: (message: string, key: string) => boolean): string[] {
  return Object.entries(en).flatMap(([key, message]) => (isWrong(message, key) ? [`${key}: ${message}`] : []));
}
