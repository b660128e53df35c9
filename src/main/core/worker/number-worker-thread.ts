import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../shared/app-error';
import { findChangeMarks, findHistory, packActivity } from './activity-jobs';
import type { Job, JobResult } from './job';
import { writeKeptFile } from './kept-file-jobs';
import { findComing, findNumbers, joinPages, readNumbers } from './number-jobs';
import { shareBytesIn } from './share-bytes';

/** The thread behind number-worker.ts: does one job after the other, and puts what came out where both can read it. */

function perform(job: Job): unknown {
  switch (job.name) {
    case 'readNumbers':
      return readNumbers(job.input);
    case 'joinPages':
      return joinPages(job.input);
    case 'findComing':
      return findComing(job.input);
    case 'findNumbers':
      return findNumbers(job.input);
    case 'writeKeptFile':
      return writeKeptFile(job.input);
    case 'packActivity':
      return packActivity(job.input);
    case 'findChangeMarks':
      return findChangeMarks(job.input);
    case 'findHistory':
      return findHistory(job.input);
  }
}

parentPort?.on('message', ({ id, job }: { id: number; job: Job }) => {
  try {
    parentPort?.postMessage({ id, ok: true, value: shareBytesIn(perform(job)) } satisfies JobResult);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // an error does not survive the way between threads whole; its cause, which is none of ours, does for the log
    const { code, values, cause } = error;
    const failed: JobResult = { id, ok: false, code, values, ...(cause instanceof Error && { cause }) };
    parentPort?.postMessage(failed);
  }
});
