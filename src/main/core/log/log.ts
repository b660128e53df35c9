import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { LOG_LEVELS, type LogLevel } from '../../../shared/settings';
import type { Clock } from '../ports/ports';
import { writeEntry, type Facts, type LogEntry } from './entry';
import { createRotatingFile, type RotatingFile } from './rotating-file';

/** The log as the parts of the app see it. Nothing here ever throws. */
export interface Log {
  /** Something that should not have happened. */
  error(event: string, error: unknown, facts?: Facts): void;
  /** Something that failed for a reason outside the app and that the user sees. */
  warn(event: string, error: unknown, facts?: Facts): void;
  info(event: string, facts?: Facts): void;
  debug(event: string, facts?: Facts): void;
}

/** The log as the shells and the diagnostics see it. */
export interface AppLog extends Log {
  /** Begins to write in `logs/` of the data folder; what was logged before is written then. */
  openIn(dataDir: string): void;
  /** Goes by a setting from now on, and hides these names; both are asked for each entry. */
  follow(options: { level: () => LogLevel; names: () => readonly string[] }): void;
  /** What must not be in any text that leaves the app. */
  names(): readonly string[];
  health(): LogHealth;
}

interface LogHealth {
  level: LogLevel;
  /** Entries that were left out because there were too many at once. */
  skipped: number;
  /** Entries that the disk did not take. */
  lost: number;
  /** What it said last: a system code such as `ENOSPC`; null where all was written. */
  lostBecause: string | null;
}

/** More than this within a minute is left out, of what went wrong and of the rest: something repeats itself. */
const MOST_A_MINUTE = 500;
const MINUTE_MS = 60_000;
/** Entries that are kept until it is known where the data folder is. */
const MOST_EARLY = 200;

/**
 * Makes the log. It is written to no file before {@link AppLog.openIn}, because another instance may own the folder.
 *
 * @param openFile only tests give another
 */
export function createLog(
  clock: Pick<Clock, 'now'>,
  openFile: (folder: string) => RotatingFile = createRotatingFile,
): AppLog {
  let file: RotatingFile | null = null;
  let level = (): LogLevel => 'info';
  let ownNames: readonly string[] = systemNames();
  let names = (): readonly string[] => [];
  const early: LogEntry[] = [];
  const minute = { since: 0, faults: 0, others: 0, skipped: 0 };
  const health = { skipped: 0, lost: 0, lostBecause: null as string | null };

  const allNames = () => [...ownNames, ...names()];

  function write(entry: LogEntry): void {
    if (!file) {
      if (early.length < MOST_EARLY) early.push(entry);
      return;
    }
    try {
      file.append(writeEntry(entry, allNames()));
    } catch (error) {
      health.lost++;
      health.lostBecause = systemCodeOf(error);
    }
  }

  function add(entryLevel: LogLevel, event: string, facts?: Facts, error?: unknown): void {
    if (LOG_LEVELS.indexOf(entryLevel) > LOG_LEVELS.indexOf(level())) return;
    const at = clock.now();
    if (Math.abs(at - minute.since) >= MINUTE_MS) {
      const { skipped } = minute;
      Object.assign(minute, { since: at, faults: 0, others: 0, skipped: 0 });
      if (skipped > 0) write({ at, level: 'warn', event: 'entries skipped', facts: { count: skipped } });
    }
    const isFault = entryLevel === 'error' || entryLevel === 'warn';
    if (++minute[isFault ? 'faults' : 'others'] > MOST_A_MINUTE) {
      minute.skipped++;
      health.skipped++;
      return;
    }
    write({ at, level: entryLevel, event, ...(facts && { facts }), ...(error !== undefined && { error }) });
  }

  return {
    error: (event, error, facts) => add('error', event, facts, error),
    warn: (event, error, facts) => add('warn', event, facts, error),
    info: (event, facts) => add('info', event, facts),
    debug: (event, facts) => add('debug', event, facts),
    openIn(dataDir) {
      ownNames = [...systemNames(), dataDir];
      file = openFile(join(dataDir, 'logs'));
      for (const entry of early.splice(0)) write(entry);
    },
    follow(options) {
      ({ level, names } = options);
    },
    names: allNames,
    health: () => ({ level: level(), ...health }),
  };
}

/** Names that every computer knows of its user. */
function systemNames(): string[] {
  const known = [homedir(), hostname()];
  try {
    known.push(userInfo().username);
  } catch {
    // a container may run as a user that has no entry
  }
  return known;
}

/** The library wraps what the system said into a sentence with the path. */
function systemCodeOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return code;
  return /\bE[A-Z]{2,15}\b/.exec(typeof message === 'string' ? message : '')?.[0] ?? 'unknown';
}
