import type { AppError, ErrorCode } from '../../../shared/app-error';
import type { SyncOutcome } from '../sync/environment-sync';
import { idWord } from './entry';
import type { Log } from './log';

/** A sync that ended, as the diagnostics list it. */
export interface SyncRecord {
  /** Epoch ms. */
  at: number;
  /** {@link idWord} of the environment. */
  environment: string;
  status: 'ok' | ErrorCode;
  ms: number;
  count: number | null;
  setAside: number | null;
}

/** The syncs that ended last. */
export interface SyncRecords {
  add(at: number, environmentId: string, outcome: SyncOutcome): void;
  /** Oldest first. */
  all: () => readonly SyncRecord[];
}

const MOST_RECORDS = 30;

/** Logs each sync that ended, and keeps the last ones. One that the app itself cancelled is no failure. */
export function createSyncRecords(log: Log): SyncRecords {
  const records: SyncRecord[] = [];
  return {
    add(at, environmentId, { ms, result }) {
      const environment = idWord(environmentId);
      const failed = 'code' in result;
      const status = failed ? result.code : 'ok';
      const [count, setAside] = failed ? [null, null] : [result.count, result.setAside];
      records.push({ at, environment, status, ms, count, setAside });
      if (records.length > MOST_RECORDS) records.shift();
      if (failed) logFailure(log, result, { environment, status, ms });
      else log.info('sync finished', { environment, status, ms, count, setAside });
    },
    all: () => records,
  };
}

function logFailure(log: Log, error: AppError, facts: { environment: string; status: string; ms: number }): void {
  if (error.code === 'cancelled') log.info('sync cancelled', facts);
  else if (error.code === 'internal') log.error('sync failed', error, facts);
  else log.warn('sync failed', error, facts);
}
