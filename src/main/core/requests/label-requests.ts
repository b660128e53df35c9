import type { AnnotationEdit } from '../../../shared/labels/annotation';
import type { Accounts } from '../environments/environments';
import type { RequestHandlers } from './answer-request';
import type { Annotations } from '../labels/annotations';

interface AnnotationRequestParts {
  accounts: Accounts;
  annotations: Annotations;
  changed(): void;
}

type AnnotationRequest = Extract<keyof RequestHandlers, `annotations.${string}` | `label.${string}`>;

/** What each request about labels and notes does. */
export function createAnnotationRequests(parts: AnnotationRequestParts): Pick<RequestHandlers, AnnotationRequest> {
  const { accounts, annotations } = parts;
  /** A change whose messages have not all come yet; one that another overtakes is never finished. */
  let coming: { batch: string; edits: AnnotationEdit[] } | null = null;

  return {
    'annotations.read': ({ accountId, since }) => annotations.read(accounts.get(accountId), since),

    async 'annotations.edit'({ accountId, batch, edits, isLast }) {
      const account = accounts.get(accountId);
      if (coming?.batch !== batch) coming = { batch, edits: [] };
      for (const edit of edits) coming.edits.push(edit);
      if (!isLast) return;
      const whole = coming.edits;
      coming = null;
      await annotations.edit(account, whole);
      parts.changed();
    },

    async 'label.change'({ labelId, name, color }) {
      await annotations.changeLabel(labelId, { name, color });
      parts.changed();
    },

    async 'label.delete'({ labelId }) {
      await annotations.deleteLabel(labelId);
      parts.changed();
    },
  };
}
