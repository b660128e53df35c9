import type { LABEL_REQUESTS } from '../../../shared/bridge/requests/labels';
import type { LabelsAndNoteEdit } from '../../../shared/labels/labels-and-note';
import { AppError } from '../../../shared/app-error';
import type { Environments } from '../environments/environments';
import type { LabelsAndNotes } from '../labels/labels-and-notes';
import { renameInQueries } from '../settings/rename-in-queries';
import type { Handlers } from './answer-request';

export interface LabelHandlerParts {
  environments: Environments;
  labelsAndNotes: LabelsAndNotes;
  settings: Parameters<typeof renameInQueries>[1];
  changed(): void;
}

/** What each request about labels and notes does. */
export function createLabelHandlers(parts: LabelHandlerParts): Handlers<typeof LABEL_REQUESTS> {
  const { environments, labelsAndNotes, settings } = parts;
  const coming = createBatches();

  return {
    'labels.read': ({ environmentId, since }) => labelsAndNotes.read(environments.get(environmentId), since),

    async 'labels.edit'({ environmentId, batch, place, edits, isLast }) {
      const environment = environments.get(environmentId);
      coming.add(batch, place, edits);
      if (!isLast) return;
      await labelsAndNotes.edit(environment, coming.take(batch));
      parts.changed();
    },

    async 'labels.changeLabel'({ labelId, name, color }) {
      const names = await labelsAndNotes.changeLabel(labelId, { name, color });
      try {
        renameInQueries(names, settings);
      } finally {
        parts.changed();
      }
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

/** So many large changes may be on their way at once, from several windows; an older one was never finished. */
const MOST_BATCHES = 8;

/** Changes whose messages have not all come yet. */
function createBatches() {
  const batches = new Map<string, LabelsAndNoteEdit[][]>();
  return {
    /** @throws {AppError} label_edit_incomplete, where what comes before is gone */
    add(batch: string, place: number, edits: readonly LabelsAndNoteEdit[]): void {
      const parts = place === 0 ? [] : (batches.get(batch) ?? []);
      batches.delete(batch);
      if (parts.length !== place) throw new AppError('label_edit_incomplete');
      parts.push([...edits]);
      batches.set(batch, parts);
      for (const oldest of [...batches.keys()].slice(0, -MOST_BATCHES)) batches.delete(oldest);
    },
    /** All that has come of a change. */
    take(batch: string): LabelsAndNoteEdit[] {
      const edits = (batches.get(batch) ?? []).flat();
      batches.delete(batch);
      return edits;
    },
  };
}
