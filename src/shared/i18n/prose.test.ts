import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { IDIOMS, SYNONYMS } from './testing/banned-words';

const ROOT = join(import.meta.dirname, '../../..');

/** A piece of text, and the file and line it begins on. */
interface Piece {
  at: string;
  text: string;
}

const inFolders = (folders: readonly string[], ending: RegExp): string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name}`)
      .filter((path) => ending.test(path)),
  );

const DOCS = [...inFolders(['docs'], /\.md$/u), 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
const CODE = inFolders(['src', 'build', 'bench', 'e2e'], /\.(?:ts|vue|mjs|css)$/u);

/** Comments over several lines, or of one line each below each other, or behind code. */
const COMMENT = /\/\*[^]*?\*\/|<!--[^]*?-->|(?:^[ \t]*\/\/.*\n)+|(?<=\s)\/\/ .*$/gmu;
const PARAGRAPH = /(?:.+\n)+/gu;

function piecesOf(path: string, pattern: RegExp): Piece[] {
  const source = readFileSync(join(ROOT, path), 'utf8');
  return [...source.matchAll(pattern)].map(({ 0: found, index }) => ({
    at: `${path}:${source.slice(0, index).split('\n').length}`,
    text: asProse(found),
  }));
}

/** On one line, and without what is code: the names of others may be any. */
function asProse(text: string): string {
  return text.replaceAll(/```[^]*?```|`[^`]*`|\{@link [^}]*\}/gu, '{}').replaceAll(/\n\s*(?:\*(?!\/)|\/\/)?\s*/gu, ' ');
}

const docs = DOCS.flatMap((path) => piecesOf(path, PARAGRAPH));
const comments = CODE.flatMap((path) => piecesOf(path, COMMENT));

describe('the docs and comments', () => {
  test('are found', () => {
    expect(docs.length).toBeGreaterThan(500);
    expect(comments.length).toBeGreaterThan(5000);
  });

  test.each(IDIOMS)('do not say $words', ({ words }) => {
    expect(piecesWith(words, [...docs, ...comments])).toEqual([]);
  });

  test.each(SYNONYMS.filter(({ isTechnical }) => !isTechnical))('do not say $words', ({ words }) => {
    // a migration says what an earlier version called things
    const others = comments.filter(({ at }) => !at.includes('/migrations/'));
    expect(piecesWith(words, [...docs, ...others])).toEqual([]);
  });
});

/** Where the words are, each with what stands around them. */
function piecesWith(words: RegExp, pieces: readonly Piece[]): string[] {
  return pieces.flatMap(({ at, text }) => {
    const found = text.search(words);
    return found < 0 ? [] : [`${at}: ${text.slice(Math.max(0, found - 40), found + 60)}`];
  });
}
