import { test } from '@playwright/test';

export const SIZES = [1_000, 10_000, 100_000] as const;

/** One line of a table. */
export interface Result {
  table: string;
  what: string;
  numbers: number | null;
  /** The most it may be; null where it only stands for comparison. */
  budget: number | null;
  measured: number;
  unit: string;
}

/** What a test hands to the report with: see report.ts. */
export const RESULT = 'result';
export const RUNTIME = 'runtime';

/** Hands a figure to the report, from within a test. */
export function record(result: Result): void {
  test.info().annotations.push({ type: RESULT, description: JSON.stringify(result) });
}

/** Tells the report what was measured in. */
export function noteRuntime(versions: string): void {
  test.info().annotations.push({ type: RUNTIME, description: versions });
}

/** What only one in twenty exceeds. */
export const p95 = (values: readonly number[]) => quantile(values, 0.95);
export const median = (values: readonly number[]) => quantile(values, 0.5);

/** How much the second of two values grows with the first: the median of all pairs, because single heaps differ by chance. */
export function slope(points: readonly (readonly [number, number])[]): number {
  return median(
    points.flatMap(([x, y], at) => points.slice(at + 1).map(([laterX, laterY]) => (laterY - y) / (laterX - x))),
  );
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}
