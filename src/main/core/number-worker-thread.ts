import { parentPort } from 'node:worker_threads';
import { AppError } from '../../shared/app-error';
import { findChangeMarks, findHistory, packActivity } from './activity/activity-jobs';
import { findComing, findNumbers, readNumbers } from './number-jobs';
import type { Job, JobResult } from './number-worker';

/** The thread behind number-worker.ts: does one job after the other, and hands over the memory of what came out. */

function perform(job: Job): { value: unknown; transfer: ArrayBuffer[] } {
  switch (job.name) {
    case 'readNumbers': {
      const value = readNumbers(job.input);
      const { patch, activity, ...news } = value.changes ?? { patch: null, activity: null };
      const found = [...(patch?.put ?? []), ...(activity?.parts ?? []), ...Object.values(news).flat()];
      return { value, transfer: buffersOf([...value.chunks, ...found]) };
    }
    case 'findComing':
    case 'findNumbers': {
      const value = job.name === 'findComing' ? findComing(job.input) : findNumbers(job.input);
      return { value, transfer: buffersOf(value) };
    }
    case 'packActivity':
      return { value: packActivity(job.input), transfer: [] };
    case 'findChangeMarks':
      return { value: findChangeMarks(job.input), transfer: [] };
    case 'findHistory':
      return { value: findHistory(job.input), transfer: [] };
  }
}

function buffersOf(chunks: readonly Uint8Array[]): ArrayBuffer[] {
  return chunks.map((chunk) => chunk.buffer as ArrayBuffer);
}

parentPort?.on('message', ({ id, job }: { id: number; job: Job }) => {
  try {
    const { value, transfer } = perform(job);
    parentPort?.postMessage({ id, ok: true, value } satisfies JobResult, transfer);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // an error does not survive the way between threads whole
    parentPort?.postMessage({ id, ok: false, code: error.code, values: error.values } satisfies JobResult);
  }
});
