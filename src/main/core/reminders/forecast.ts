import type { ReminderForecast } from '../../../shared/bridge';
import { localDay, type Day } from '../../../shared/calendar-day';
import { renewalAsOf } from '../../../shared/renewal';
import { snoozedUntil, stagesFor } from '../../../shared/reminders/preference';
import { dueMoment, nextAllowed } from '../../../shared/reminders/schedule';
import type { ReminderSettings, Session } from '../../../shared/settings';
import { byWeight, type ComingRenewal } from '../renewal-summary';
import { composeAnnouncements, type ComposeContext } from './announcements';
import { owedRenewals, type OwedRenewal, type OwedRules } from './owed';
import { numberKey } from './number-key';

const FORECAST_DAYS = 30;

export interface ForecastInput {
  coming: readonly ComingRenewal[];
  /** As they are now. */
  rules: OwedRules;
  settings: ReminderSettings;
  pausedUntil: Session['remindersPausedUntil'];
  /** Epoch ms. */
  now: number;
  context: Pick<ComposeContext, 'format' | 'accountName'>;
}

/**
 * What would be announced in the next 30 days if nothing changed, soonest first; nothing while reminders are off. Pauses
 * again and again: with 100,000 numbers it takes a second and more.
 */
export function* forecastReminders(input: ForecastInput): Generator<void, ReminderForecast[]> {
  const { settings, pausedUntil, now, rules } = input;
  if (!settings.enabled || pausedUntil === 'forever') return [];
  const earliest = nextAllowed(Math.max(now, pausedUntil ?? now), settings);
  const last = localDay(now) + FORECAST_DAYS;
  const moments = new Map<Day, number>();
  for (let day = rules.dueDay + 1; day <= last; day++) {
    moments.set(day, Math.max(earliest, dueMoment(day, settings)));
  }

  /** By moment, then by number: of the stages that fall on one moment, the last is given. */
  const plan = new Map<number, Map<string, OwedRenewal>>();
  function add(moment: number, item: OwedRenewal): void {
    const atMoment = plan.get(moment) ?? new Map<string, OwedRenewal>();
    plan.set(moment, atMoment);
    atMoment.set(item.key, item);
  }

  for (const item of input.coming) {
    yield;
    for (const owed of owedRenewals([item], rules)) add(earliest, owed);
  }
  for (const item of input.coming) {
    yield;
    for (const [day, owed] of laterStages(item, rules, last)) {
      const moment = moments.get(day);
      if (moment !== undefined) add(moment, owed);
    }
  }

  const forecast: ReminderForecast[] = [];
  for (const [at, items] of [...plan].sort(([a], [b]) => a - b)) {
    yield;
    forecast.push({ at, notifications: wordsAt(at, [...items.values()], input.context) });
  }
  return forecast;
}

/** The stages of a number that are still to come, by the day on which they fall due, earliest first. */
function laterStages(item: ComingRenewal, rules: OwedRules, last: Day): [Day, OwedRenewal][] {
  const { account, number, renewal } = item;
  const key = numberKey(account, number.id);
  const preference = rules.preference(account, number.id);
  if (preference.muted) return [];
  const snooze = snoozedUntil(preference, renewal.day);
  const stages = stagesFor(preference, rules.stages);
  const later: [Day, OwedRenewal][] = [];
  for (const kind of ['lapses', 'renews'] as const) {
    for (const stage of stages[kind]) {
      const day = renewal.day - stage;
      const isToCome = day > rules.dueDay && day <= last && renewalAsOf(number, renewal.day, day).kind === kind;
      if (isToCome) later.push([Math.max(day, snooze ?? day), { ...item, key, stage, snooze: null }]);
    }
  }
  if (snooze !== null && snooze > rules.dueDay) later.push([snooze, { ...item, key, stage: null, snooze }]);
  return later.sort(([a], [b]) => a - b);
}

function wordsAt(
  at: number,
  items: readonly OwedRenewal[],
  context: ForecastInput['context'],
): ReminderForecast['notifications'] {
  const today = localDay(at);
  const asOfThen = items
    .map((item) => ({ ...item, renewal: renewalAsOf(item.number, item.renewal.day, today) }))
    .sort(byWeight);
  return composeAnnouncements(asOfThen, [], null, { ...context, now: at, today }).map(({ notification, renewals }) => {
    const { title, body, urgency } = notification;
    return { title, body, urgency, count: renewals.length };
  });
}
