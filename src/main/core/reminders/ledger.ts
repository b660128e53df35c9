import type { AppError } from '../../../shared/app-error';
import type { Day } from '../../../shared/calendar-day';
import { createSerial } from '../async/serial';
import type { JournalFile } from '../journal-file';
import {
  applyRecord,
  emptyLedger,
  prune,
  recordSchema,
  stateFromLine,
  stateLine,
  stateLineSchema,
  type Announcement,
  type Given,
  type GivenAnnouncement,
  type LedgerRecord,
  type LedgerState,
} from './ledger-state';
import type { Notice } from './notice';

/** More lines than these, and the file is written anew. */
const MOST_LINES = 1_000;

/**
 * The record of what was announced, so that nothing is announced twice and nothing is lost, whenever the app is killed.
 *
 * On disk it is a journal: a first line with the whole state, then a line for each thing that happened since. A line is
 * on the disk before the call that wrote it resolves. What is recorded counts in memory even where the disk refuses; all
 * of it is written as soon as the disk takes it again.
 */
export interface Ledger {
  /**
   * Reads the file; never rejects. A damaged one is set aside and reported. What was given is not known then, so that
   * all stages through a day count as given, lest everything comes again at once.
   *
   * @param dueDay the last day whose stages have fallen due
   */
  load(dueDay: Day): Promise<AppError | null>;
  /** Moves whenever what the ledger tells is another. */
  version(): number;
  /** What was last said of a number's renewal. */
  given(key: string): Given | null;
  /** Stages that fell due through this day count as given. */
  settledThrough(): Day | null;
  /** Notices that are still to be given, oldest first. */
  owedNotices(): Notice[];
  /** What was begun when the app was killed: it may have been shown, or not. */
  underWay(): Announcement | null;
  /** Shown announcements, oldest first. */
  history(): readonly GivenAnnouncement[];
  /** Before a notification is shown. @throws {AppError} disk_full, disk_denied, disk_failed (as all below) */
  intend(announcement: Announcement): Promise<void>;
  /** After it was shown. */
  shown(id: string): Promise<void>;
  /** It was not shown, or nobody wants it any more. */
  dropped(id: string): Promise<void>;
  clicked(id: string, at: number): Promise<void>;
  /** Notes what is to be announced; what is noted already, given or not, is not noted twice. */
  owe(notices: readonly Notice[]): Promise<void>;
  /** Forgets notices, given or not: what they told of is no longer so. */
  withdraw(keys: readonly string[]): Promise<void>;
}

/** @param today the user's day, for forgetting what is long past */
export function createLedger(file: JournalFile, today: () => Day): Ledger {
  let state: LedgerState = emptyLedger(null);
  let lines = 0;
  let version = 0;
  /** The file holds all that is in memory, and ends with a whole line. */
  let isWhole = false;
  const serial = createSerial();

  async function rewrite(): Promise<void> {
    prune(state, today());
    await file.replace(`${JSON.stringify(stateLine(state))}\n`);
    lines = 1;
    isWhole = true;
  }

  async function write(record: LedgerRecord): Promise<void> {
    if (!isWhole || lines >= MOST_LINES) return rewrite();
    isWhole = false; // a write that fails may leave half a line
    await file.append(`${JSON.stringify(record)}\n`);
    lines++;
    isWhole = true;
  }

  /** Counts at once, and is written in the order of the calls. */
  function note(record: LedgerRecord): Promise<void> {
    applyRecord(state, record);
    version++;
    return serial(() => write(record));
  }

  function parse(bytes: Buffer): LedgerState {
    const [first = '', ...rest] = bytes.toString('utf8').split('\n');
    const parsed = stateFromLine(stateLineSchema.parse(JSON.parse(first)));
    // what stands behind the last line break was being written when the app was killed
    const whole = rest.slice(0, -1);
    isWhole = rest.length > 0 && rest.at(-1) === '';
    lines = 1 + whole.length;
    for (const line of whole) applyRecord(parsed, recordSchema.parse(JSON.parse(line)));
    return parsed;
  }

  return {
    async load(dueDay) {
      const { content, problem } = await file.read(parse);
      if (content) state = content;
      if (!problem) return null;
      state = emptyLedger(dueDay);
      // what could not be read may still be whole; what is damaged lies beside it already
      if (problem.code === 'ledger_damaged') await serial(rewrite).catch(() => undefined); // the next write tries again
      return problem;
    },
    version: () => version,
    given: (key) => state.given.get(key) ?? null,
    settledThrough: () => state.settledThrough,
    owedNotices: () => [...state.notices.values()].flatMap(({ notice, givenAt }) => (givenAt === null ? [notice] : [])),
    underWay: () => state.underWay,
    history: () => state.history,
    intend: (announcement) => note({ type: 'intent', announcement }),
    shown: (id) => note({ type: 'shown', id }),
    dropped: (id) => note({ type: 'dropped', id }),
    clicked: (id, at) => note({ type: 'clicked', id, at }),
    async owe(notices) {
      const fresh = notices.filter(({ key }) => !state.notices.has(key));
      if (fresh.length > 0) await note({ type: 'owed', notices: fresh });
    },
    async withdraw(keys) {
      const known = keys.filter((key) => state.notices.has(key));
      if (known.length > 0) await note({ type: 'withdrawn', keys: known });
    },
  };
}
