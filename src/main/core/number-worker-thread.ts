import { parentPort } from 'node:worker_threads';
import { AppError } from '../../shared/app-error';
import { findComing, findNumbers, readNumbers } from './number-jobs';
import type { Job, JobResult } from './number-worker';

/** The thread behind number-worker.ts: does one job after the other, and hands over the memory of what came out. */

function perform(job: Job): { value: unknown; transfer: ArrayBuffer[] } {
  if (job.name !== 'readNumbers') {
    const value = job.name === 'findComing' ? findComing(job.input) : findNumbers(job.input);
    return { value, transfer: buffersOf(value) };
  }
  const value = readNumbers(job.input);
  const { patch, ...news } = value.changes ?? { patch: null };
  return { value, transfer: buffersOf([...value.chunks, ...(patch?.put ?? []), ...Object.values(news).flat()]) };
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
