import type { RequestInput } from '../../shared/bridge/requests';
import { MOST_NUMBERS_A_MESSAGE, type LabelsAndNoteEdit } from '../../shared/labels/labels-and-note';
import { request } from '../bridge/bridge-client';
import { useFeedbackStore } from './feedback';

/**
 * Changes labels and notes of an environment's numbers, all or none. Many go in several messages, of which the last does it.
 * @throws {RequestError} what main answers
 */
export async function sendEdits(environmentId: string, edits: readonly LabelsAndNoteEdit[]): Promise<void> {
  for (const message of messagesOf(environmentId, edits)) await request('labels.edit', message);
  useFeedbackStore().worked('labels.edit');
}

/** As {@link sendEdits}; what went wrong is said above the view, and resolves with false. */
export async function editLabelsAndNotes(environmentId: string, edits: readonly LabelsAndNoteEdit[]): Promise<boolean> {
  const feedback = useFeedbackStore();
  for (const message of messagesOf(environmentId, edits)) {
    if (!(await feedback.attempt('labels.edit', message))) return false;
  }
  return true;
}

function messagesOf(environmentId: string, edits: readonly LabelsAndNoteEdit[]): RequestInput<'labels.edit'>[] {
  const batch = crypto.randomUUID();
  const parts = packed(edits);
  return parts.map((part, place) => ({ environmentId, batch, place, edits: part, isLast: place === parts.length - 1 }));
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
