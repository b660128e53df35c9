import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../../shared/app-error';
import type { MessageValues } from '../../shared/i18n/translate';
import type { ChangeMarks, NumberHistory, PackedActivity } from '../../shared/activity/activity';
import type { ActivityQuestion } from './activity/activity-jobs';
import type { EarlierList, findComing, findNumbers, ReadNumbers } from './number-jobs';
import threadPath from './number-worker-thread?modulePath';
import type { Clock } from './surroundings';

type ComingQuestion = Parameters<typeof findComing>[0];
type IdsQuestion = Parameters<typeof findNumbers>[0];

/** What the thread is asked to do, and what it says to it. The token is no part of either. */
export type Job =
  | { name: 'readNumbers'; input: { body: Uint8Array[]; before: EarlierList | null } }
  | { name: 'findComing'; input: ComingQuestion }
  | { name: 'findNumbers'; input: IdsQuestion }
  | { name: 'packActivity' | 'findChangeMarks'; input: ActivityQuestion }
  | { name: 'findHistory'; input: ActivityQuestion & { numberId: string } };
export type JobResult =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; code: ErrorCode; values: MessageValues | undefined; cause?: Error };

/** One answer brings more work: the thread is kept for so long, in milliseconds, before its memory is given back. */
const IDLE_MS = 3_000;

/**
 * A thread of its own for what takes long with many numbers. It lives only while there is something to do, because what
 * it needs for 100,000 numbers is more than the rest of the app.
 */
export interface NumberWorker {
  /**
   * See number-jobs.ts. The memory of the body is gone afterwards; that of `before` is not.
   * @throws {AppError} unexpected_response
   */
  readNumbers(body: Uint8Array[], before: EarlierList | null): Promise<ReadNumbers>;
  findComing(question: ComingQuestion): Promise<Uint8Array[]>;
  findNumbers(question: IdsQuestion): Promise<Uint8Array[]>;
  /** See activity/activity-jobs.ts; the memory of the bytes is gone afterwards. */
  packActivity(question: ActivityQuestion): Promise<PackedActivity[]>;
  findChangeMarks(question: ActivityQuestion): Promise<ChangeMarks>;
  findHistory(question: ActivityQuestion & { numberId: string }): Promise<NumberHistory>;
  /** Ends the thread; what is under way fails with `cancelled`. */
  stop(): Promise<void>;
}

export function createNumberWorker(clock: Clock): NumberWorker {
  let thread: Worker | null = null;
  let lastId = 0;
  let callOff = () => undefined as void;
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: AppError) => void }>();

  function begin(): Worker {
    const begun = new Worker(threadPath);
    begun.on('message', (result: JobResult) => {
      const job = waiting.get(result.id);
      waiting.delete(result.id);
      if (waiting.size === 0) callOff = clock.after(IDLE_MS, () => void end(new AppError('cancelled')));
      if (result.ok) job?.resolve(result.value as never);
      else
        job?.reject(
          new AppError(result.code, { ...(result.values && { values: result.values }), cause: result.cause }),
        );
    });
    // out of memory, or a mistake of ours: the next job finds a new thread
    begun.on('error', (cause) => thread === begun && void end(new AppError('internal', { cause })));
    return begun;
  }

  async function end(error: AppError): Promise<void> {
    const ending = thread;
    thread = null;
    callOff();
    const jobs = [...waiting.values()];
    waiting.clear();
    for (const job of jobs) job.reject(error);
    await ending?.terminate();
  }

  function run<T>(job: Job, transfer: ArrayBuffer[] = []): Promise<T> {
    callOff();
    thread ??= begin();
    const id = ++lastId;
    thread.postMessage({ id, job }, transfer);
    return new Promise<T>((resolve, reject) => waiting.set(id, { resolve, reject }));
  }

  return {
    readNumbers: (body, before) =>
      run(
        { name: 'readNumbers', input: { body, before } },
        body.map((block) => block.buffer as ArrayBuffer),
      ),
    findComing: (question) => run({ name: 'findComing', input: question }),
    findNumbers: (question) => run({ name: 'findNumbers', input: question }),
    packActivity: (question) => run({ name: 'packActivity', input: question }, [bufferOf(question)]),
    findChangeMarks: (question) => run({ name: 'findChangeMarks', input: question }, [bufferOf(question)]),
    findHistory: (question) => run({ name: 'findHistory', input: question }, [bufferOf(question)]),
    stop: () => end(new AppError('cancelled')),
  };
}

function bufferOf({ bytes }: ActivityQuestion): ArrayBuffer {
  return bytes.buffer as ArrayBuffer;
}
