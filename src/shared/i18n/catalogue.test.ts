import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, LANGUAGE_NAMES } from './language';
import { shapeOf, type MessageShape } from './testing/message-shape';

type File = Record<string, string>;

const raw = import.meta.glob<string>('./*/*.json', { eager: true, query: '?raw', import: 'default' });

/** The files of messages by language and name. */
const catalogues = new Map<string, Map<string, File>>();
for (const [path, text] of Object.entries(raw)) {
  const [, language = '', file = ''] = path.split('/');
  const files = catalogues.get(language) ?? new Map<string, File>();
  catalogues.set(language, files.set(file, JSON.parse(text) as File));
}
const english = catalogues.get('en') ?? new Map<string, File>();
const translated = [...catalogues].filter(([language]) => language !== 'en');

test('each language that the app offers has its messages, and English has them in one file each', () => {
  expect([...catalogues.keys()].toSorted()).toEqual(LANGUAGES.toSorted());
  const keys = [...english.values()].flatMap((file) => Object.keys(file));
  expect(keys).toHaveLength(new Set(keys).size);
});

test.each(Object.entries(raw))('%s has each key once', (_path, text) => {
  const keys = text.match(/"(?:[^"\\]|\\.)+"\s*:/gu) ?? [];
  expect(keys).toHaveLength(new Set(keys).size);
  expect(keys).toHaveLength(Object.keys(JSON.parse(text) as File).length);
});

describe.each([...catalogues])('the messages in %s', (language, files) => {
  const messages = [...files.values()].flatMap((file) => Object.entries(file));

  test('can be formatted, whatever they are filled in with', () => {
    for (const [key, message] of messages) {
      const format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
      for (const values of samples(shapeOf(message, language)))
        expect(String(format.format(values)), key).not.toMatch(/[{}]/u);
    }
  });

  test('have a form for whatever whole number is counted', () => {
    const needed = pluralForms(language);
    const lacking = messages.filter(([, message]) =>
      shapeOf(message, language).plurals.some((forms) => !hasForms(forms, needed)),
    );
    expect(lacking.map(([key]) => key)).toEqual([]);
  });

  test('are written as the language is', () => {
    const spoken = LANGUAGES.find((one) => one === language);
    if (!spoken) throw new Error(`The app doesn't offer ${language}.`);
    const wrong = messages.filter(([key, message]) => isMistyped(key, message, spoken));
    expect(wrong.map(([key, message]) => `${key}: ${message}`)).toEqual([]);
  });
});

describe.each(translated)('next to the English ones, the messages in %s', (language, files) => {
  test('are in the same files under the same keys', () => {
    expect(missingFrom(files, english)).toEqual([]);
    expect(missingFrom(english, files)).toEqual([]);
  });

  test('are filled in with the same values', () => {
    const differing = [...files].flatMap(([name, file]) =>
      Object.entries(file).filter(([key, message]) => {
        const source = english.get(name)?.[key];
        return source !== undefined && !isFilledAlike(shapeOf(source, 'en'), shapeOf(message, language));
      }),
    );
    expect(differing.map(([key, message]) => `${key}: ${message}`)).toEqual([]);
  });
});

test('docs/translating.md has a column of terms for each language', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/translating.md'), 'utf8');
  const [head = '', , ...rows] = page.split('\n').filter((line) => line.startsWith('| '));
  const cellsOf = (row: string) => row.split('|').slice(1, -1).map((cell) => cell.trim()); // prettier-ignore
  expect(cellsOf(head)).toEqual(LANGUAGES.map((language) => LANGUAGE_NAMES[language]));
  expect(rows.flatMap(cellsOf)).not.toContain('');
});

test('no style changes the letters of a translated word', () => {
  const styles = import.meta.glob<string>(['/src/renderer/**/*.{vue,css}'], {
    eager: true,
    query: '?raw',
    import: 'default',
  });
  const changing = Object.entries(styles).filter(([, style]) => /text-transform:(?!\s*none)/u.test(style));
  expect(Object.keys(styles).length).toBeGreaterThan(100);
  expect(changing.map(([path]) => path)).toEqual([]);
});

/** What `all` has and `some` lacks, as `file key`. */
function missingFrom(all: ReadonlyMap<string, File>, some: ReadonlyMap<string, File>): string[] {
  return [...all].flatMap(([name, file]) =>
    Object.keys(file)
      .filter((key) => some.get(name)?.[key] === undefined)
      .map((key) => `${name} ${key}`),
  );
}

/** A translation may choose its words by a text that English puts in as it is, such as a status. */
function isFilledAlike({ variables: source }: MessageShape, { variables }: MessageShape): boolean {
  const isAlike = ([name, kind]: [string, string]) => {
    const wanted = source.get(name);
    return kind === wanted || (wanted === 'text' && kind.split(' ').includes('other'));
  };
  return source.size === variables.size && [...variables].every(isAlike);
}

/**
 * The forms of whole numbers below a million. A million of something has a form of its own in Portuguese, Spanish and
 * French (`many`); no list of the app is that long, and a message without it falls back to `other`.
 */
function pluralForms(language: string): Set<string> {
  const rules = new Intl.PluralRules(language);
  const forms = new Set<string>();
  for (let count = 0; count < 1_000_000; count = count < 1000 ? count + 1 : count + 997) forms.add(rules.select(count));
  return forms;
}

/**
 * Whether a plural has them all. One that says the same of every number may have `other` alone, next to numbers with words
 * of their own; and one with words for `=1` needs no `one` for it.
 */
function hasForms(keywords: readonly string[], needed: ReadonlySet<string>): boolean {
  const forms = keywords.filter((keyword) => !keyword.startsWith('='));
  if (forms.length === 1) return true;
  return [...needed].every((form) => forms.includes(form) || (form === 'one' && keywords.includes('=1')));
}

/** Values for each branch: numbers that differ in form, and each keyword of each choice. */
function samples({ variables }: MessageShape): Record<string, string | number>[] {
  const rounds = [0, 1, 2, 5, 11, 21, 1234, 1_000_000];
  return rounds.map((count, round) =>
    Object.fromEntries([...variables].map(([name, kind]) => [name, sampleOf(kind, count, round)])),
  );
}

function sampleOf(kind: string, count: number, round: number): string | number {
  if (kind === 'number') return count;
  if (kind === 'text') return 'x';
  const keywords = kind.split(' ');
  return keywords[round % keywords.length] ?? '';
}

/** Quotation marks that are not the language's, and signs that could break off their word in German and French. */
const FOREIGN: Record<(typeof LANGUAGES)[number], RegExp> = {
  en: /[„«»‚‹›]/u,
  'pt-BR': /[„«»‚‹›]/u,
  es: /[„“”‚‹›]/u,
  de: /[”«»‹›]|[ ]…|(?:^|[^„])(?:^|[\s(])“/u,
  fr: /[„“”‚‹›]|[ ][:;!?»]|«(?![\u202f\u00a0])|[^\u202f\u00a0]»/u,
};

/** The help of the command line is set in columns. */
function isMistyped(key: string, message: string, language: (typeof LANGUAGES)[number]): boolean {
  const spaced = key.startsWith('commandLine.usage') ? /^\s|\s$/u : /^\s|\s$| {2}/u;
  return spaced.test(message) || /\.\.\.|"|\p{L}'|!(?:$|\s)/u.test(message) || FOREIGN[language].test(message);
}
