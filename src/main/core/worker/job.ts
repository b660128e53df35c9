import type { ErrorCode } from '../../../shared/app-error';
import type { MessageValues } from '../../../shared/i18n/translate';
import type { ActivityQuestion } from './activity-jobs';
import type { KeptFileQuestion } from './kept-file-jobs';
import type { EarlierList, findComing, findNumbers, PagesQuestion } from './number-jobs';

export type ComingQuestion = Parameters<typeof findComing>[0];
export type IdsQuestion = Parameters<typeof findNumbers>[0];

/** What the thread is asked to do, and what it says to it. The token is no part of either. */
export type Job =
  | { name: 'readNumbers'; input: { body: Uint8Array[]; before: EarlierList | null } }
  | { name: 'joinPages'; input: PagesQuestion }
  | { name: 'findComing'; input: ComingQuestion }
  | { name: 'findNumbers'; input: IdsQuestion }
  | { name: 'writeKeptFile'; input: KeptFileQuestion }
  | { name: 'packActivity' | 'findChangeMarks'; input: ActivityQuestion }
  | { name: 'findHistory'; input: ActivityQuestion & { numberId: string } };
export type JobResult =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; code: ErrorCode; values: MessageValues | undefined; cause?: Error };
