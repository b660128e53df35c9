/** How a value of days or amounts is compared with a number's own; `..` has one end at least. */
export type Comparison =
  { sign: '=' | '<' | '<=' | '>' | '>='; point: string } | { sign: '..'; from: string | null; to: string | null };

const SIGNED = /^(<=|>=|<|>)(.+)$/;
const RANGE = /^(.+?)?\.\.(.+)?$/;

/** Reads `<7d`, `1..2`, `2026-12..` or a single point. What the points are is for the caller to read. */
export function readComparison(text: string): Comparison {
  const [, sign, point] = SIGNED.exec(text) ?? [];
  if (sign !== undefined && point !== undefined) return { sign: sign as '<', point };
  const [, from = null, to = null] = RANGE.exec(text) ?? [];
  if (from !== null || to !== null) return { sign: '..', from, to };
  return { sign: '=', point: text };
}
