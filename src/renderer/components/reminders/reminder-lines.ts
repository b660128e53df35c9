import type { AppState } from '../../../shared/bridge/state';
import type { ReminderForecast, ReminderInbox } from '../../../shared/bridge/requests/reminders';
import type { Target } from '../../../shared/bridge/target';
import { localDay, type Day } from '../../../shared/calendar/calendar-day';
import { realEnvironments } from '../../../shared/environment';
import type { NumberRef } from '../../../shared/numbers/number-ref';

/** What is due and waits, what would be sent in the next 30 days, and what was sent. */
type ReminderSection = 'waiting' | 'upcoming' | 'sent';

/** A reminder as the list of reminders shows it. */
export interface ReminderEntry {
  /** Identifies it in its section while others are added or removed above it. */
  key: string;
  section: ReminderSection;
  title: string;
  body: string;
  urgency: 'normal' | 'critical';
  /** When it was or would be sent (epoch ms); null while it waits. */
  at: number | null;
  /** When the notification was clicked (epoch ms). */
  clickedAt: number | null;
  /** The first of its section on a day of the user. */
  startsDay: boolean;
  /** How many numbers it is about. */
  count: number;
  /** The number whose renewal can be decided about; null where it is about several, or that is over. */
  number: NumberRef | null;
  /** How many of them are not handled yet. */
  openCount: number;
  /** Where it leads; null where its numbers are to be asked for, or it leads nowhere. */
  target: Target | null;
  /** Where the numbers of an upcoming one are found. */
  preview: { at: number; index: number; title: string } | null;
}

/** What is drawn below each other. */
export type ReminderLine =
  | { kind: 'heading'; section: ReminderSection; count: number }
  | { kind: 'entry'; entry: ReminderEntry }
  /** Nothing in the section, or more than is sent of it. */
  | { kind: 'nothing'; section: 'upcoming' | 'sent' }
  | { kind: 'more'; count: number };

/**
 * The lines of all sections, in their order.
 *
 * @param forecast null while it is not known
 * @param waitingCount how many wait, of which the inbox has the first
 */
export function reminderLines(
  inbox: ReminderInbox,
  forecast: readonly ReminderForecast[] | null,
  waitingCount: number,
): ReminderLine[] {
  const waiting = inbox.waiting.map(waitingEntry);
  const more = waitingCount - waiting.length;
  return [
    ...(waiting.length > 0 ? section('waiting', waiting, waitingCount) : []),
    ...(waiting.length > 0 && more > 0 ? [{ kind: 'more' as const, count: more }] : []),
    ...section('upcoming', (forecast ?? []).flatMap(upcomingEntries)),
    ...section('sent', inbox.sent.map(sentEntry)),
  ];
}

/** Identifies a line: what is focused or clicked must not become another reminder when lines are added above it. */
export function keyOf(line: ReminderLine): string {
  if (line.kind === 'entry') return `${line.entry.section} ${line.entry.key}`;
  return line.kind === 'more' ? line.kind : `${line.kind} ${line.section}`;
}

/** What a reminder about one number says changes from day to day; which number it is about does not. */
function keyFrom({ at, number, title, body }: Pick<ReminderEntry, 'at' | 'number' | 'title' | 'body'>): string {
  return JSON.stringify(number ? [at, number.environmentId, number.numberId] : [at, title, body]);
}

function section(name: ReminderSection, entries: readonly ReminderEntry[], count = entries.length): ReminderLine[] {
  const lines: ReminderLine[] = [];
  const keys = new Map<string, number>();
  let last: Day | null = null;
  for (const entry of entries) {
    const day = entry.at === null ? null : localDay(entry.at);
    const startsDay = day !== null && day !== last;
    last = day;
    const times = (keys.get(entry.key) ?? 0) + 1;
    keys.set(entry.key, times);
    lines.push({ kind: 'entry', entry: { ...entry, startsDay, key: times > 1 ? `${entry.key} ${times}` : entry.key } });
  }
  if (lines.length === 0 && name !== 'waiting') lines.push({ kind: 'nothing', section: name });
  return [{ kind: 'heading', section: name, count }, ...lines];
}

const NEITHER = { startsDay: false, clickedAt: null, preview: null };

function waitingEntry({
  title,
  body,
  urgency,
  target,
  number,
  isHandled,
}: ReminderInbox['waiting'][number]): ReminderEntry {
  const key = keyFrom({ at: null, number, title, body });
  const known = { key, section: 'waiting', title, body, urgency, at: null, count: 1 } as const;
  return { ...NEITHER, ...known, number, openCount: isHandled ? 0 : 1, target: leadingOn(target) };
}

function sentEntry({
  id,
  title,
  body,
  urgency,
  at,
  clickedAt,
  target,
  number,
  isHandled,
}: ReminderInbox['sent'][number]): ReminderEntry {
  const known = { key: id, section: 'sent', title, body, urgency, at, clickedAt, count: 1 } as const;
  return { ...NEITHER, ...known, number, openCount: isHandled ? 0 : 1, target: leadingOn(target) };
}

function upcomingEntries({ at, notifications }: ReminderForecast): ReminderEntry[] {
  return notifications.map(({ title, body, urgency, count, number, openCount }, index) => ({
    ...NEITHER,
    key: keyFrom({ at, number, title, body }),
    section: 'upcoming',
    title,
    body,
    urgency,
    at,
    count,
    number,
    openCount,
    target: number && { view: 'numbers', ...number },
    preview: { at, index, title },
  }));
}

/** One that leads to the reminders leads nowhere from here. */
function leadingOn(target: Target): Target | null {
  return target.view === 'reminders' ? null : target;
}

/** Why nothing is upcoming: the first thing that the user would have to change. */
export function whyNothing(state: Pick<AppState, 'settings' | 'tray' | 'environments' | 'savedViews'>) {
  const { reminders } = state.settings;
  if (realEnvironments(state.environments).length === 0) {
    return state.environments.length === 0 ? 'no_environment' : 'sample';
  }
  if (!reminders.enabled) return 'disabled';
  if (state.tray.pausedUntil === 'forever') return 'paused';
  if (reminders.offsets.lapses.length + reminders.offsets.renews.length === 0) return 'no_offsets';
  return state.savedViews.some(({ reminds }) => reminds) ? 'limited' : 'nothing';
}
