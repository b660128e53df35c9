import { parentPort } from 'node:worker_threads';
import { AppError } from '../../shared/app-error';
import { findComing, findNumbers, readNumbers, type PackedChanges, type ReadNumbers } from './number-jobs';
import type { Job, JobResult } from './number-worker';
import { shareBytes } from './share-bytes';

/** The thread behind number-worker.ts: does one job after the other, and puts what came out where both can read it. */

function perform(job: Job): unknown {
  switch (job.name) {
    case 'readNumbers': {
      const { chunks, changes, ...rest } = readNumbers(job.input);
      return { ...rest, chunks: shareAll(chunks), changes: changes && shareChanges(changes) } satisfies ReadNumbers;
    }
    case 'findComing':
      return shareAll(findComing(job.input));
    case 'findNumbers':
      return shareAll(findNumbers(job.input));
  }
}

const shareAll = (chunks: readonly Uint8Array[]) => chunks.map(shareBytes);

function shareChanges({ patch, added, gone, before, after }: PackedChanges): PackedChanges {
  return {
    patch: patch && { ...patch, put: shareAll(patch.put) },
    added: shareAll(added),
    gone: shareAll(gone),
    before: shareAll(before),
    after: shareAll(after),
  };
}

parentPort?.on('message', ({ id, job }: { id: number; job: Job }) => {
  try {
    parentPort?.postMessage({ id, ok: true, value: perform(job) } satisfies JobResult);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // an error does not survive the way between threads whole
    parentPort?.postMessage({ id, ok: false, code: error.code, values: error.values } satisfies JobResult);
  }
});
