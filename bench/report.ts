import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { format } from 'prettier';
import { RESULT, RUNTIME, type Result } from './results';

const DOCUMENT = join(import.meta.dirname, '../docs/performance.md');
const FOLDER = join(import.meta.dirname, '../out/bench');
const BEGIN = '<!-- results: npm run bench writes what is between here … -->';
const END = '<!-- … and here -->';

/** Prints each figure as it comes, and writes the tables into docs/performance.md once all were measured. */
export default class Report implements Reporter {
  private readonly results: Result[] = [];
  private readonly failed: string[] = [];
  private runtime = '';

  onTestEnd(test: TestCase, { annotations, status, errors }: TestResult): void {
    for (const { type, description = '' } of annotations) {
      if (type === RUNTIME) this.runtime = description;
      if (type === RESULT) this.add(JSON.parse(description) as Result);
    }
    if (status === 'passed' || status === 'skipped') return;
    this.failed.push(test.titlePath().slice(3).join(', '));
    console.log(`could not measure: ${this.failed.at(-1)}\n${errors.map(({ message }) => message).join('\n')}`);
  }

  private add(result: Result): void {
    const { numbers, what, measured, unit, budget } = result;
    this.results.push(result);
    const beside = budget === null ? '' : ` (budget ${figure(budget)})`;
    console.log(`${numbers ?? ''} ${what}: ${figure(measured)} ${unit}${beside}`.trim());
  }

  async onEnd(): Promise<void> {
    mkdirSync(FOLDER, { recursive: true });
    const machine = describeMachine(this.runtime);
    writeFileSync(join(FOLDER, 'results.json'), JSON.stringify({ machine, results: this.results }, null, 2));
    // a part of the rows is no table
    if (process.argv.some((argument) => /^(-g|--grep)/.test(argument))) return;
    const missing = this.failed.map((what) => `Could not be measured: ${what}.\n\n`).join('');
    const text = readFileSync(DOCUMENT, 'utf8');
    const [before, rest] = text.split(BEGIN);
    const after = rest?.split(END)[1];
    if (after === undefined) throw new Error(`${DOCUMENT} has lost its marks.`);
    const document = `${before}${BEGIN}\n\n${machine}\n\n${missing}${tablesOf(this.results)}\n\n${END}${after}`;
    writeFileSync(DOCUMENT, await format(document, { parser: 'markdown', printWidth: 120 }));
  }
}

function describeMachine(runtime: string): string {
  const { model = 'unknown' } = cpus()[0] ?? {};
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `Measured on ${day} on ${cpus().length} × ${model.trim()}, ${memory} GB, ${process.platform} ${process.arch}, ${runtime}.`;
}

function tablesOf(results: readonly Result[]): string {
  const tables = [...new Set(results.map(({ table }) => table))];
  return tables.map((table) => tableOf(table, results.filter((result) => result.table === table))).join('\n\n'); // prettier-ignore
}

/** A line for each thing that was measured, with each size of the list. */
function tableOf(title: string, results: readonly Result[]): string {
  const head = ['| what | numbers | budget | measured | ratio |', '| --- | --: | --: | --: | --: |'];
  return [`### ${title}`, '', ...head, ...results.map(rowOf)].join('\n');
}

function rowOf({ what, numbers, budget, measured, unit }: Result): string {
  const limit = budget === null ? '' : `${figure(budget)} ${unit}`;
  return `| ${what} | ${numbers?.toLocaleString('en') ?? ''} | ${limit} | ${figure(measured)} ${unit} | ${ratioOf(measured, budget)} |`;
}

function ratioOf(measured: number, budget: number | null): string {
  if (budget === null) return '';
  const ratio = budget === 0 ? (measured > 0 ? '∞' : '0') : (measured / budget).toFixed(2);
  return measured > budget ? `**${ratio}**` : ratio;
}

function figure(value: number): string {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
