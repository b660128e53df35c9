import type { LabelsAndNoteEdit } from '../../../shared/labels/labels-and-note';
import type { Environments } from '../environments/environments';
import type { RequestHandlers } from './answer-request';
import type { LabelsAndNotes } from '../labels/labels-and-notes';

interface LabelsAndNoteRequestParts {
  environments: Environments;
  labelsAndNotes: LabelsAndNotes;
  changed(): void;
}

type LabelsAndNoteRequest = Extract<keyof RequestHandlers, `labelsAndNotes.${string}` | `label.${string}`>;

/** What each request about labels and notes does. */
export function createLabelsAndNoteRequests(
  parts: LabelsAndNoteRequestParts,
): Pick<RequestHandlers, LabelsAndNoteRequest> {
  const { environments, labelsAndNotes } = parts;
  /** A change whose messages have not all come yet; one that another overtakes is never finished. */
  let coming: { batch: string; edits: LabelsAndNoteEdit[] } | null = null;

  return {
    'labelsAndNotes.read': ({ environmentId, since }) => labelsAndNotes.read(environments.get(environmentId), since),

    async 'labelsAndNotes.edit'({ environmentId, batch, edits, isLast }) {
      const environment = environments.get(environmentId);
      if (coming?.batch !== batch) coming = { batch, edits: [] };
      for (const edit of edits) coming.edits.push(edit);
      if (!isLast) return;
      const whole = coming.edits;
      coming = null;
      await labelsAndNotes.edit(environment, whole);
      parts.changed();
    },

    async 'label.change'({ labelId, name, color }) {
      await labelsAndNotes.changeLabel(labelId, { name, color });
      parts.changed();
    },

    async 'label.delete'({ labelId }) {
      await labelsAndNotes.deleteLabel(labelId);
      parts.changed();
    },
  };
}
