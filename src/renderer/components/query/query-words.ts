import { dayFromIso } from '../../../shared/calendar-day';
import type { Formatter } from '../../../shared/format';
import { CAPABILITIES } from '../../../shared/phone-number';
import { NONE } from '../../../shared/query/language/key';
import type { KeyName } from '../../../shared/query/language/keys';
import type { FilterTerm } from '../../../shared/query/language/term';
import { t } from '../../t';
import { statusWord, typeWord } from '../numbers/words';

/** The value of a filter in words; one for which there are none as it was typed. */
export function valueWords(key: KeyName, value: string, format: Formatter): string {
  if (value === NONE) return t(key === 'changed' ? 'query.value.neverChanged' : 'query.value.none');
  switch (key) {
    case 'type':
      return typeWord(value);
    case 'status':
      return statusWord(value);
    case 'country':
      return format.country(value);
    case 'has': {
      const capability = CAPABILITIES.find((name) => name === value);
      return capability ? t(`numbers.capability.${capability}`) : value;
    }
    case 'renews':
    case 'lapses':
      return dayWords(key, value, format);
    case 'changed':
      return pastDayWords(value, format);
    case 'auto':
      return t(value === 'on' ? 'query.value.on' : 'query.value.off');
    case 'sandbox':
      return t(value === 'yes' ? 'query.value.sandboxOnly' : 'query.value.liveOnly');
    case 'cost':
    case 'currency':
    case 'id':
      return value;
  }
}

function dayWords(key: 'renews' | 'lapses', value: string, format: Formatter): string {
  if (value === 'overdue') return t(key === 'lapses' ? 'query.value.lapsed' : 'query.value.overdue');
  const [, days] = /^<=(\d+)d$/.exec(value) ?? [];
  if (days !== undefined) return t('query.value.withinDays', { days: Number(days) });
  return monthWords(value, format);
}

function pastDayWords(value: string, format: Formatter): string {
  if (value === 'today' || value === 'yesterday') return t(`query.value.${value}`);
  const [, days] = /^<(\d+)d$/.exec(value) ?? [];
  return days === undefined ? monthWords(value, format) : t('query.value.lastDays', { days: Number(days) });
}

function monthWords(value: string, format: Formatter): string {
  const month = /^\d{4}-\d{2}$/.test(value) ? dayFromIso(`${value}-01`) : null;
  return month === null ? value : format.month(month);
}

const either = new Intl.ListFormat('en', { type: 'disjunction' });
const both = new Intl.ListFormat('en', { type: 'conjunction' });

/** A demand in words: `Status: not Inactive`, `Can do: SMS and MMS, or Fax`. */
export function demandWords({ key, negated, any }: FilterTerm, format: Formatter): string {
  const alternatives = any.map((all) => both.format(all.map((value) => valueWords(key, value, format))));
  const values = either.format(alternatives);
  return t(negated ? 'query.filter.not' : 'query.filter', { name: t(`query.key.${key}`), values });
}
