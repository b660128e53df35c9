import { MOST_NUMBERS_A_MESSAGE, type AnnotationEdit } from '../../shared/labels/annotation';
import { request } from '../bridge/bridge-client';
import { useNoticeStore } from '../stores/notice';

/**
 * Changes labels and notes of an account's numbers, all or none. Many go in several messages, of which the last does it.
 * @throws {RequestError} what main answers
 */
export async function sendEdits(accountId: string, edits: readonly AnnotationEdit[]): Promise<void> {
  const batch = crypto.randomUUID();
  const messages = packed(edits);
  for (const [index, message] of messages.entries()) {
    const isLast = index === messages.length - 1;
    await request('annotations.edit', { accountId, batch, edits: message, isLast });
  }
}

/** As {@link sendEdits}; what went wrong is said above the view, and resolves with false. */
export async function editAnnotations(accountId: string, edits: readonly AnnotationEdit[]): Promise<boolean> {
  try {
    await sendEdits(accountId, edits);
    return true;
  } catch (error) {
    useNoticeStore().fail(error);
    return false;
  }
}

function packed(edits: readonly AnnotationEdit[]): AnnotationEdit[][] {
  const messages: AnnotationEdit[][] = [];
  let room = 0;
  for (const { change, numbers } of edits) {
    for (let from = 0; from < numbers.length;) {
      if (room === 0) {
        messages.push([]);
        room = MOST_NUMBERS_A_MESSAGE;
      }
      const part = numbers.slice(from, from + room);
      messages.at(-1)!.push({ change, numbers: part });
      from += part.length;
      room -= part.length;
    }
  }
  return messages;
}
