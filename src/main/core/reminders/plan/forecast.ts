import { localDay } from '../../../../shared/calendar/calendar-day';
import { planReminders, timetableFrom } from '../../../../shared/reminders/plan';
import { AHEAD_DAYS } from '../../../../shared/renewals/outlook';
import { renewalAsOf } from '../../../../shared/renewals/renewal';
import type { ReminderSettings, Session } from '../../../../shared/settings';
import { byWeight, type ComingRenewal } from '../../renewals/renewal-summary';
import { composeAnnouncements, type Composed, type ComposeContext } from '../announce/announcements';
import { dueRenewal, plannedRenewal, planRules, type DueRenewal, type DueRules } from './due';

/** What would be announced at one moment (epoch ms): up to three notifications, or one digest. */
export interface Forecast {
  at: number;
  composed: Composed[];
}

export interface ForecastInput {
  coming: readonly ComingRenewal[];
  /** As they are now. */
  rules: DueRules;
  settings: ReminderSettings;
  /** As of now: null where a pause is over. */
  pausedUntil: Session['remindersPausedUntil'];
  /** Epoch ms. */
  now: number;
  context: Pick<ComposeContext, 'format' | 'environmentName' | 'areSeveral'>;
}

/**
 * What would be announced in the next 30 days if nothing changed, soonest first; nothing while reminders are off. Pauses
 * again and again: with 100,000 numbers it takes a second and more.
 */
export function* forecastReminders(input: ForecastInput): Generator<void, Forecast[]> {
  const { settings, pausedUntil, now, rules } = input;
  if (!settings.enabled || pausedUntil === 'forever') return [];
  const timetable = timetableFrom(Math.max(now, pausedUntil ?? now), settings);
  const last = localDay(now) + AHEAD_DAYS;

  const byMoment = new Map<number, DueRenewal[]>();
  for (const item of input.coming) {
    yield;
    for (const planned of planReminders(plannedRenewal(item, rules), timetable, planRules(item, rules), last)) {
      const items = byMoment.get(planned.at) ?? [];
      byMoment.set(planned.at, items);
      items.push(dueRenewal(item, planned));
    }
  }

  const forecast: Forecast[] = [];
  for (const [at, items] of [...byMoment].sort(([a], [b]) => a - b)) {
    yield;
    forecast.push({ at, composed: composedAt(at, items, input.context) });
  }
  return forecast;
}

function composedAt(at: number, items: readonly DueRenewal[], context: ForecastInput['context']): Composed[] {
  const today = localDay(at);
  const asOfThen = items
    .map((item) => ({ ...item, renewal: renewalAsOf(item.number, item.renewal.day, today) }))
    .sort(byWeight);
  return composeAnnouncements(asOfThen, [], null, { ...context, now: at, today });
}
