import { dayFromIso } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import { CAPABILITIES } from '../../../shared/numbers/phone-number';
import type { KeyName } from '../../../shared/query/language/keys';
import { t } from '../../lib/t';
import { statusWord, typeWord } from '../numbers/words';

/** How the interface shows a key of the query language. */
interface KeyDisplay {
  /** How values are chosen in the menu of all filters; null for a key that is not in it, and only shown as a chip. */
  menu: { choose: 'one' | 'several'; isSearchable?: true } | null;
  /** A value in words; one for which there are none stays as it was typed. */
  words(value: string, format: Formatter): string;
  /** The words for the value `none`. */
  none?(): string;
  /** The values are countries, shown with their flags. */
  isCountry?: true;
}

const asTyped = (value: string) => value;

/** Every key, in the order of the menu of all filters. */
export const KEY_DISPLAY: Readonly<Record<KeyName, KeyDisplay>> = {
  type: { menu: { choose: 'several' }, words: typeWord },
  has: { menu: { choose: 'several' }, words: capabilityWord },
  status: { menu: { choose: 'several' }, words: statusWord },
  country: {
    menu: { choose: 'several', isSearchable: true },
    words: (value, format) => format.country(value),
    isCountry: true,
  },
  renews: { menu: { choose: 'one' }, words: dayWords(() => t('query.value.overdue')) },
  lapses: { menu: { choose: 'one' }, words: dayWords(() => t('query.value.lapsed')) },
  auto: { menu: { choose: 'one' }, words: (value) => t(value === 'on' ? 'query.value.on' : 'query.value.off') },
  sandbox: {
    menu: { choose: 'one' },
    words: (value) => t(value === 'yes' ? 'query.value.sandboxOnly' : 'query.value.liveOnly'),
  },
  label: { menu: { choose: 'several' }, words: asTyped, none: () => t('query.value.noLabel') },
  agent: { menu: { choose: 'several', isSearchable: true }, words: asTyped, none: () => t('query.value.noAgent') },
  is: { menu: null, words: () => t('query.value.incomplete') },
  changed: { menu: null, words: pastDayWords, none: () => t('query.value.neverChanged') },
  handled: { menu: null, words: (value) => t(value === 'yes' ? 'query.value.yes' : 'query.value.no') },
  cost: { menu: null, words: asTyped },
  currency: { menu: { choose: 'several' }, words: asTyped },
  number: { menu: null, words: asTyped },
  id: { menu: null, words: asTyped },
};

/** The keys in that order. */
export const KEYS_IN_ORDER = Object.keys(KEY_DISPLAY) as KeyName[];

function capabilityWord(value: string): string {
  const capability = CAPABILITIES.find((name) => name === value);
  return capability ? t(`numbers.capability.${capability}`) : value;
}

function dayWords(overdue: () => string): KeyDisplay['words'] {
  return (value, format) => {
    if (value === 'overdue') return overdue();
    const [, days] = /^<=(\d+)d$/.exec(value) ?? [];
    if (days !== undefined) return t('query.value.withinDays', { days: Number(days) });
    return dateWords(value, format);
  };
}

function pastDayWords(value: string, format: Formatter): string {
  if (value === 'today' || value === 'yesterday') return t(`query.value.${value}`);
  const [, days] = /^<(\d+)d$/.exec(value) ?? [];
  return days === undefined ? dateWords(value, format) : t('query.value.lastDays', { days: Number(days) });
}

function dateWords(value: string, format: Formatter): string {
  const month = /^\d{4}-\d{2}$/.test(value) ? dayFromIso(`${value}-01`) : null;
  if (month !== null) return format.month(month);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayFromIso(value) : null;
  return day === null ? value : format.fullDay(day);
}
