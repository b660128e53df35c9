import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const DOCUMENT = join(import.meta.dirname, '../docs/performance.md');
const FOLDER = join(import.meta.dirname, '../out/bench');
const BEGIN = '<!-- results: npm run bench writes what is between here … -->';
const END = '<!-- … and here -->';

export const SIZES = [1_000, 10_000, 100_000] as const;

/** One line of a table. */
export interface Result {
  table: string;
  what: string;
  numbers: number | null;
  /** As the issue of the figure wants it; null where it only stands for comparison. */
  budget: number | null;
  measured: number;
  unit: string;
}

const results: Result[] = [];
let runtime = '';

export function record(result: Result): void {
  results.push(result);
  const budget = result.budget === null ? '' : ` (budget ${figure(result.budget)})`;
  console.log(`${result.numbers ?? ''} ${result.what}: ${figure(result.measured)} ${result.unit}${budget}`);
}

export function noteRuntime(versions: string): void {
  runtime = versions;
}

/** Writes the tables into docs/performance.md, and the figures as data into out/bench. */
export function writeResults(): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'results.json'), JSON.stringify({ machine: machine(), results }, null, 2));
  const text = readFileSync(DOCUMENT, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${DOCUMENT} has lost its marks.`);
  writeFileSync(DOCUMENT, `${before}${BEGIN}\n\n${machine()}\n\n${tables()}\n\n${END}${after}`);
}

function machine(): string {
  const { model = 'unknown' } = cpus()[0] ?? {};
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Measured on ${cpus().length} × ${model.trim()}, ${memory} GB, ${process.platform} ${process.arch}, ${runtime}.`;
}

function tables(): string {
  return [...new Set(results.map(({ table }) => table))]
    .map((table) => {
      const rows = results.filter((result) => result.table === table).map(row);
      const head = ['| what | numbers | budget | measured | ratio |', '| --- | --: | --: | --: | --: |'];
      return [`### ${table}`, '', ...head, ...rows].join('\n');
    })
    .join('\n\n');
}

function row({ what, numbers, budget, measured, unit }: Result): string {
  const ratio = budget === null ? '' : budget === 0 ? (measured === 0 ? '0' : '∞') : (measured / budget).toFixed(2);
  const limit = budget === null ? '' : `${figure(budget)} ${unit}`;
  const mark = budget !== null && measured > budget ? ' ✗' : '';
  return `| ${what} | ${numbers?.toLocaleString('en') ?? ''} | ${limit} | ${figure(measured)} ${unit} | ${ratio}${mark} |`;
}

function figure(value: number): string {
  return value.toLocaleString('en', {
    maximumFractionDigits: Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0,
  });
}

/** @param part 0.5 is the median, 0.95 what only one in twenty exceeds */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}
