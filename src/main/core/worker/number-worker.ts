import type { ChangeMarks, NumberHistory, PackedActivity } from '../../../shared/activity/activity';
import type { ActivityQuestion } from './activity-jobs';
import type { ComingQuestion, IdsQuestion } from './job';
import type { KeptFileQuestion } from './kept-file-jobs';
import { createJobQueue, type JobQueueOptions } from './job-queue';
import type { EarlierList, JoinedPages, PagesQuestion, ReadNumbers } from './number-jobs';
import type { Clock } from '../ports/ports';

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
  writeKeptFile(question: KeptFileQuestion): Promise<Uint8Array>;
  /** See activity-jobs.ts; the memory of the bytes is gone afterwards. */
  packActivity(question: ActivityQuestion): Promise<PackedActivity[]>;
  findChangeMarks(question: ActivityQuestion): Promise<ChangeMarks>;
  findHistory(question: ActivityQuestion & { numberId: string }): Promise<NumberHistory>;
  /** Ends the thread permanently; what is under way, and what is asked later, fails with `cancelled`. */
  stop(): Promise<void>;
}

export function createNumberWorker(clock: Clock, options?: JobQueueOptions): NumberWorker {
  const queue = createJobQueue(clock, options);
  return {
    readNumbers: (body, before) =>
      queue.run(
        { name: 'readNumbers', input: { body, before } },
        body.map((block) => block.buffer as ArrayBuffer),
      ),
    joinPages: (question) => queue.run({ name: 'joinPages', input: question }),
    findComing: (question) => queue.run({ name: 'findComing', input: question }),
    findNumbers: (question) => queue.run({ name: 'findNumbers', input: question }),
    writeKeptFile: (question) => queue.run({ name: 'writeKeptFile', input: question }),
    packActivity: (question) => queue.run({ name: 'packActivity', input: question }, [bufferOf(question)]),
    findChangeMarks: (question) => queue.run({ name: 'findChangeMarks', input: question }, [bufferOf(question)]),
    findHistory: (question) => queue.run({ name: 'findHistory', input: question }, [bufferOf(question)]),
    stop: () => queue.stop(),
  };
}

function bufferOf({ bytes }: ActivityQuestion): ArrayBuffer {
  return bytes.buffer as ArrayBuffer;
}
