import type { Formatter } from '../../../shared/format';
import { NONE } from '../../../shared/query/language/key';
import type { KeyName } from '../../../shared/query/language/keys';
import type { FilterTerm } from '../../../shared/query/language/term';
import { allOf, anyOf } from '../../../shared/i18n/lists';
import { t } from '../../lib/t';
import { KEY_DISPLAY } from './key-display';

/** The value of a filter in words; one for which there are none as it was typed. */
export function valueWords(key: KeyName, value: string, format: Formatter): string {
  const display = KEY_DISPLAY[key];
  if (value === NONE) return display.none?.() ?? t('query.value.none');
  return display.words(value, format);
}

/** A filter in words: its name, what it asks for, and both in a sentence. */
export interface FilterWords {
  name: string;
  values: string;
  /** `Status: not Inactive`, `Capabilities: SMS and MMS, or Fax`. */
  all: string;
}

export function filterWords({ key, negated, any }: FilterTerm, format: Formatter): FilterWords {
  const name = t(`query.key.${key}`);
  const alternatives = any.map((all) => allOf(all.map((value) => valueWords(key, value, format))));
  const values = anyOf(alternatives);
  if (!negated) return { name, values, all: t('query.filter', { name, values }) };
  return { name, values: t('query.value.not', { values }), all: t('query.filter.not', { name, values }) };
}
