import { dayFromIso, utcDateOfDay } from '../shared/calendar/calendar-day';
import { asSent } from '../shared/numbers/extras';
import type { PhoneNumber } from '../shared/numbers/phone-number';

/** What a record is sent as. */
type Wire = Readonly<Record<string, unknown>>;

const AGENTS = [
  { id: 'agent-1', name: 'Reception' },
  { id: 'agent-2', name: 'Night shift' },
];

const inWords = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** The instant at which the day of a number's renewal begins, epoch ms. */
function renewalInstant({ renewal_date }: PhoneNumber): number {
  return utcDateOfDay(dayFromIso(renewal_date) ?? 0).getTime();
}

/** Values as servers send them against their own documentation: each as `--odd-values` sends it, one number after the other. */
const ODD_VALUES: readonly ((number: PhoneNumber) => Wire)[] = [
  // read
  (number) => ({
    renewal_date: inWords.format(renewalInstant(number)),
    auto_renewal: number.auto_renewal ? 'yes' : 'no',
  }),
  (number) => ({ renewal_date: renewalInstant(number) / 1_000, currency: number.currency.toLowerCase() }),
  (number) => ({ renewal_date: new Date(renewalInstant(number) - 3_600_000).toISOString(), current_status: 'Active ' }),
  (number) => ({ monthly_renewal_cost: `$${number.monthly_renewal_cost?.toLocaleString('en-US')}`, has_sms: 'no' }),
  // not read, or not known
  () => ({ renewal_date: '04/05/2027', days_until_monthly_renewal: null, is_due_for_monthly_renewal: null }),
  () => ({ renewal_date: 'soon', days_until_monthly_renewal: 'soon' }),
  () => ({ auto_renewal: 'maybe' }),
  () => ({ current_status: 'past_due' }),
  // made harmless
  (number) => ({ formatted_number: `\u202e${number.formatted_number}\u0007` }),
  (number) => ({ type: 'x'.repeat(5_000_000), formatted_number: number.formatted_number }),
  // documented elsewhere, or nowhere
  () => ({ environment: { id: 'env-1', name: 'Live' }, agents: AGENTS }),
  () => ({ agents: { 0: AGENTS[0], 2: AGENTS[1] } }),
  () => ({ agents: [], carrier: 'Example', tags: ['front desk'] }),
  // a number of the customer's own SIP trunk
  () => ({ renewal_date: null, monthly_renewal_cost: null, current_price: null, days_until_monthly_renewal: null }),
];

/** A number with odd values, as far as there are some for its place in the list. */
export function withOddValues(number: PhoneNumber, index: number): Wire {
  return { ...asSent(number), ...ODD_VALUES[index]?.(number) };
}
