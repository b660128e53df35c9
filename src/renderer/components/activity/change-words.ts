import type { ActivityEntry } from '../../../shared/activity/activity';
import type { Before, ChangeKind, HandledChange } from '../../../shared/activity/changes';
import { dayFromIso, localDay, type Day } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import { currencyOf } from '../../../shared/renewals/money';
import { agentNames, talkoverEnvironmentName } from '../../../shared/numbers/extras';
import { can, CAPABILITIES, type PhoneNumber } from '../../../shared/numbers/phone-number';
import { allOf } from '../../../shared/i18n/lists';
import { t } from '../../lib/t';
import { typeWord } from '../numbers/words';

interface Speech {
  format: Formatter;
  today: Day;
}

/** What became of a number: `Became suspended (was active)`. */
export function changeWords({ kinds, before, number }: ActivityEntry, speech: Speech): string {
  const was: Was = { ...number, ...before };
  // an amount that stands in both fields is shown once
  const isOneCost =
    kinds.includes('price') &&
    kinds.includes('cost') &&
    was.current_price === was.monthly_renewal_cost &&
    number.current_price === number.monthly_renewal_cost;
  const shown = isOneCost ? kinds.filter((kind) => kind !== 'cost') : kinds;
  const what = isOneCost ? 'both' : 'price';
  return shown.map((kind) => wordsOf(kind, was, number, { ...speech, what })).join(' · ');
}

/** The number as it was before. */
type Was = PhoneNumber & Pick<Before, 'handled'>;

function handledWords({ at, outcome }: HandledChange, is: PhoneNumber, { format, today }: Speech): string {
  const day = format.day(localDay(at), today);
  return t(`activity.handled.${outcome}`, { day, status: statusOf(is) });
}

function wordsOf(kind: ChangeKind, was: Was, is: PhoneNumber, speech: Speech & { what: 'price' | 'both' }): string {
  switch (kind) {
    case 'added':
    case 'gone':
    case 'back':
      return t(`activity.${kind}`);
    case 'status':
      return t('activity.status', { is: statusOf(is), was: statusOf(was) });
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
    case 'cost':
      return amountWords('cost', [was.monthly_renewal_cost, was.currency], [is.monthly_renewal_cost, is.currency], speech); // prettier-ignore
    case 'capabilities':
      return capabilityWords(was, is);
    case 'confirmed':
    case 'reopened':
      return was.handled ? handledWords(was.handled, is, speech) : t(`activity.${kind}`);
    case 'renewed':
      return t('activity.renewed', { day: dayWords(is.renewal_date, speech) });
    case 'renewal':
      return renewalWords(was.renewal_date, is.renewal_date, speech);
  }
}

type Amount = [amount: number | null, currency: string];

function amountWords(
  what: 'price' | 'cost' | 'both',
  [was, oldCurrency]: Amount,
  [is, currency]: Amount,
  { format }: Speech,
): string {
  if (is === null) return t('activity.amount.unknown', { what });
  const after = format.amount(is, currency);
  if (was === null) return t('activity.amount.known', { what, after });
  const before = format.amount(was, oldCurrency);
  const way = currencyOf(oldCurrency) !== currencyOf(currency) || was === is ? 'changed' : is > was ? 'rose' : 'fell';
  return t(`activity.amount.${way}`, { what, before, after });
}

function capabilityWords(was: PhoneNumber, is: PhoneNumber): string {
  const words = (has: PhoneNumber, hasNot: PhoneNumber) =>
    CAPABILITIES.filter((capability) => can(has, capability) && !can(hasNot, capability)).map((capability) =>
      t(`numbers.capability.${capability}`),
    );
  const [gained, lost] = [words(is, was), words(was, is)];
  return [
    ...(lost.length > 0 ? [t('activity.cannot', { what: allOf(lost) })] : []),
    ...(gained.length > 0 ? [t('activity.can', { what: allOf(gained) })] : []),
  ].join(' · ');
}

function agentWords(was: PhoneNumber, is: PhoneNumber): string {
  const [before, after] = [agentNames(was), agentNames(is)];
  if (after.length === 0) return t('activity.agents.none', { before: allOf(before) });
  if (before.length === 0) return t('activity.agents.some', { after: allOf(after) });
  return t('activity.agents.changed', { after: allOf(after), before: allOf(before) });
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

/** The messages choose their words by it; one that the API did not send is a dash. */
function statusOf({ current_status: status }: PhoneNumber): string {
  return status || t('numbers.unknown');
}

/** How a change looks: red for what will be lost, amber for what needs a look. */
export function changeTone({ kinds, number }: Pick<ActivityEntry, 'kinds' | 'number'>): 'lost' | 'near' | 'plain' {
  if (kinds.includes('gone') || kinds.includes('reopened') || (kinds.includes('auto') && !number.auto_renewal))
    return 'lost';
  return kinds.includes('status') && number.current_status !== 'active' ? 'near' : 'plain';
}
