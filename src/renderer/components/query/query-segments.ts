import { isKeyName } from '../../../shared/query/language/keys';
import { scan } from '../../../shared/query/language/scan';
import type { Problem, Span } from '../../../shared/query/language/problem';

/** A stretch of the query's text that is drawn in one way. */
export interface Segment {
  text: string;
  /** It is a key with its sign and colon. */
  isKey: boolean;
  /** It is not understood. */
  isProblem: boolean;
}

/** Cuts the text of a query where the way it is drawn changes. Put together again, the segments are the text. */
export function querySegments(text: string, problems: readonly Problem[]): Segment[] {
  const keys = scan(text).flatMap(({ start, key, any }) =>
    key && isKeyName(key.text) ? { start, end: any[0]?.[0]?.start ?? key.end } : [],
  );
  const borders = new Set([0, text.length, ...[...keys, ...problems].flatMap(({ start, end }) => [start, end])]);
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const isIn = (spans: readonly Span[]) => spans.some((span) => span.start <= start && end <= span.end);
    return { text: text.slice(start, end), isKey: isIn(keys), isProblem: isIn(problems) };
  });
}

/**
 * The problems that are shown. One that ends at the caret is still being typed, so it is held back until the caret moves
 * on; without a caret, none is.
 */
export function shownProblems(problems: readonly Problem[], caret: number | null): Problem[] {
  return problems.filter(({ end }) => end !== caret);
}
