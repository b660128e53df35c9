import { onceSpoken } from './translate';

const conjunction = onceSpoken((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const disjunction = onceSpoken((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }));
const unit = onceSpoken((locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }));

/** `SMS, MMS, and Fax`, as the language that is spoken says it. */
export function allOf(words: readonly string[]): string {
  return conjunction().format(words);
}

/** `SMS, MMS, or Fax`. */
export function anyOf(words: readonly string[]): string {
  return disjunction().format(words);
}

/** `SMS, MMS, Fax`: words that stand next to each other and make no sentence. */
export function listed(words: readonly string[]): string {
  return unit().format(words);
}

/** Whole sentences behind each other; those that are empty are left out. */
export function sentences(...whole: readonly string[]): string {
  return whole.filter((sentence) => sentence !== '').join(' ');
}
