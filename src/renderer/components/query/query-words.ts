import type { Formatter } from '../../../shared/format';
import { NONE } from '../../../shared/query/language/key';
import type { KeyName } from '../../../shared/query/language/keys';
import type { FilterTerm } from '../../../shared/query/language/term';
import { t } from '../../lib/t';
import { KEY_DISPLAY } from './key-display';

/** The value of a filter in words; one for which there are none as it was typed. */
export function valueWords(key: KeyName, value: string, format: Formatter): string {
  const display = KEY_DISPLAY[key];
  if (value === NONE) return display.none?.() ?? t('query.value.none');
  return display.words(value, format);
}

const either = new Intl.ListFormat('en', { type: 'disjunction' });
const both = new Intl.ListFormat('en', { type: 'conjunction' });

/** A demand in words: `Status: not Inactive`, `Can do: SMS and MMS, or Fax`. */
export function demandWords({ key, negated, any }: FilterTerm, format: Formatter): string {
  const alternatives = any.map((all) => both.format(all.map((value) => valueWords(key, value, format))));
  const values = either.format(alternatives);
  return t(negated ? 'query.filter.not' : 'query.filter', { name: t(`query.key.${key}`), values });
}
