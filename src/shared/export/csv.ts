import Papa from 'papaparse';

/** Stands before a text in a file so that spreadsheets read it as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180. */
const LINE_END = '\r\n';

/** What spreadsheets take for the beginning of a formula, in full width too. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;
/** Nothing but a phone number or an amount: with only these signs a cell can be a sum at most, never a command. */
const FIGURES = /^[+-][\d\s().,/-]*$/u;

/**
 * A cell of a CSV file that no spreadsheet takes for a formula: an apostrophe stands before what looks like one, and
 * {@link fromSafeCell} takes it away. Phone numbers and amounts stay as they are.
 */
export function toSafeCell(text: string): string {
  return FORMULA.test(text) && !FIGURES.test(text) ? `'${text}` : text;
}

/** What was passed to {@link toSafeCell}. */
export function fromSafeCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** What can stand between the cells of a file that is written. Where amounts have a comma, spreadsheets expect a semicolon. */
export const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Lines of a CSV file, each with its end. */
export function writeCsv(lines: readonly (readonly string[])[], separator: Separator = ','): string {
  // a lone empty cell would be an empty line, which readers leave out
  if (lines.some((cells) => cells.length < 2)) return lines.map(([cell = '']) => `${quoted(cell)}${LINE_END}`).join('');
  return Papa.unparse(lines as string[][], { newline: LINE_END, delimiter: separator }) + LINE_END;
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

const DELIMITERS = [...SEPARATORS, '|'];

/** The line in which a file for Excel may say how its cells are separated. */
const SEPARATOR_LINE = /^"?sep=([^\r\n])"?[,;\t|]*(?:\r\n?|\n|$)/iu;

/** A line of a CSV file, as it stands there. */
export interface CsvLine {
  /** Which line of the table it is, from 1. */
  line: number;
  cells: string[];
}

/**
 * Reads a CSV file as spreadsheets write it: with or without a byte order mark, with commas, semicolons, tabs or bars, with
 * or without a first line `sep=;`, and any line ends. Empty lines are left out. What is quoted wrongly is read as well as can be.
 *
 * @param pause lets the page breathe between two pieces of a long text
 */
export async function readCsv(text: string, pause: () => Promise<void>): Promise<CsvLine[]> {
  const marked = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const [separatorLine = '', separator] = SEPARATOR_LINE.exec(marked) ?? [];
  const content = marked.slice(separatorLine.length);
  const delimiter = separator ?? delimiterOf(content);
  const lines: CsvLine[] = [];
  let count = separatorLine === '' ? 0 : 1;
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(content, {
      delimiter,
      step({ data: cells }, parser) {
        count++;
        if (cells.some((cell) => cell.trim() !== '')) lines.push({ line: count, cells });
        if (count % LINES_AT_ONCE !== 0) return;
        parser.pause();
        pause().then(() => parser.resume(), reject);
      },
      complete: () => resolve(),
    });
  });
  return lines;
}

/** So many lines are read without a pause. */
const LINES_AT_ONCE = 1_000;

/** The sign that occurs most in the first line, which mostly has the names of the columns; quoted line breaks are part of it. */
function delimiterOf(text: string): string {
  const [first = ''] = text
    .slice(0, LONGEST_FIRST_LINE)
    .replace(/"(?:[^"]|"")*"/gu, '')
    .split(/[\r\n]/u, 1);
  const count = (sign: string) => first.split(sign).length;
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

const LONGEST_FIRST_LINE = 64 * 1024;
