import type { AppError } from '../../../../shared/app-error';
import type { Day } from '../../../../shared/calendar/calendar-day';
import { createSerial } from '../../../../shared/async/serial';
import {
  encodeLedgerRecord,
  readLedgerRecord,
  type Announcement,
  type Announced,
  type SentAnnouncement,
  type LedgerRecord,
} from '../../storage/formats/ledger-format';
import type { Journal } from '../../storage/journal';
import type { Body } from '../../storage/journal-lines';
import { applyRecord, emptyLedger, prune, recordsOf, type LedgerState } from './ledger-state';
import { isAlert, type Alert } from './alert';

/**
 * The record of what was announced, so that nothing is announced twice and nothing is lost, whenever the app is killed.
 *
 * On disk it is a journal: the whole state, then a record for each thing that happened since. A record is on the disk
 * before the call that wrote it resolves. What is recorded counts in memory even where the disk refuses; all of it is
 * written as soon as the disk takes it again.
 */
export interface Ledger {
  /**
   * Reads the file; never rejects. A damaged one is set aside and reported, and what of it is whole counts. What was
   * announced is not known for sure then, so that all offsets through a day count as announced, lest everything is
   * announced again at once.
   *
   * @param dueDay the last day whose offsets have fallen due
   */
  load(dueDay: Day): Promise<AppError | null>;
  /** Moves whenever what the ledger tells changes. */
  version(): number;
  /** What was last said of a number's renewal. */
  announced(key: string): Announced | null;
  /** Offsets that fell due through this day count as announced. */
  settledThrough(): Day | null;
  /**
   * Settles no more than what has fallen due while the noted day lies ahead, since a clock that was wrong may have noted
   * it, and nothing would be announced until then. To be called before each look: clocks are set at any time.
   */
  correctSettled(dueDay: Day): void;
  /** Alerts that are still to be announced, oldest first. */
  dueAlerts(): Alert[];
  /** What was begun when the app was killed: it may have been shown, or not. */
  underWay(): Announcement | null;
  /** Shown announcements, oldest first. */
  history(): readonly SentAnnouncement[];
  /** Before a notification is shown. @throws {AppError} disk_full, disk_denied, disk_failed (as all below) */
  intend(announcement: Announcement): Promise<void>;
  /** After it was shown. */
  shown(id: string): Promise<void>;
  /** It was not shown, or is no longer wanted. */
  dropped(id: string): Promise<void>;
  clicked(id: string, at: number): Promise<void>;
  /** Notes what is to be announced; what is noted already, announced or not, is not noted twice. */
  addAlerts(alerts: readonly Alert[]): Promise<void>;
  /** When (epoch ms) the last digest of a channel was sent, or there was nothing to send; null before the first. */
  digestedAt(): number | null;
  /** Notes that the digest of an instant (epoch ms) is done. */
  digested(at: number): Promise<void>;
  /** Forgets alerts, announced or not: what they were about no longer holds. */
  withdraw(keys: readonly string[]): Promise<void>;
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>;
}

/** @param today the user's day, for forgetting what is long past */
export function createLedger(journal: Journal, today: () => Day): Ledger {
  const state: LedgerState = emptyLedger(null);
  let version = 0;
  const serial = createSerial();

  function* all(): Generator<Body> {
    prune(state, today());
    for (const record of recordsOf(state)) yield encodeLedgerRecord(record);
    yield* state.unknown;
  }

  /** Counts at once, and is written in the order of the calls. */
  function note(record: LedgerRecord): Promise<void> {
    applyRecord(state, record);
    version++;
    return serial(() => journal.write([encodeLedgerRecord(record)], all));
  }

  function correctSettled(dueDay: Day): void {
    const { settledThrough, settledLater } = state;
    // days pass as they should, so the clock that noted the later one was wrong
    const isPast = settledThrough !== null && settledThrough + 1 < today();
    if (isPast && settledLater !== null && today() < settledLater) {
      return void note({ type: 'settled', through: settledThrough }).catch(() => undefined); // the next write tries again
    }
    // it lies ahead by a day where the user has moved to another time zone
    if (settledThrough === null || settledThrough <= today() + 1) return;
    const later = Math.max(settledThrough, settledLater ?? settledThrough);
    void note({ type: 'settled', through: dueDay, later }).catch(() => undefined); // the next write tries again
  }

  function take(body: Buffer): void {
    const record = readLedgerRecord(body);
    if (record) applyRecord(state, record);
    else state.unknown.push(Buffer.from(body));
  }

  return {
    async load(dueDay) {
      const { problem, isComplete } = await journal.load(({ body }) => take(body));
      if (!isComplete) {
        state.settledThrough = Math.max(dueDay, state.settledThrough ?? dueDay);
        await serial(() => journal.rewrite(all())).catch(() => undefined); // the next write tries again
      }
      correctSettled(dueDay);
      return problem;
    },
    version: () => version,
    announced: (key) => state.announced.get(key) ?? null,
    settledThrough() {
      const { settledThrough, settledLater } = state;
      const isThere = settledLater !== null && settledLater <= today();
      return isThere ? Math.max(settledLater, settledThrough ?? settledLater) : settledThrough;
    },
    correctSettled,
    dueAlerts: () =>
      [...state.alerts.values()].flatMap(({ alert, announcedAt }) =>
        announcedAt === null && isAlert(alert) ? [alert] : [],
      ),
    underWay: () => state.underWay,
    history: () => state.history,
    intend: (announcement) => note({ type: 'intent', announcement }),
    shown: (id) => note({ type: 'shown', id }),
    dropped: (id) => note({ type: 'dropped', id }),
    clicked: (id, at) => note({ type: 'clicked', id, at }),
    async addAlerts(alerts) {
      const fresh = alerts.filter(({ key }) => !state.alerts.has(key));
      if (fresh.length > 0) await note({ type: 'due', alerts: fresh });
    },
    digestedAt: () => state.digestedAt,
    digested: (at) => note({ type: 'digested', at }),
    async withdraw(keys) {
      const known = keys.filter((key) => state.alerts.has(key));
      if (known.length > 0) await note({ type: 'withdrawn', keys: known });
    },
    settled: () => serial(() => undefined),
  };
}
