import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/app-error';
import type { Clock } from '../ports/ports';
import type { Job, JobResult } from './job';
import threadPath from './number-worker-thread?modulePath';

/** One answer brings more work: the thread is kept for so long, in milliseconds, before its memory is freed. */
const IDLE_MS = 3_000;

/** How long one job may take, in milliseconds. The largest lists take a tenth of it. */
const JOB_LIMIT_MS = 20_000;

/** What the thread may use, in MiB. The largest lists that are accepted need a quarter of it. */
const MEMORY_LIMIT_MB = 2_048;

/** Jobs for a thread, which does one at a time. */
export interface JobQueue {
  /**
   * Resolves with what the thread answers. What is in `transfer` is gone here afterwards.
   * @throws {AppError} what the job failed with; worker_failed; cancelled, also once the queue is stopped
   */
  run<T>(job: Job, transfer?: ArrayBuffer[]): Promise<T>;
  /** Ends the thread permanently; what is under way, and what waits, fails with `cancelled`. */
  stop(): Promise<void>;
}

interface QueuedJob {
  job: Job;
  transfer: ArrayBuffer[];
  resolve: (value: never) => void;
  reject: (error: AppError) => void;
}

export interface JobQueueOptions {
  /** Only tests give another thread. */
  begin?: () => Worker;
  /** Hears of a thread that ended while it was idle, which no job tells of. */
  onIdleEnd?: (error: AppError) => void;
}

/**
 * A thread that ends, fails, hangs or needs too much memory is replaced: the job it was at fails with `worker_failed`, and
 * those that wait behind it continue in the new thread.
 */
export function createJobQueue(clock: Clock, { begin = beginThread, onIdleEnd }: JobQueueOptions = {}): JobQueue {
  let thread: Worker | null = null;
  let lastId = 0;
  let running: (QueuedJob & { id: number }) | null = null;
  let queue: QueuedJob[] = [];
  let isStopped = false;
  /** Cancels the timer of the running job, or of the idle thread. */
  let cancelTimer = () => undefined as void;

  function listenTo(begun: Worker): Worker {
    const failed = (reason: Reason, cause?: unknown) => thread === begun && replace(workerError(reason, cause));
    begun.on('message', (result: JobResult) => finish(result));
    begun.on('messageerror', (cause) => failed('ended', cause));
    begun.on('error', (cause) => failed(isOutOfMemory(cause) ? 'memory' : 'ended', cause));
    begun.on('exit', (code) => failed('ended', new Error(`The thread exited with code ${code}.`)));
    return begun;
  }

  function finish(result: JobResult): void {
    if (running?.id !== result.id) return;
    const { resolve, reject } = running;
    running = null;
    cancelTimer();
    if (result.ok) resolve(result.value as never);
    else reject(new AppError(result.code, { ...(result.values && { values: result.values }), cause: result.cause }));
    next();
  }

  /** Gives the thread up; what waits goes on in another. */
  function replace(error: AppError): void {
    const failed = running;
    running = null;
    void drop();
    if (failed) failed.reject(error);
    else onIdleEnd?.(error);
    next();
  }

  function drop(): Promise<unknown> {
    const dropped = thread;
    thread = null;
    cancelTimer();
    return dropped?.terminate() ?? Promise.resolve();
  }

  function next(): void {
    if (running) return;
    const queued = queue.shift();
    if (!queued) {
      if (thread) cancelTimer = clock.after(IDLE_MS, () => void drop());
      return;
    }
    cancelTimer();
    const id = ++lastId;
    running = { ...queued, id };
    try {
      thread ??= listenTo(begin());
      thread.postMessage({ id, job: queued.job }, queued.transfer);
    } catch (cause) {
      return replace(workerError('ended', cause));
    }
    cancelTimer = clock.after(JOB_LIMIT_MS, () => replace(workerError('time')));
  }

  function run<T>(job: Job, transfer: ArrayBuffer[] = []): Promise<T> {
    if (isStopped) return Promise.reject(new AppError('cancelled'));
    return new Promise<T>((resolve, reject) => {
      queue.push({ job, transfer, resolve, reject });
      next();
    });
  }

  return {
    run,
    async stop() {
      isStopped = true;
      const jobs = [...(running ? [running] : []), ...queue];
      running = null;
      queue = [];
      for (const { reject } of jobs) reject(new AppError('cancelled'));
      await drop();
    },
  };
}

function beginThread(): Worker {
  return new Worker(threadPath, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB } });
}

type Reason = 'ended' | 'memory' | 'time';

function workerError(reason: Reason, cause?: unknown): AppError {
  const values = { seconds: JOB_LIMIT_MS / 1_000 };
  return new AppError('worker_failed', { values: { reason: { key: `error.reason.worker_${reason}`, values } }, cause });
}

const isOutOfMemory = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
