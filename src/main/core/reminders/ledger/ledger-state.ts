import { sentAfter } from '../../../../shared/reminders/plan';
import type {
  Announcement,
  Announced,
  SentAnnouncement,
  LedgerRecord,
  StoredAlert,
} from '../../storage/formats/ledger-format';
import { ALERTS } from '../alerts';
import { isAlert } from './alert';

/** Everything the record of reminders knows. */
export interface LedgerState {
  /** Offsets that fell due through this day count as announced: what a record that was lost may have held. */
  settledThrough: number | null;
  /** What `settledThrough` was when that day lay ahead: it counts from then on, in case a clock that was behind read it. */
  settledLater: number | null;
  announced: Map<string, Announced>;
  alerts: Map<string, { alert: StoredAlert; announcedAt: number | null }>;
  /** Begun, and not known to have been shown or not. */
  underWay: Announcement | null;
  /** When (epoch ms) the last digest was sent, or there was nothing to send; null before the first, and without digests. */
  digestedAt: number | null;
  /** Oldest first. */
  history: SentAnnouncement[];
  /** Records of a later version, as they were found. */
  unknown: Buffer[];
}

export function emptyLedger(settledThrough: number | null): LedgerState {
  return {
    settledThrough,
    settledLater: null,
    announced: new Map(),
    alerts: new Map(),
    underWay: null,
    digestedAt: null,
    history: [],
    unknown: [],
  };
}

/** How long (days) after its renewal, and how long after it was shown, an entry is kept. */
const KEPT_DAYS = 60;
const KEPT_MS = KEPT_DAYS * 86_400_000;
const MOST_HISTORY = 500;
/** So many alerts that were announced are kept, and all of the last announcement: a fetch that is repeated may find them again. */
const MOST_ANNOUNCED_ALERTS = 500;
/** So many alerts wait, and all of the last sync: while reminders are off or can't be shown, each sync may add some. */
const MOST_WAITING_ALERTS = 10_000;

/** Takes one record into the state. */
export function applyRecord(state: LedgerState, record: LedgerRecord): void {
  switch (record.type) {
    case 'settled':
      state.settledThrough = record.through;
      state.settledLater = record.later ?? null;
      return;
    case 'announced':
      state.announced.set(record.announced.key, record.announced);
      return;
    case 'alert':
      state.alerts.set(record.alert.key, { alert: record.alert, announcedAt: record.announcedAt });
      return;
    case 'sent':
      state.history.push(record.announcement);
      return;
    case 'intent':
      state.underWay = record.announcement;
      return;
    case 'shown':
      if (state.underWay?.id !== record.id) return;
      noteAnnounced(state, state.underWay);
      state.underWay = null;
      return;
    case 'dropped':
      if (state.underWay?.id === record.id) state.underWay = null;
      return;
    case 'clicked': {
      const entry = state.history.findLast(({ id }) => id === record.id);
      if (entry) entry.clickedAt = record.at;
      return;
    }
    case 'due':
      for (const alert of record.alerts) {
        if (!state.alerts.has(alert.key)) state.alerts.set(alert.key, { alert, announcedAt: null });
      }
      forgetWaitingAlerts(state, record.alerts.length);
      return;
    case 'withdrawn':
      for (const key of record.keys) state.alerts.delete(key);
      return;
    case 'digested':
      state.digestedAt = record.at;
  }
}

function noteAnnounced(state: LedgerState, announcement: Announcement): void {
  for (const said of announcement.renewals) {
    const { key, day } = said;
    state.announced.set(key, { key, ...sentAfter(state.announced.get(key) ?? null, day, said) });
  }
  for (const key of announcement.alerts) {
    const kept = state.alerts.get(key);
    if (kept) kept.announcedAt = announcement.at;
  }
  // which alerts it was about is never asked later, and they may be as many as there are numbers
  state.history.push({ ...announcement, alerts: [], clickedAt: null });
  if (state.history.length > MOST_HISTORY) state.history.shift();
  forgetAnnouncedAlerts(state, announcement);
}

/** Forgets those that were announced longest ago, so that memory does not grow with every sync that changes something. */
function forgetAnnouncedAlerts(state: LedgerState, last: Announcement): void {
  const isOfLast = new Set(last.alerts);
  const announced = [...state.alerts].flatMap(([key, { alert, announcedAt }]) =>
    announcedAt === null || isStanding(alert) || isOfLast.has(key) ? [] : [{ key, announcedAt }],
  );
  if (announced.length <= MOST_ANNOUNCED_ALERTS) return;
  announced.sort((a, b) => a.announcedAt - b.announcedAt);
  for (const { key } of announced.slice(0, announced.length - MOST_ANNOUNCED_ALERTS)) state.alerts.delete(key);
}

/** Forgets those that have waited longest. */
function forgetWaitingAlerts(state: LedgerState, added: number): void {
  if (state.alerts.size <= MOST_WAITING_ALERTS) return;
  const waiting = [...state.alerts].flatMap(([key, { alert, announcedAt }]) =>
    announcedAt !== null || isStanding(alert) ? [] : [key],
  );
  const excess = waiting.length - Math.max(MOST_WAITING_ALERTS, added);
  for (const key of waiting.slice(0, Math.max(0, excess))) state.alerts.delete(key);
}

/** The day on which what was last said of a renewal fell due: it may have been said a year ahead. */
function fellDueOn({ day, lapses, renews, snooze }: Announced): number {
  const offsets = [lapses, renews].filter((offset) => offset !== null);
  const days = [...offsets.map((offset) => day - offset), ...(snooze === null ? [] : [snooze])];
  return days.reduce((a, b) => Math.max(a, b), -Infinity);
}

/**
 * Forgets what can't be asked for any more: renewals whose day is long past, and old history. A clock that is wrong for
 * an hour must not make it forget what is needed once it is right, so something that fell due as much later must also
 * have been said.
 *
 * @param today the user's day
 */
export function prune(state: LedgerState, today: number): void {
  let latest = -Infinity;
  for (const announced of state.announced.values()) latest = Math.max(latest, fellDueOn(announced));
  const before = Math.min(today, latest) - KEPT_DAYS;
  for (const [key, { day }] of state.announced) if (day < before) state.announced.delete(key);

  const newest = state.history.at(-1)?.at ?? 0;
  state.history = state.history.filter(({ at }) => at > newest - KEPT_MS).slice(-MOST_HISTORY);
  for (const [key, { alert, announcedAt }] of state.alerts) {
    if (announcedAt !== null && announcedAt < newest - KEPT_MS && !isStanding(alert)) state.alerts.delete(key);
  }
}

/** Everything the ledger knows, as records. */
export function recordsOf(state: LedgerState): LedgerRecord[] {
  const { settledThrough, settledLater, underWay, digestedAt } = state;
  const later = settledLater === null ? {} : { later: settledLater };
  return [
    ...(settledThrough === null ? [] : [{ type: 'settled' as const, through: settledThrough, ...later }]),
    ...[...state.announced.values()].map((announced) => ({ type: 'announced' as const, announced })),
    ...[...state.alerts.values()].map((kept) => ({ type: 'alert' as const, ...kept })),
    ...state.history.map((announcement) => ({ type: 'sent' as const, announcement })),
    ...(digestedAt === null ? [] : [{ type: 'digested' as const, at: digestedAt }]),
    ...(underWay ? [{ type: 'intent' as const, announcement: underWay }] : []),
  ];
}

/** Whether an alert is remembered until its cause is over: that a token was refused, until another one is accepted. */
function isStanding(alert: StoredAlert): boolean {
  return isAlert(alert) && ALERTS[alert.kind].isStanding;
}
