/** Longer strings are cut before they are searched, in UTF-16 units: a log line needs no more. */
const LONGEST = 4_000;

interface Rule {
  /** What stands in the place of what was found. */
  kind: string;
  pattern: RegExp;
  /** Leaves a match as it is where it returns false. */
  isPrivate?: (match: RegExpMatchArray) => boolean;
}

/** A quoted word that can only be a name in the code, such as a property: it says where a mistake is. */
const CODE_NAME = /^[a-z_$][A-Za-z_$]{0,40}$/;
/** A system's or library's error code, such as ERR_HTTP2_SESSION_ERROR, is long and has a digit, but is no secret. */
const ERROR_CODE = /^[A-Z]+\d?(?:_[A-Z]+\d?)+$/;

/** What is recognized by its shape. Each pattern is linear in the length of the text. */
const RULES: readonly Rule[] = [
  { kind: 'token', pattern: /talq_\S*|bearer\s+\S+|(?:authorization|cookie|password|secret)["']?\s*[:=]\s*\S+/giu },
  {
    kind: 'token',
    pattern: /[\w\-+/=.~%]{16,}/gu,
    isPrivate: ([run]) => run.length >= 40 || (/\d/.test(run) && /[A-Za-z]/.test(run) && !ERROR_CODE.test(run)),
  },
  // V8 quotes a piece of the text that is no JSON, and the piece may hold quotes of its own
  { kind: 'data', pattern: /\b(?:Unexpected|Expected|Unterminated|Bad|Exponent|No number)\b.*\bJSON\b.*/gu },
  { kind: 'url', pattern: /[a-z][a-z\d+.-]{0,20}:\/\/\S*/giu },
  { kind: 'address', pattern: /\S+@\S+/gu },
  { kind: 'path', pattern: /\S*[\\/]\S*/gu },
  {
    kind: 'text',
    pattern: /(?<![\p{L}\p{N}])["'`“‘«]([^"'`”’»]*)["'`”’»](?![\p{L}\p{N}])/gu,
    isPrivate: (match) => !CODE_NAME.test(match[1] ?? ''),
  },
  // seven digits, whatever stands between them; versions and positions have fewer
  { kind: 'number', pattern: /[+(]*\p{Nd}(?:[^\p{L}\p{Nd}]{0,6}\p{Nd}){6,}/gu },
  { kind: 'number', pattern: /\p{Nd}{5,}/gu },
];

/**
 * A text without what must never be in the log: tokens, phone numbers in any spelling, URLs, addresses, paths, quoted
 * text, and the names that are known to be the user's own.
 *
 * @param names what cannot be recognized by its shape: names of environments, labels and saved views, the user's name, …
 */
export function redactText(text: string, names: readonly string[]): string {
  const plain = plainText(text.slice(0, LONGEST));
  const found = [...RULES, ...ruleOfNames(names)].flatMap(({ kind, pattern, isPrivate }) =>
    [...plain.matchAll(pattern)]
      .filter((match) => isPrivate?.(match) ?? true)
      .map((match) => ({ start: match.index, end: match.index + match[0].length, kind })),
  );
  return replaceAll(plain, found);
}

/** Hides names only, in text that was redacted before some of them were known; keeps its line breaks. */
export function hideNames(text: string, names: readonly string[]): string {
  return ruleOfNames(names).reduce((left, { kind, pattern }) => left.replace(pattern, `[${kind}]`), text);
}

interface Span {
  start: number;
  end: number;
  kind: string;
}

/** Overlapping finds become one, so that no rule can break up what another would have found. */
function replaceAll(text: string, found: Span[]): string {
  const spans: Span[] = [];
  for (const span of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = spans.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else spans.push({ ...span });
  }
  let rest = 0;
  let result = '';
  for (const { start, end, kind } of spans) {
    result += `${text.slice(rest, start)}[${kind}]`;
    rest = end;
  }
  return result + text.slice(rest);
}

/** One spelling for look-alike characters, and nothing invisible that could split a number or a name. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ');
}

/** The last rule, because names rarely change from one line to the next. */
let kept: { names: string; rules: Rule[] } = { names: '', rules: [] };

function ruleOfNames(names: readonly string[]): Rule[] {
  const key = names.join('\n');
  if (key !== kept.names) kept = { names: key, rules: makeRule(names) };
  return kept.rules;
}

function makeRule(names: readonly string[]): Rule[] {
  const plain = [...new Set(names.map((name) => plainText(name).trim()))].filter((name) => name !== '');
  if (plain.length === 0) return [];
  // the longest first, or a short one would leave the rest of a long one
  const alternatives = plain.sort((a, b) => b.length - a.length).map(patternOfName);
  return [{ kind: 'name', pattern: new RegExp(alternatives.join('|'), 'giu') }];
}

/** A short name is looked for as a word of its own, or the log would lose half its letters. */
function patternOfName(name: string): string {
  const words = name.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const pattern = words.join('\\s+');
  return name.length >= 4 ? pattern : `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`;
}
