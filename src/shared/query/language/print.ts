import { writeValue, writeWord } from './scan';
import type { Term } from './term';

/** Writes a query so that it reads back as the same. */
export function printQuery(terms: readonly Term[]): string {
  return terms.map(printTerm).join(' ');
}

export function printTerm(term: Term): string {
  const negation = term.negated ? '-' : '';
  if (term.kind === 'text') return negation + term.any.map(writeWord).join('|');
  return `${negation}${term.key}:${term.any.map((all) => all.map(writeValue).join(',')).join('|')}`;
}
