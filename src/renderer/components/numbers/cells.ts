import { h, type VNodeArrayChildren } from 'vue';
import type { AccountView } from '../../../shared/bridge';
import { dayFromIso, localDay, type Day } from '../../../shared/calendar-day';
import type { Formatter } from '../../../shared/format';
import type { PhoneNumber } from '../../../shared/phone-number';
import type { Renewal } from '../../../shared/renewal';
import type { ColumnName } from '../../../shared/table-columns';
import type { ReminderMark } from '../../stores/reminder-preferences';
import { ACCOUNT_COLOR_VALUES } from '../../theme/palette';
import { t } from '../../t';
import CapabilityIcons from './CapabilityIcons.vue';
import CountryFlag from './CountryFlag.vue';
import ReminderMarkIcon from './ReminderMarkIcon.vue';
import { renewalWords } from './renewal-words';
import StatusDot from './StatusDot.vue';
import { typeWord } from './words';

/** What the cells of a row are drawn from. */
export interface RowFacts {
  number: PhoneNumber;
  renewal: Renewal | null;
  mark: ReminderMark | null;
  /** When it changed (epoch ms), where that is worth a mark. */
  changedAt: number | null;
  /** Whose number it is; null where that account is gone. */
  account: AccountView | null;
  format: Formatter;
  today: Day;
}

/** What stands in a cell, with the classes and the tooltip of the cell itself. */
export interface Cell {
  is?: string;
  title?: string;
  content: VNodeArrayChildren | string;
}

/**
 * One function a column. Functions and not components, because there are hundreds of cells on the screen and new ones
 * with every row that is scrolled in.
 */
export const CELLS: Readonly<Record<ColumnName, (row: RowFacts) => Cell>> = {
  number: ({ number, changedAt, format }) => ({
    is: 'two',
    content: [
      h('span', { class: 'main strong' }, [
        number.formatted_number || number.number,
        changedAt !== null && changedMark(t('activity.mark', { when: format.instant(changedAt) })),
      ]),
      h('span', { class: 'sub' }, [
        h('span', { class: 'figures' }, number.number),
        number.is_sandbox ? ` · ${t('numbers.sandboxTag')}` : null,
      ]),
    ],
  }),
  country: ({ number, format }) => ({
    is: 'spaced',
    title: format.country(number.country_code),
    content: [h(CountryFlag, { code: number.country_code }), number.country_code],
  }),
  type: ({ number }) => text(typeWord(number.type)),
  capabilities: ({ number }) => ({ is: 'spaced', content: [h(CapabilityIcons, { number })] }),
  status: ({ number }) => ({ content: [h(StatusDot, { status: number.current_status })] }),
  renews: ({ number, renewal, mark, format, today }) => {
    const { when, day, tone } = renewalWords(number, renewal, format, today);
    return {
      is: `two ${tone}`,
      content: [
        h('span', { class: 'main firm' }, [when, mark && h(ReminderMarkIcon, { mark, class: 'mark' })]),
        h('span', { class: 'sub' }, day),
      ],
    };
  },
  monthly: ({ number, format }) => amount(number.monthly_renewal_cost, number.currency, format),
  account: ({ account }) => {
    if (!account) return text('');
    const dot = h('span', { class: 'dot', style: { background: ACCOUNT_COLOR_VALUES[account.color] } });
    return { is: 'spaced', title: account.name, content: [dot, h('span', { class: 'cut' }, account.name)] };
  },
  labels: () => text(''),
  id: ({ number }) => text(number.id),
  e164: ({ number }) => figures(number.number),
  formatted_number: ({ number }) => figures(number.formatted_number),
  international_number: ({ number }) => figures(number.international_number),
  has_voice: ({ number }) => yesOrNo(number.has_voice),
  has_sms: ({ number }) => yesOrNo(number.has_sms),
  has_mms: ({ number }) => yesOrNo(number.has_mms),
  has_fax: ({ number }) => yesOrNo(number.has_fax),
  has_whatsapp: ({ number }) => yesOrNo(number.has_whatsapp),
  is_sandbox: ({ number }) => yesOrNo(number.is_sandbox),
  current_price: ({ number, format }) => amount(number.current_price, number.currency, format),
  currency: ({ number }) => text(number.currency),
  renewal_date: ({ number, format }) => {
    const day = number.renewal_date === null ? null : dayFromIso(number.renewal_date);
    return figures(day === null ? (number.renewal_date ?? '') : format.fullDay(day));
  },
  auto_renewal: ({ number }) => text(t(number.auto_renewal ? 'numbers.details.on' : 'numbers.details.off')),
  created_at: ({ number, format }) => instant(number.created_at, format),
  updated_at: ({ number, format }) => instant(number.updated_at, format),
  days_until_monthly_renewal: ({ renewal, format }) => ({
    is: 'end figures',
    content: renewal ? format.count(renewal.daysLeft) : t('numbers.unknown'),
  }),
  is_due_for_monthly_renewal: ({ number }) => yesOrNo(number.is_due_for_monthly_renewal),
};

/** The columns whose words stand at the right edge, as figures do. */
export const AT_THE_END: ReadonlySet<ColumnName> = new Set(['monthly', 'current_price', 'days_until_monthly_renewal']);

function text(words: string): Cell {
  return { is: 'cut', title: words, content: words || t('numbers.unknown') };
}

function figures(words: string): Cell {
  return { is: 'cut figures', title: words, content: words || t('numbers.unknown') };
}

/** What is too long sticks out to the left, so that the figures still stand below each other. */
function amount(value: number | null, currency: string, format: Formatter): Cell {
  return {
    is: 'end figures main',
    content: value === null ? t('numbers.unknown') : format.amount(value, currency),
  };
}

function yesOrNo(is: boolean): Cell {
  return { is: is ? '' : 'faint', content: t(is ? 'numbers.cell.yes' : 'numbers.cell.no') };
}

/** The day, with the time in the tooltip. @param iso ISO 8601; one that is not is shown as it came */
function instant(iso: string | null, format: Formatter): Cell {
  const at = Date.parse(iso ?? '');
  if (Number.isNaN(at)) return text(iso ?? '');
  return { is: 'cut figures', title: format.instant(at), content: format.fullDay(localDay(at)) };
}

/** A dot that says the same to those who do not see it. */
function changedMark(words: string) {
  return h('span', { class: 'changed', role: 'img', title: words, 'aria-label': words });
}
