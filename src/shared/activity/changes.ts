import { dayFromIso, type Day } from '../calendar/calendar-day';
import { agentNames, talkoverEnvironmentName } from '../numbers/extras';
import type { PhoneNumber } from '../numbers/phone-number';
import { wordOf } from '../numbers/word';
import { isReopened, settleHandled, type Handled, type HandledOutcome } from '../reminders/handled';
import { isSameCycle } from '../reminders/offsets';
import { currencyOf } from '../renewals/money';
import { nextRenewal } from '../renewals/renewal';

/** What can become of a number between two fetches, what is lost first. A number can have several of the last ones at once. */
export const CHANGE_KINDS = [
  'gone',
  'back',
  'added',
  'reopened',
  'status',
  'auto',
  'renewal',
  'price',
  'cost',
  'type',
  'capabilities',
  'sandbox',
  'agents',
  'environment',
  'confirmed',
  'renewed',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The fields whose changes are shown, by the kind of change they make; renewal dates make two. */
const FIELDS_OF = {
  status: ['current_status'],
  auto: ['auto_renewal'],
  price: ['current_price', 'currency'],
  cost: ['monthly_renewal_cost', 'currency'],
  type: ['type'],
  capabilities: ['has_voice', 'has_sms', 'has_mms', 'has_fax', 'has_whatsapp'],
  sandbox: ['is_sandbox'],
} as const satisfies Partial<Record<ChangeKind, readonly (keyof PhoneNumber)[]>>;

const TOLD_FIELDS: readonly (keyof PhoneNumber)[] = [
  ...new Set<keyof PhoneNumber>([...Object.values(FIELDS_OF).flat(), 'renewal_date', 'agents', 'talkover_environment']),
];

/** What became of a renewal that the user had marked as handled. */
export interface HandledChange {
  /** When the user marked it, epoch ms. */
  at: number;
  outcome: HandledOutcome;
}

/** What a number was like before, as far as it was not as it is now. */
export type Before = Partial<PhoneNumber> & { handled?: HandledChange };

/** What is shown of a number that changed. */
export interface ReportedChange {
  /** In the order of {@link CHANGE_KINDS}; never empty. */
  kinds: ChangeKind[];
  before: Before;
}

/**
 * What is shown of a number that is in both lists; null where only fields differ that mean nothing to the user.
 * @param today the user's day at the later of the two fetches
 */
export function reportedChange(before: PhoneNumber, after: PhoneNumber, today: Day): ReportedChange | null {
  const fields = TOLD_FIELDS.filter((field) => isAnother(field, before, after));
  if (fields.length === 0) return null;
  const changed = new Set(fields);
  const found = new Set<ChangeKind>();
  for (const [kind, its] of Object.entries(FIELDS_OF) as [keyof typeof FIELDS_OF, readonly (keyof PhoneNumber)[]][]) {
    if (its.some((field) => changed.has(field) && hasAmount(kind, before, after))) found.add(kind);
  }
  if (changed.has('agents')) found.add('agents');
  if (changed.has('talkover_environment')) found.add('environment');
  if (changed.has('renewal_date')) {
    found.add(isRenewed(before.renewal_date, after.renewal_date, today) ? 'renewed' : 'renewal');
  }
  const kinds = CHANGE_KINDS.filter((kind) => found.has(kind));
  return kinds.length === 0
    ? null
    : { kinds, before: Object.fromEntries(fields.map((field) => [field, before[field]])) };
}

/**
 * As {@link reportedChange}, with what becomes of a handled renewal.
 * @param today the user's day at the later of the two fetches
 */
export function reportedChangeOfHandled(
  before: PhoneNumber,
  after: PhoneNumber,
  today: Day,
  handled: Handled | undefined,
): ReportedChange | null {
  const reported = reportedChange(before, after, today);
  const day = nextRenewal(after, today, today)?.day ?? null;
  const outcome = handled ? settleHandled(handled, after, day, handled.at).outcome : null;
  if (!handled || outcome === null) return reported;
  const kind: ChangeKind = isReopened(outcome) ? 'reopened' : 'confirmed';
  return {
    kinds: CHANGE_KINDS.filter((one) => one === kind || reported?.kinds.includes(one)),
    before: { ...reported?.before, handled: { at: handled.at, outcome } },
  };
}

/**
 * Whether a field says something else than before. Lists of 0.1.0 have words as they were sent, and agents and environment
 * come with some answers only: that they were not sent says nothing of the number.
 */
function isAnother(field: keyof PhoneNumber, before: PhoneNumber, after: PhoneNumber): boolean {
  if (Object.is(before[field], after[field])) return false;
  if (field === 'current_status' || field === 'type') return wordOf(before[field]) !== wordOf(after[field]);
  if (field === 'currency') return currencyOf(before.currency) !== currencyOf(after.currency);
  if (field === 'agents') return isSent(before, after, field) && namesIn(before) !== namesIn(after);
  if (field !== 'talkover_environment') return true;
  return isSent(before, after, field) && talkoverEnvironmentName(before) !== talkoverEnvironmentName(after);
}

function isSent(before: PhoneNumber, after: PhoneNumber, field: 'agents' | 'talkover_environment'): boolean {
  return before[field] !== undefined && after[field] !== undefined;
}

/** In whatever order they are sent. */
function namesIn(number: PhoneNumber): string {
  return agentNames(number).sort().join('\n');
}

/** A change of currency counts where there is an amount, and not where none is known. */
function hasAmount(kind: ChangeKind, before: PhoneNumber, after: PhoneNumber): boolean {
  const field = kind === 'price' ? 'current_price' : kind === 'cost' ? 'monthly_renewal_cost' : null;
  return field === null || before[field] !== null || after[field] !== null;
}

/** So many days before its day a number may renew already: it is charged somewhat earlier, or in another time zone. */
const EARLY_DAYS = 3;

/** Whether the day of a renewal came, and the next period's took its place. */
function isRenewed(before: string | null, after: string | null, today: Day): boolean {
  const [was, is] = [dayFromIso(before), dayFromIso(after)];
  return was !== null && is !== null && !isSameCycle(was, is) && was <= today + EARLY_DAYS;
}

/** Whether it counts as unread: that a number renewed as expected is kept, but isn't news. */
export function isNews(kinds: readonly ChangeKind[]): boolean {
  return kinds.some((kind) => kind !== 'renewed');
}
