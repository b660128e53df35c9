import { MOST_NUMBERS_A_MESSAGE, type LabelsAndNoteEdit } from '../../shared/labels/labels-and-note';
import { request } from '../bridge/bridge-client';
import { useFeedbackStore } from './feedback';

/**
 * Changes labels and notes of an environment's numbers, all or none. Many go in several messages, of which the last does it.
 * @throws {RequestError} what main answers
 */
export async function sendEdits(environmentId: string, edits: readonly LabelsAndNoteEdit[]): Promise<void> {
  const batch = crypto.randomUUID();
  const messages = packed(edits);
  for (const [place, message] of messages.entries()) {
    const isLast = place === messages.length - 1;
    await request('labels.edit', { environmentId, batch, place, edits: message, isLast });
  }
}

/** As {@link sendEdits}; what went wrong is said above the view, and resolves with false. */
export async function editLabelsAndNotes(environmentId: string, edits: readonly LabelsAndNoteEdit[]): Promise<boolean> {
  try {
    await sendEdits(environmentId, edits);
    return true;
  } catch (error) {
    useFeedbackStore().fail(error);
    return false;
  }
}

function packed(edits: readonly LabelsAndNoteEdit[]): LabelsAndNoteEdit[][] {
  const messages: LabelsAndNoteEdit[][] = [];
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
