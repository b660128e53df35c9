import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../../../shared/app-error';
import { translate, type MessageValues } from '../../../shared/i18n/translate';
import type { ChangeMarks, NumberHistory, PackedActivity } from '../../../shared/activity/activity';
import type { ActivityQuestion } from '../activity/activity-jobs';
import type { EarlierList, findComing, findNumbers, JoinedPages, PagesQuestion, ReadNumbers } from './number-jobs';
import threadPath from './number-worker-thread?modulePath';
import type { Clock } from '../ports/ports';

type ComingQuestion = Parameters<typeof findComing>[0];
type IdsQuestion = Parameters<typeof findNumbers>[0];

/** What the thread is asked to do, and what it says to it. The token is no part of either. */
export type Job =
  | { name: 'readNumbers'; input: { body: Uint8Array[]; before: EarlierList | null } }
  | { name: 'joinPages'; input: PagesQuestion }
  | { name: 'findComing'; input: ComingQuestion }
  | { name: 'findNumbers'; input: IdsQuestion }
  | { name: 'packActivity' | 'findChangeMarks'; input: ActivityQuestion }
  | { name: 'findHistory'; input: ActivityQuestion & { numberId: string } };
export type JobResult =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; code: ErrorCode; values: MessageValues | undefined; cause?: Error };

/** One answer brings more work: the thread is kept for so long, in milliseconds, before its memory is given back. */
const IDLE_MS = 3_000;

/** How long one job may take, in milliseconds. The largest lists take a tenth of it. */
const JOB_LIMIT_MS = 20_000;

/** What the thread may use, in MiB. The largest lists that are accepted need a quarter of it. */
const MEMORY_LIMIT_MB = 2_048;

/**
 * A thread of its own for what takes long with many numbers. It lives only while there is something to do, because what
 * it needs for 100,000 numbers is more than the rest of the app.
 */
export interface NumberWorker {
  /**
   * See number-jobs.ts. The memory of the body is gone afterwards; that of `before` is not.
   * @throws {AppError} unexpected_response, connection_lost; worker_failed, as all below
   */
  readNumbers(body: Uint8Array[], before: EarlierList | null): Promise<ReadNumbers>;
  joinPages(question: PagesQuestion): Promise<JoinedPages>;
  findComing(question: ComingQuestion): Promise<Uint8Array[]>;
  findNumbers(question: IdsQuestion): Promise<Uint8Array[]>;
  /** See activity/activity-jobs.ts; the memory of the bytes is gone afterwards. */
  packActivity(question: ActivityQuestion): Promise<PackedActivity[]>;
  findChangeMarks(question: ActivityQuestion): Promise<ChangeMarks>;
  findHistory(question: ActivityQuestion & { numberId: string }): Promise<NumberHistory>;
  /** Ends the thread; what is under way fails with `cancelled`. */
  stop(): Promise<void>;
}

interface QueuedJob {
  job: Job;
  transfer: ArrayBuffer[];
  resolve: (value: never) => void;
  reject: (error: AppError) => void;
}

/**
 * Jobs run one at a time. A thread that ends, fails, hangs or needs too much memory is replaced: the job it was at fails
 * with `worker_failed`, and those that wait behind it go on in the new thread.
 *
 * @param begin only tests give another thread
 */
export function createNumberWorker(clock: Clock, begin = beginThread): NumberWorker {
  let thread: Worker | null = null;
  let lastId = 0;
  let running: (QueuedJob & { id: number }) | null = null;
  let queue: QueuedJob[] = [];
  /** Cancels the timer of the running job, or of the idle thread. */
  let callOff = () => undefined as void;

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
    callOff();
    if (result.ok) resolve(result.value as never);
    else reject(new AppError(result.code, { ...(result.values && { values: result.values }), cause: result.cause }));
    next();
  }

  /** Gives the thread up; what waits goes on in another. */
  function replace(error: AppError): void {
    const failed = running;
    running = null;
    void drop();
    failed?.reject(error);
    next();
  }

  function drop(): Promise<unknown> {
    const dropped = thread;
    thread = null;
    callOff();
    return dropped?.terminate() ?? Promise.resolve();
  }

  function next(): void {
    if (running) return;
    const queued = queue.shift();
    if (!queued) {
      if (thread) callOff = clock.after(IDLE_MS, () => void drop());
      return;
    }
    callOff();
    const id = ++lastId;
    running = { ...queued, id };
    try {
      thread ??= listenTo(begin());
      thread.postMessage({ id, job: queued.job }, queued.transfer);
    } catch (cause) {
      return replace(workerError('ended', cause));
    }
    callOff = clock.after(JOB_LIMIT_MS, () => replace(workerError('time')));
  }

  function run<T>(job: Job, transfer: ArrayBuffer[] = []): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      queue.push({ job, transfer, resolve, reject });
      next();
    });
  }

  return {
    readNumbers: (body, before) =>
      run(
        { name: 'readNumbers', input: { body, before } },
        body.map((block) => block.buffer as ArrayBuffer),
      ),
    joinPages: (question) => run({ name: 'joinPages', input: question }),
    findComing: (question) => run({ name: 'findComing', input: question }),
    findNumbers: (question) => run({ name: 'findNumbers', input: question }),
    packActivity: (question) => run({ name: 'packActivity', input: question }, [bufferOf(question)]),
    findChangeMarks: (question) => run({ name: 'findChangeMarks', input: question }, [bufferOf(question)]),
    findHistory: (question) => run({ name: 'findHistory', input: question }, [bufferOf(question)]),
    async stop() {
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
  const words = translate(`error.reason.worker_${reason}`, { seconds: JOB_LIMIT_MS / 1_000 });
  return new AppError('worker_failed', { values: { reason: words }, cause });
}

const isOutOfMemory = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

function bufferOf({ bytes }: ActivityQuestion): ArrayBuffer {
  return bytes.buffer as ArrayBuffer;
}
