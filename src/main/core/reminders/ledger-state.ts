import { isSameCycle } from '../../../shared/reminders/stages';
import type {
  Announcement,
  Given,
  GivenAnnouncement,
  LedgerRecord,
  StoredAlert,
} from '../storage/formats/ledger-format';

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
    const before = state.given.get(said.key);
    const same = before && isSameCycle(before.day, said.day) ? before : { lapses: null, renews: null, snooze: null };
    const given: Given = { ...same, key: said.key, day: said.day, snooze: said.snooze ?? same.snooze };
    if (said.stage !== null) given[said.kind] = Math.min(said.stage, same[said.kind] ?? said.stage);
    state.given.set(said.key, given);
  }
  for (const key of announcement.notices) {
    const kept = state.notices.get(key);
    if (kept) kept.givenAt = announcement.at;
  }
  state.history.push({ ...announcement, clickedAt: null });
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
    // that a token was refused is remembered until another one is accepted
    if (givenAt !== null && givenAt < newest - KEPT_MS && alert.kind !== 'token') state.notices.delete(key);
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
