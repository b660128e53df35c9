import { createNumbersSource, type NumbersSource } from '../lists/numbers-source';
import { createSyncRecords, type SyncRecords } from '../log/sync-record';
import { createSync, type Sync } from '../sync/sync';
import { createSampleServer, type SampleServer } from '../talkover/sample-server';
import type { NumberWorker } from '../worker/number-worker';
import type { CoreOptions } from './core-options';
import type { Signals } from './signals';
import type { Stored } from './stored';
import type { Warnings } from './warnings';

/** Where lists come from, and when. */
export interface Fetching {
  sample: SampleServer;
  source: NumbersSource;
  sync: Sync;
  /** The last syncs, for diagnostics. */
  syncs: SyncRecords;
}

export function createFetching(
  options: CoreOptions,
  { stored, worker, signals, warnings }: { stored: Stored; worker: NumberWorker; signals: Signals; warnings: Warnings },
): Fetching {
  const { clock, log, random, fetch } = options;
  const { settings, vault } = stored;
  const sample = createSampleServer(clock);
  const onClock = (problem: unknown) => warnings.warn('clock', problem);
  const source = createNumbersSource({ fetch, clock, random, vault, sample, worker, onClock });
  const syncs = createSyncRecords(log);
  const sync = createSync({
    clock,
    random,
    intervalMs: () => settings.settings().syncIntervalMinutes * 60_000,
    onChange: signals.changed.emit,
    onFinished: (environmentId, outcome) => syncs.add(clock.now(), environmentId, outcome),
  });
  return { sample, source, sync, syncs };
}
