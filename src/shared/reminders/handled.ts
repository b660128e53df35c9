import type { Day } from '../calendar/calendar-day';
import type { PhoneNumber } from '../numbers/phone-number';
import { isDayCounted, isInEndangeredStatus } from '../renewals/renewal';
import { isSameCycle } from './offsets';

/**
 * The user has dealt with a renewal: no more reminders about it, unless something gets worse. What was true of the number
 * is kept, because only a comparison tells whether something did.
 */
export interface Handled {
  /** The renewal date; it follows later dates within the same renewal. */
  day: Day;
  /** When the user said so, epoch ms. */
  at: number;
  /** Auto-renewal was on then, or has been since. */
  autoRenewal: boolean;
  /** The number was in a status in which it may not renew, and has been in no other since. */
  endangered: boolean;
  /** When a sync showed that the number will renew, epoch ms; null while none has. */
  confirmedAt: number | null;
  /** The day was counted from that of the fetch. It may come out a day earlier: the server's day turns at another time. */
  isCounted?: true | undefined;
}

/** What of a number decides whether the matter is still settled. */
type HandledFields = Pick<PhoneNumber, 'auto_renewal' | 'current_status'>;
type DatedFields = HandledFields & Pick<PhoneNumber, 'renewal_date'>;

/** The renewal of a number on `day`, marked as handled. @param at epoch ms */
export function handledNow(number: DatedFields, day: Day, at: number): Handled {
  return { day, at, ...conditionOf(number), confirmedAt: null, ...(isDayCounted(number) && { isCounted: true }) };
}

/** Whether no more reminders are wanted about a renewal on `day`: it is the one that was handled, and nothing got worse. */
export function isHandled(handled: Handled | null, number: HandledFields, day: Day): handled is Handled {
  return handled !== null && isSameCycle(handled.day, day) && !whatIsWorse(handled, number, day);
}

/** The renewals among the user's decisions that are handled, by number id. */
export function handledOf(decisions: Readonly<Record<string, { handled: Handled | null }>>): Map<string, Handled> {
  return new Map(Object.entries(decisions).flatMap(([id, { handled }]) => (handled ? [[id, handled]] : [])));
}

/** Why a sync confirms a handled renewal: the number will renew, or its date moved on to the next period. */
type Confirmation = 'renews' | 'moved';
/** Why one is reopened: its date moved nearer, auto-renewal is off again, or its status endangers the renewal. */
const REOPENINGS = ['nearer', 'auto_off', 'status'] as const;
/** What a sync found out about a handled renewal. */
export type HandledOutcome = Confirmation | (typeof REOPENINGS)[number];

/** Whether reminders resume. */
export function isReopened(outcome: HandledOutcome): boolean {
  return (REOPENINGS as readonly HandledOutcome[]).includes(outcome);
}

export interface SettledHandled {
  /** What is kept from now on; the same object where nothing changed. */
  handled: Handled | null;
  /** What is worth telling the user; null for nothing. */
  outcome: HandledOutcome | null;
}

/**
 * Compares a handled renewal with the number as the latest sync found it.
 *
 * @param day the number's renewal date; null where the API sends none, which says nothing
 * @param at epoch ms
 */
export function settleHandled(handled: Handled, number: DatedFields, day: Day | null, at: number): SettledHandled {
  if (day === null) return { handled, outcome: null };
  if (!isSameCycle(handled.day, day)) return { handled: null, outcome: isConfirmed(handled) ? null : 'moved' };
  const worse = whatIsWorse(handled, number, day);
  if (worse) return { handled: null, outcome: worse };
  const isCounted = isDayCounted(number) ? handled.isCounted : undefined;
  const now = { day: isCounted ? Math.max(day, handled.day) : day, ...conditionOf(number) };
  const isSame = now.day === handled.day && isCounted === handled.isCounted;
  if (isSame && now.autoRenewal === handled.autoRenewal && now.endangered === handled.endangered) {
    return { handled, outcome: null };
  }
  const hasImproved = now.autoRenewal !== handled.autoRenewal || now.endangered !== handled.endangered;
  const isNews = hasImproved && !isConfirmed(handled) && now.autoRenewal && !now.endangered;
  return {
    handled: { ...handled, ...now, isCounted, confirmedAt: isNews ? at : handled.confirmedAt },
    outcome: isNews ? 'renews' : null,
  };
}

const isConfirmed = ({ confirmedAt }: Handled) => confirmedAt !== null;

function whatIsWorse(handled: Handled, number: HandledFields, day: Day): (typeof REOPENINGS)[number] | null {
  const { autoRenewal, endangered } = conditionOf(number);
  if (!handled.endangered && endangered) return 'status';
  if (handled.autoRenewal && !autoRenewal) return 'auto_off';
  return day < handled.day - (handled.isCounted ? 1 : 0) ? 'nearer' : null;
}

function conditionOf(number: HandledFields): Pick<Handled, 'autoRenewal' | 'endangered'> {
  return { autoRenewal: number.auto_renewal, endangered: isInEndangeredStatus(number) };
}
