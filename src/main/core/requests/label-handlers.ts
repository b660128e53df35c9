import type { LABEL_REQUESTS } from '../../../shared/bridge/requests/labels';
import type { LabelsAndNoteEdit } from '../../../shared/labels/labels-and-note';
import type { Environments } from '../environments/environments';
import type { LabelsAndNotes } from '../labels/labels-and-notes';
import type { Handlers } from './answer-request';

export interface LabelHandlerParts {
  environments: Environments;
  labelsAndNotes: LabelsAndNotes;
  changed(): void;
}

/** What each request about labels and notes does. */
export function createLabelHandlers(parts: LabelHandlerParts): Handlers<typeof LABEL_REQUESTS> {
  const { environments, labelsAndNotes } = parts;
  /** A change whose messages have not all come yet; one that another overtakes is never finished. */
  let coming: { batch: string; edits: LabelsAndNoteEdit[] } | null = null;

  return {
    'labels.read': ({ environmentId, since }) => labelsAndNotes.read(environments.get(environmentId), since),

    async 'labels.edit'({ environmentId, batch, edits, isLast }) {
      const environment = environments.get(environmentId);
      if (coming?.batch !== batch) coming = { batch, edits: [] };
      for (const edit of edits) coming.edits.push(edit);
      if (!isLast) return;
      const whole = coming.edits;
      coming = null;
      await labelsAndNotes.edit(environment, whole);
      parts.changed();
    },

    async 'labels.changeLabel'({ labelId, name, color }) {
      await labelsAndNotes.changeLabel(labelId, { name, color });
      parts.changed();
    },

    async 'labels.deleteLabel'({ labelId }) {
      await labelsAndNotes.deleteLabel(labelId);
      parts.changed();
    },

    async 'labels.restoreLabel'({ labelId }) {
      const restored = await labelsAndNotes.restoreLabel(labelId);
      parts.changed();
      return restored;
    },
  };
}
