import { keyOf, type KeyName } from './keys';
import type { FilterTerm, Term } from './term';

/**
 * The demand that a key's menu shows and changes: the first that is a plain list of values. All others, such as
 * `-status:active`, stand next to it.
 */
export function menuTerm(terms: readonly Term[], key: KeyName): FilterTerm | null {
  const isMenus = (term: Term) =>
    term.kind === 'filter' && term.key === key && !term.negated && valuesOf(term) !== null;
  return (terms.find(isMenus) as FilterTerm | undefined) ?? null;
}

/** The values of a demand that is a plain list of them: alternatives, or, where a number can have several, all. */
export function valuesOf({ key, any }: FilterTerm): string[] | null {
  if (!keyOf(key).many) return any.flat();
  return any.length === 1 ? any[0]! : null;
}
