import type { ActivityEntry } from '../../../shared/activity/activity';
import type { ChangeKind } from '../../../shared/activity/changes';
import { dayFromIso, type Day } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import { currencyOf } from '../../../shared/renewals/money';
import { agentNames, talkoverEnvironmentName } from '../../../shared/numbers/extras';
import { can, CAPABILITIES, type PhoneNumber } from '../../../shared/numbers/phone-number';
import { t } from '../../lib/t';
import { statusWord, typeWord } from '../numbers/words';

interface Speech {
  format: Formatter;
  today: Day;
}

/** What became of a number, as what can be said behind it: `became suspended (was active)`. */
export function changeWords({ kinds, before, number }: ActivityEntry, speech: Speech): string {
  const was: PhoneNumber = { ...number, ...before };
  // an amount that stands in both fields is told once
  const isOneCost =
    kinds.includes('price') &&
    kinds.includes('cost') &&
    was.current_price === was.monthly_renewal_cost &&
    number.current_price === number.monthly_renewal_cost;
  const told = isOneCost ? kinds.filter((kind) => kind !== 'cost') : kinds;
  const what = t(isOneCost ? 'activity.priceAndCost' : 'activity.price');
  return told.map((kind) => wordsOf(kind, was, number, { ...speech, what })).join(' · ');
}

function wordsOf(kind: ChangeKind, was: PhoneNumber, is: PhoneNumber, speech: Speech & { what: string }): string {
  switch (kind) {
    case 'added':
    case 'gone':
    case 'back':
      return t(`activity.${kind}`);
    case 'status':
      return t('activity.status', { is: lower(statusWord(is.current_status)), was: lower(statusWord(was.current_status)) }); // prettier-ignore
    case 'type':
      return t('activity.type', { is: typeWord(is.type), was: typeWord(was.type) });
    case 'auto':
      return t(is.auto_renewal ? 'activity.autoOn' : 'activity.autoOff');
    case 'sandbox':
      return t(is.is_sandbox ? 'activity.sandboxOn' : 'activity.sandboxOff');
    case 'agents':
      return agentWords(was, is);
    case 'environment':
      return t('activity.environment', { is: talkoverEnvironmentName(is), was: talkoverEnvironmentName(was) });
    case 'price':
      return amountWords(speech.what, [was.current_price, was.currency], [is.current_price, is.currency], speech);
    case 'cost': {
      const what = t('activity.cost');
      return amountWords(what, [was.monthly_renewal_cost, was.currency], [is.monthly_renewal_cost, is.currency], speech); // prettier-ignore
    }
    case 'capabilities':
      return capabilityWords(was, is);
    case 'renewed':
      return t('activity.renewed', { day: dayWords(is.renewal_date, speech) });
    case 'renewal':
      return renewalWords(was.renewal_date, is.renewal_date, speech);
  }
}

type Amount = [amount: number | null, currency: string];

function amountWords(what: string, [was, oldCurrency]: Amount, [is, currency]: Amount, { format }: Speech): string {
  if (is === null) return t('activity.amount.unknown', { what });
  const after = format.amount(is, currency);
  if (was === null) return t('activity.amount.known', { what, after });
  const before = format.amount(was, oldCurrency);
  const way = currencyOf(oldCurrency) !== currencyOf(currency) || was === is ? 'changed' : is > was ? 'rose' : 'fell';
  return t(`activity.amount.${way}`, { what, before, after });
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

function capabilityWords(was: PhoneNumber, is: PhoneNumber): string {
  const words = (has: PhoneNumber, hasNot: PhoneNumber) =>
    CAPABILITIES.filter((capability) => can(has, capability) && !can(hasNot, capability)).map((capability) =>
      t(`numbers.capability.${capability}`),
    );
  const [gained, lost] = [words(is, was), words(was, is)];
  return [
    ...(lost.length > 0 ? [t('activity.cannot', { what: list.format(lost) })] : []),
    ...(gained.length > 0 ? [t('activity.can', { what: list.format(gained) })] : []),
  ].join(' · ');
}

function agentWords(was: PhoneNumber, is: PhoneNumber): string {
  const [before, after] = [agentNames(was), agentNames(is)];
  if (after.length === 0) return t('activity.agents.none', { before: list.format(before) });
  if (before.length === 0) return t('activity.agents.some', { after: list.format(after) });
  return t('activity.agents.changed', { after: list.format(after), before: list.format(before) });
}

function renewalWords(was: string | null, is: string | null, speech: Speech): string {
  if (is === null) return t('activity.renewal.unknown');
  const after = dayWords(is, speech);
  return was === null
    ? t('activity.renewal.known', { after })
    : t('activity.renewal.moved', { before: dayWords(was, speech), after });
}

/** A day in the user's words; one that cannot be read, as it came. */
function dayWords(text: string | null, { format, today }: Speech): string {
  const day = dayFromIso(text);
  return day === null ? (text ?? '') : format.day(day, today);
}

function lower(word: string): string {
  return word.toLowerCase();
}

/** How a change looks: red for what will be lost, amber for what needs a look. */
export function changeTone({ kinds, number }: Pick<ActivityEntry, 'kinds' | 'number'>): 'lost' | 'near' | 'plain' {
  if (kinds.includes('gone') || (kinds.includes('auto') && !number.auto_renewal)) return 'lost';
  return kinds.includes('status') && number.current_status !== 'active' ? 'near' : 'plain';
}
