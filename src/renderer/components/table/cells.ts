import { dayFromIso, localDay } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import { NOTHING_MATCHES, type Matcher } from '../../../shared/query/match-ranges';
import { renewalCost } from '../../../shared/renewals/money';
import { agentNames } from '../../../shared/numbers/extras';
import { unreadableOf } from '../../../shared/numbers/incomplete';
import { can, CAPABILITIES, type PhoneNumber } from '../../../shared/numbers/phone-number';
import { COLUMN_TRAITS, type ColumnName } from '../../../shared/numbers/table-columns';
import { ENVIRONMENT_COLOR_VALUES } from '../../theme/palette';
import { t } from '../../lib/t';
import { capabilityWords } from '../numbers/capability-words';
import { flagPosition } from '../flags/flags';
import { renewalWords, renewalWordsOfDay } from '../numbers/renewal-words';
import { statusWord, typeWord } from '../numbers/words';
import { dayWords } from '../reminders/next-reminder-words';
import { capabilityIcons, markIcon } from './icons';
import { chips } from './label-chips';
import type { RowFacts } from './row-facts';
import { append, attributeOf, classOf, searchedTextIn, styleOf, textIn } from './written';

/** In CSS pixels. */
const CELL_PADDING = 8;
const MARK_WIDTH = 18;
/** About what each character of a number takes, and what stands between it and its labels. */
const DIGIT = 7.8;
const NUMBER_GAP = 6;
/** In a narrower column below a day only a loss is said: that all else renews goes without saying. */
const ROOM_FOR_RENEWS = COLUMN_TRAITS.renews.atLeast;
const NO_LABELS: RowFacts['labels'] = [];

function widthOfNumber(written: string): number {
  return Math.ceil(written.length * DIGIT) + NUMBER_GAP + CELL_PADDING;
}

/** Puts into a cell what it needs, once; what that returns shows a row in it, again and again. */
type Cell = (cell: HTMLElement) => (row: RowFacts) => void;

/**
 * One function a column. Elements and not components, because there are hundreds of cells on the screen, and other
 * numbers in all of them with each key and each turn of the wheel.
 */
export const CELLS: Readonly<Record<ColumnName, Cell>> = {
  number: (cell) => {
    cell.classList.add('two');
    const main = append(cell, 'span', 'main strong');
    const showNumber = searchedTextIn(main);
    const showSandbox = mark(append(main, 'span', 'mark'), 'sandbox');
    const showChange = mark(append(main, 'span', 'changed'));
    const showBeside = chips(append(cell, 'span', 'chips'));
    append(cell, 'br');
    const below = append(cell, 'span', 'sub figures');
    const showE164 = searchedTextIn(below);
    const showBelow = chips(append(below, 'span', 'chips'));
    const haveRoom = classOf(cell, 'labelled');
    return ({ number, changedAt, labels, labelPlace, widths, matcher, format }) => {
      const written = number.formatted_number || number.number;
      showNumber(written, matcher);
      showSandbox(number.is_sandbox ? t('numbers.sandbox') : null);
      showChange(changedAt === null ? null : t('activity.mark', { when: format.instant(changedAt) }));
      const isBeside = labelPlace === 'beside' && labels.length > 0;
      const isBelow = labelPlace === 'below' && labels.length > 0;
      const marks = (number.is_sandbox ? 1 : 0) + (changedAt === null ? 0 : 1);
      showBeside(isBeside ? labels : NO_LABELS, widths.number - widthOfNumber(written) - marks * MARK_WIDTH, matcher);
      showBelow(isBelow ? labels : NO_LABELS, widths.number - CELL_PADDING, matcher);
      haveRoom(isBeside);
      showE164(isBelow ? '' : number.number, matcher);
    };
  },
  country: (cell) => {
    const showFlag = styleOf(append(cell, 'i', 'flag'), 'background-position');
    const showCode = textIn(cell);
    const showName = attributeOf(cell, 'title');
    return ({ number, format }) => {
      showFlag(flagPosition(number.country_code));
      showCode(number.country_code);
      showName(format.country(number.country_code));
    };
  },
  type: text(({ number }) => typeWord(number.type)),
  capabilities: (cell) => {
    const icons = cell.appendChild(capabilityIcons());
    const showAbsence = [...icons.children].map((icon) => classOf(icon, 'absent'));
    icons.setAttribute('role', 'img');
    icons.removeAttribute('aria-hidden');
    const say = attributeOf(icons, 'aria-label');
    const showWords = attributeOf(cell, 'title');
    return ({ number }) => {
      const words = capabilityWords(number);
      CAPABILITIES.forEach((capability, index) => showAbsence[index]!(!can(number, capability)));
      say(words);
      showWords(words);
    };
  },
  status: (cell) => {
    cell.classList.add('status');
    const showTone = attributeOf(cell, 'data-status');
    const showWords = words(cell);
    return ({ number }) => {
      showTone(number.current_status);
      showWords(statusWord(number.current_status));
    };
  },
  renews: (cell) => {
    const beTwo = classOf(cell, 'two');
    const showTone = attributeOf(cell, 'data-tone');
    // in a narrow column either line may be cut
    const showWhole = attributeOf(cell, 'data-whole');
    const main = append(cell, 'span', 'main firm');
    const showWhen = textIn(main);
    const showMark = reminderMark(append(main, 'span', 'mark'));
    append(cell, 'br');
    const showDay = textIn(append(cell, 'span', 'sub'));
    return (row) => {
      const { when, day, tone } = row.isDaySaid
        ? renewalWordsOfDay(row.number, row.renewal, row.format, row.today)
        : renewalWords(row.number, row.renewal, row.format, row.today);
      showTone(tone);
      const isUnsaid = row.isDaySaid && row.renewal?.kind === 'renews' && row.widths.renews < ROOM_FOR_RENEWS;
      showWhen(isUnsaid ? '' : when);
      showMark(row);
      showDay(day);
      showWhole(day === '' ? when : `${when}\n${day}`);
      beTwo(day !== '');
    };
  },
  monthly: amount(renewalCost),
  environment: (cell) => {
    const dot = append(cell, 'i', 'dot');
    const showColor = styleOf(dot, 'background');
    const showName = words(cell);
    return ({ environment }) => {
      showColor(environment ? ENVIRONMENT_COLOR_VALUES[environment.color] : 'none');
      showName(environment?.name ?? '');
    };
  },
  labels: (cell) => {
    const showLabels = chips(append(cell, 'span', 'chips'));
    return ({ labels, widths, matcher }) => showLabels(labels, widths.labels - CELL_PADDING, matcher);
  },
  agents: searchedText(({ number }) => agentNames(number).join(', ')),
  id: text(({ number }) => number.id),
  e164: figures(searchedText(({ number }) => number.number)),
  formatted_number: figures(searchedText(({ number }) => number.formatted_number)),
  international_number: figures(searchedText(({ number }) => number.international_number)),
  has_voice: yesOrNo(({ has_voice }) => has_voice),
  has_sms: yesOrNo(({ has_sms }) => has_sms),
  has_mms: yesOrNo(({ has_mms }) => has_mms),
  has_fax: yesOrNo(({ has_fax }) => has_fax),
  has_whatsapp: yesOrNo(({ has_whatsapp }) => has_whatsapp),
  is_sandbox: yesOrNo(({ is_sandbox }) => is_sandbox),
  current_price: amount(({ current_price }) => current_price),
  currency: text(({ number }) => number.currency),
  renewal_date: figures(
    text(({ number, format }) => {
      const day = number.renewal_date === null ? null : dayFromIso(number.renewal_date);
      return day === null ? (number.renewal_date ?? unreadableOf(number).renewal_date ?? '') : format.fullDay(day);
    }),
  ),
  auto_renewal: text(({ number }) => {
    if (unreadableOf(number).auto_renewal !== undefined) return t('numbers.details.auto.unknown');
    return t(number.auto_renewal ? 'numbers.details.on' : 'numbers.details.off');
  }),
  created_at: instant(({ created_at }) => created_at),
  updated_at: instant(({ updated_at }) => updated_at),
  days_until_monthly_renewal: (cell) => {
    cell.classList.add('end', 'figures');
    const show = textIn(cell);
    return ({ renewal, format }) => show(renewal ? format.count(renewal.daysLeft) : t('numbers.unknown'));
  },
  is_due_for_monthly_renewal: yesOrNo(({ is_due_for_monthly_renewal }) => is_due_for_monthly_renewal),
};

/** The columns whose words stand at the right edge, as figures do. */
export const AT_THE_END: ReadonlySet<ColumnName> = new Set(['monthly', 'current_price', 'days_until_monthly_renewal']);

/** Words that are cut where there is no room, and then whole in the tooltip, which may say more. */
function words(cell: HTMLElement): (said: string, matcher?: Matcher, whole?: string) => void {
  const show = searchedTextIn(cell);
  const showWhole = attributeOf(cell, 'data-whole');
  return (said, matcher = NOTHING_MATCHES, whole = '') => {
    show(said || t('numbers.unknown'), matcher);
    showWhole(whole);
  };
}

function text(of: (row: RowFacts) => string): Cell {
  return (cell) => {
    const show = words(cell);
    return (row) => show(of(row));
  };
}

/** A text that the search box looks in. */
function searchedText(of: (row: RowFacts) => string): Cell {
  return (cell) => {
    const show = words(cell);
    return (row) => show(of(row), row.matcher);
  };
}

function figures(content: Cell): Cell {
  return (cell) => {
    cell.classList.add('figures');
    return content(cell);
  };
}

/** What is too long sticks out to the left, so that the figures still stand below each other. */
function amount(of: (number: PhoneNumber) => number | null): Cell {
  return (cell) => {
    cell.classList.add('end', 'figures', 'main');
    const show = textIn(cell);
    return ({ number, format }) => {
      const value = of(number);
      show(value === null ? t('numbers.unknown') : format.amount(value, number.currency));
    };
  };
}

function yesOrNo(of: (number: PhoneNumber) => boolean): Cell {
  return (cell) => {
    const show = textIn(cell);
    const faint = classOf(cell, 'faint');
    return ({ number }) => {
      show(t(of(number) ? 'numbers.cell.yes' : 'numbers.cell.no'));
      faint(!of(number));
    };
  };
}

/** The day, with the time in the tooltip. @param of ISO 8601; one that is not is shown as it came */
function instant(of: (number: PhoneNumber) => string | null): Cell {
  return (cell) => {
    cell.classList.add('figures');
    const show = words(cell);
    return ({ number, format }) => {
      const iso = of(number) ?? '';
      const at = Date.parse(iso);
      if (Number.isNaN(at)) show(iso);
      else show(format.fullDay(localDay(at)), NOTHING_MATCHES, format.instant(at));
    };
  };
}

/** A sign that says the same to those who do not see it; not there where it has no words. */
function mark(sign: HTMLElement, icon?: Parameters<typeof markIcon>[0]): (said: string | null) => void {
  if (icon) sign.append(markIcon(icon));
  sign.setAttribute('role', 'img');
  const hide = attributeOf(sign, 'hidden');
  const say = attributeOf(sign, 'aria-label');
  const showTitle = attributeOf(sign, 'title');
  hide('');
  return (said) => {
    hide(said === null ? '' : null);
    say(said);
    showTitle(said);
  };
}

function reminderMark(sign: HTMLElement): (row: RowFacts) => void {
  const say = mark(sign);
  let kind: string | null = null;
  return ({ mark: decided, format, today }) => {
    if (decided && decided.kind !== kind) sign.replaceChildren(markIcon((kind = decided.kind)));
    if (!decided) say(null);
    else say(reminderWords(decided, format, today));
  };
}

function reminderWords(decided: NonNullable<RowFacts['mark']>, format: Formatter, today: number): string {
  if (decided.kind !== 'snoozed') return t(`numbers.reminders.mark.${decided.kind}`);
  return t('numbers.reminders.mark.snoozed', { day: dayWords(decided.until, format, today) });
}
