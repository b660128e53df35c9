import { sentAfter } from '../../../../shared/reminders/plan';
import type {
  Announcement,
  Given,
  GivenAnnouncement,
  LedgerRecord,
  StoredAlert,
} from '../../storage/formats/ledger-format';
import { ALERTS } from '../alerts';
import { isNotice } from './notice';

/** Everything the record of reminders knows. */
export interface LedgerState {
  /** Stages that fell due through this day count as given: what a record that was lost may have held. */
  settledThrough: number | null;
  given: Map<string, Given>;
  notices: Map<string, { alert: StoredAlert; givenAt: number | null }>;
  /** Begun, and not known to have been shown or not. */
  underWay: Announcement | null;
  /** Oldest first. */
  history: GivenAnnouncement[];
  /** Records of a later version, as they were found. */
  unknown: Buffer[];
}

export function emptyLedger(settledThrough: number | null): LedgerState {
  return { settledThrough, given: new Map(), notices: new Map(), underWay: null, history: [], unknown: [] };
}

/** How long (days) after its renewal, and how long after it was shown, an entry is kept. */
const KEPT_DAYS = 60;
const KEPT_MS = KEPT_DAYS * 86_400_000;
const MOST_HISTORY = 500;
/** So many notices that were given are kept, and all of the last announcement: a fetch that is repeated may find them again. */
const MOST_GIVEN_NOTICES = 500;

/** Takes one record into the state. */
export function applyRecord(state: LedgerState, record: LedgerRecord): void {
  switch (record.type) {
    case 'settled':
      state.settledThrough = record.through;
      return;
    case 'given':
      state.given.set(record.given.key, record.given);
      return;
    case 'alert':
      state.notices.set(record.alert.key, { alert: record.alert, givenAt: record.givenAt });
      return;
    case 'told':
      state.history.push(record.announcement);
      return;
    case 'intent':
      state.underWay = record.announcement;
      return;
    case 'shown':
      if (state.underWay?.id !== record.id) return;
      noteGiven(state, state.underWay);
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
    case 'owed':
      for (const alert of record.alerts) {
        if (!state.notices.has(alert.key)) state.notices.set(alert.key, { alert, givenAt: null });
      }
      return;
    case 'withdrawn':
      for (const key of record.keys) state.notices.delete(key);
  }
}

function noteGiven(state: LedgerState, announcement: Announcement): void {
  for (const said of announcement.renewals) {
    const { key, day } = said;
    state.given.set(key, { key, ...sentAfter(state.given.get(key) ?? null, day, said) });
  }
  for (const key of announcement.notices) {
    const kept = state.notices.get(key);
    if (kept) kept.givenAt = announcement.at;
  }
  // nobody asks later which notices it was about, and they may be as many as there are numbers
  state.history.push({ ...announcement, notices: [], clickedAt: null });
  if (state.history.length > MOST_HISTORY) state.history.shift();
  forgetGivenNotices(state, announcement);
}

/** Forgets those that were given longest ago, so that memory does not grow with every sync that changes something. */
function forgetGivenNotices(state: LedgerState, last: Announcement): void {
  const isOfLast = new Set(last.notices);
  const given = [...state.notices].flatMap(([key, { alert, givenAt }]) =>
    givenAt === null || isStanding(alert) || isOfLast.has(key) ? [] : [{ key, givenAt }],
  );
  if (given.length <= MOST_GIVEN_NOTICES) return;
  given.sort((a, b) => a.givenAt - b.givenAt);
  for (const { key } of given.slice(0, given.length - MOST_GIVEN_NOTICES)) state.notices.delete(key);
}

/**
 * Forgets what nobody can ask for any more: renewals whose day is long past, and old history. A clock that is wrong for
 * an hour must not make it forget what is needed once it is right, so something must also have been said of a renewal
 * that is as much later.
 *
 * @param today the user's day
 */
export function prune(state: LedgerState, today: number): void {
  let latest = -Infinity;
  for (const { day } of state.given.values()) latest = Math.max(latest, day);
  const before = Math.min(today, latest) - KEPT_DAYS;
  for (const [key, { day }] of state.given) if (day < before) state.given.delete(key);

  const newest = state.history.at(-1)?.at ?? 0;
  state.history = state.history.filter(({ at }) => at > newest - KEPT_MS).slice(-MOST_HISTORY);
  for (const [key, { alert, givenAt }] of state.notices) {
    if (givenAt !== null && givenAt < newest - KEPT_MS && !isStanding(alert)) state.notices.delete(key);
  }
}

/** Everything the ledger knows, as records. */
export function recordsOf(state: LedgerState): LedgerRecord[] {
  const { settledThrough, underWay } = state;
  return [
    ...(settledThrough === null ? [] : [{ type: 'settled' as const, through: settledThrough }]),
    ...[...state.given.values()].map((given) => ({ type: 'given' as const, given })),
    ...[...state.notices.values()].map((kept) => ({ type: 'alert' as const, ...kept })),
    ...state.history.map((announcement) => ({ type: 'told' as const, announcement })),
    ...(underWay ? [{ type: 'intent' as const, announcement: underWay }] : []),
  ];
}

/** Whether an alert is remembered until its cause is over: that a token was refused, until another one is accepted. */
function isStanding(alert: StoredAlert): boolean {
  return isNotice(alert) && ALERTS[alert.kind].isStanding;
}
