import { isAbsolute } from 'node:path';
import { inspect } from 'node:util';
import { AppError } from '../../../shared/app-error';
import type { LogLevel } from '../../../shared/settings';
import { hideNames, redactText } from './redact';

/** Facts of an event. Ids go through {@link idWord} first; instants are written as durations. */
export type Facts = Record<string, string | number | boolean | null | undefined>;

export interface LogEntry {
  /** Epoch ms. */
  at: number;
  level: LogLevel;
  /** What happened, in a few words of the code. */
  event: string;
  facts?: Facts;
  /** Whatever was thrown; undefined where nothing was. */
  error?: unknown;
}

const LONGEST_CHAIN = 10;
const MOST_FRAMES = 20;
/** Phone numbers are text everywhere in the app; a larger number than this is taken for one all the same. */
const LARGEST_FACT = 10_000_000;

/**
 * An entry as it stands in the log, over one or more lines. Everything that goes into the log goes through here, and
 * comes out redacted: the event, the facts, and of an error its name, code, message and frames, with all its causes.
 *
 * @param names see {@link redactText}
 */
export function writeEntry(entry: LogEntry, names: readonly string[]): string {
  const redact = (text: string) => redactText(text, names);
  const facts = Object.entries(entry.facts ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [`${redact(key)}=${writeFact(value, redact)}`],
  );
  const head = [new Date(entry.at).toISOString(), entry.level.padEnd(5), redact(entry.event), ...facts].join(' ');
  return [head, ...describeChain(entry.error, redact, names).map((line) => `    ${line}`)].join('\n');
}

/**
 * A random id (such as that of an environment) as a word of eight letters: enough to tell a few apart, and without
 * digits that would be taken for a phone number.
 */
export function idWord(id: string): string {
  const hex = id.replace(/[^\da-f]/gi, '').slice(0, 8);
  return [...hex.toLowerCase()].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

type Redact = (text: string) => string;

function writeFact(value: string | number | boolean | null, redact: Redact): string {
  if (typeof value === 'number') return Math.abs(value) < LARGEST_FACT ? String(value) : '[number]';
  if (typeof value !== 'string') return String(value);
  const text = redact(value);
  return /[\s=]/.test(text) || text === '' ? `"${text}"` : text;
}

/** An error, its cause, the cause's cause …, and the errors that an AggregateError collects. */
function describeChain(error: unknown, redact: Redact, names: readonly string[]): string[] {
  const seen = new Set<unknown>();
  function describe(link: unknown, introduction: string): string[] {
    if (link === undefined || link === null || seen.has(link) || seen.size >= LONGEST_CHAIN) return [];
    seen.add(link);
    try {
      const { lines, causes } = describeLink(link, redact, names);
      const [first = '', ...rest] = lines;
      return [introduction + first, ...rest, ...causes.flatMap((cause) => describe(cause, 'caused by '))];
    } catch {
      return [`${introduction}an error that cannot be read`]; // a getter of what was thrown throws itself
    }
  }
  return describe(error, '');
}

function describeLink(link: unknown, redact: Redact, names: readonly string[]): { lines: string[]; causes: unknown[] } {
  if (typeof link !== 'object') {
    const text = typeof link === 'string' ? link : inspect(link);
    return { lines: [`thrown ${typeof link}: ${redact(text)}`], causes: [] };
  }
  const { name, code, message, stack, cause, errors, path, dest } = link as Record<string, unknown>;
  const title = [typeof name === 'string' ? redact(name) : 'Error'];
  if (typeof code === 'string' || typeof code === 'number') title.push(redact(String(code)));
  const words = link instanceof AppError ? reasonOf(link) : withoutPaths(message, [path, dest]);
  return {
    lines: [
      words === '' ? title.join(' ') : `${title.join(' ')}: ${redact(words)}`,
      ...framesOf(stack).map((frame) => hideNames(frame, names)),
    ],
    causes: [cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])],
  };
}

/** The message of an error of the file system. Its shape doesn't tell where a path ends in which there are spaces and quotes. */
function withoutPaths(message: unknown, paths: readonly unknown[]): string {
  if (typeof message !== 'string') return '';
  return paths.reduce<string>((text, path) => (typeof path === 'string' && isAbsolute(path) ? text.replaceAll(path, '/') : text), message); // prettier-ignore
}

/** The sentence of an AppError is for the user and may quote what is private; its code says the same. */
function reasonOf({ values = {}, fields }: AppError): string {
  const facts: string[] = [];
  for (const name of ['reason', 'status', 'seconds']) {
    const value = values[name];
    // a message by its key, whatever language the user reads
    if (value !== undefined) facts.push(`${name} ${value !== null && typeof value === 'object' ? value.key : value}`);
  }
  if (fields) facts.push(`${Object.keys(fields).length} fields`);
  return facts.join(', ');
}

/** `at f (file:///home/ann/app/index.js:12:3)` as V8 writes it, `f@http://…/index.js:12:3` as other engines do. */
const FRAME = /^\s*(?:at (?:(?<v8>.{1,200}?) \()?|(?<other>[^@]{0,200})@)(?<file>.{1,500}):(?<line>\d{1,6}):(?<column>\d{1,6})\)?$/; // prettier-ignore
const FUNCTION_NAME = /^(?:async |new )*[A-Za-z_$.<>]{1,80}(?: \[as [A-Za-z_$.]{1,40}\])?$/;
/** A file of the app, with the hash that the build gives it; a module of Node. */
const FILE_NAME = /^[a-z-]{1,40}(?:-[\w-]{8})?\.(?:[cm]?js|ts|vue)$/i;
const NODE_MODULE = /^node:[a-z_/]{1,60}$/;

/** The frames of a stack, without folders. Lines of another shape are left out: they repeat the message. */
function framesOf(stack: unknown): string[] {
  if (typeof stack !== 'string') return [];
  return stack
    .split('\n', 200)
    .flatMap((line) => {
      const { v8, other, file = '', line: row, column } = FRAME.exec(line.slice(0, 1_000))?.groups ?? {};
      const place = NODE_MODULE.test(file) ? file : (file.split(/[\\/]/).at(-1) ?? '');
      if (row === undefined || !(NODE_MODULE.test(place) || FILE_NAME.test(place))) return [];
      const caller = v8 ?? other ?? '';
      return [`at ${FUNCTION_NAME.test(caller) ? `${caller} ` : ''}${place}:${row}:${column}`];
    })
    .slice(0, MOST_FRAMES);
}
