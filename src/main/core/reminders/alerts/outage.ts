import { z } from 'zod';
import { ERROR_CODES, sentenceOf, type ErrorFacts } from '../../../../shared/app-error';
import { translate, type MessageKey, type MessageValues } from '../../../../shared/i18n/translate';
import { defineAlert, toSettings } from './alert-definition';

/** A value that is a sentence of its own is named by its message. */
const reference = z.object({
  key: z.string() as unknown as z.ZodType<MessageKey>,
  get values() {
    return values.optional();
  },
});
const values: z.ZodType<MessageValues> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), reference]),
);

const reason = z.object({
  code: z.enum(ERROR_CODES),
  values: values.optional(),
  serverMessage: z.string().optional(),
});

const facts = z.looseObject({
  /** Epoch ms; null where no sync has ever succeeded. */
  lastSuccessAt: z.number().nullable(),
  /** Why the last attempt failed; null where that isn't known. */
  reason: reason.nullable().catch(null),
});
export type OutageFacts = z.infer<typeof facts>;

/**
 * No sync of an environment has succeeded for too long; see sync/outages.ts. `before` says when the last one
 * did, and `after` why the last attempt failed; both are sentences.
 */
export const outage = defineAlert({
  title: 'reminder.outageTitle',
  body: 'reminder.outageBody',
  summary: 'reminder.digest.outage',
  urgency: 'critical',
  target: toSettings,
  facts,
  words: ({ lastSuccessAt, reason: cause }, format) => ({
    before:
      lastSuccessAt === null
        ? translate('reminder.outageNever')
        : translate('reminder.outageSince', { when: format.instant(lastSuccessAt) }),
    after: cause === null ? '' : reasonWords(cause),
  }),
  isStanding: true,
});

/** What an error says, as the ledger keeps it. */
export function reasonOf({ code, values: filling, serverMessage }: ErrorFacts): OutageFacts['reason'] {
  return { code, values: filling, serverMessage };
}

/** Empty where another version of the app noted a reason that this one has no words for: the alert must be shown all the same. */
function reasonWords(cause: ErrorFacts): string {
  try {
    return sentenceOf(cause);
  } catch {
    return '';
  }
}
