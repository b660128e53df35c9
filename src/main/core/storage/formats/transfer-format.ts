import { z } from 'zod';
import { cleanLabelName, isLabelName, LABEL_COLORS } from '../../../../shared/labels/label';

/**
 * The file for another computer. The app writes it, but anyone can edit it, so the schemas refuse what the app could not
 * work with. Their limits are wider than those of the requests of a page, and don't follow when these get narrower: what
 * a released version wrote must stay readable.
 */

/** What the file calls itself. */
export const TRANSFER_KIND = 'talkover-numbers';
/** Raised when a part of the file is written in another way; a field with a default needs no new version. */
export const TRANSFER_VERSION = 1;
export const OLDEST_TRANSFER_VERSION = 1;

const LONGEST_NAME = 500;
const LONGEST_TEXT = 20_000;
const MOST_LABELS_OF_NUMBER = 500;

const name = z.string().min(1).max(LONGEST_NAME);
const text = z.string().max(LONGEST_TEXT);
const server = name.regex(/^[^\s\p{Cc}]+$/u);
const shownNumber = z.string().max(LONGEST_NAME).catch('');
const labelName = name.transform(cleanLabelName).refine(isLabelName);

export const transferHeadSchema = z.looseObject({ kind: z.literal(TRANSFER_KIND), version: z.number().int() });

/** The parts. Settings, environments, saved views and channels are written as in `settings.json`; see settings-format.ts. */
export const transferContentSchema = z.looseObject({
  savedAt: z.number().nonnegative(),
  settings: z.looseObject({}),
  environments: z.array(z.unknown()),
  savedViews: z.array(z.unknown()),
  channels: z.array(z.unknown()),
  labels: z.array(z.unknown()),
  numbers: z.array(z.unknown()),
  reminders: z.array(z.unknown()),
});

export const transferLabelSchema = z.object({ name: labelName, color: z.enum(LABEL_COLORS).catch('grey') });

/** Labels and note of a number; it names labels, because their ids differ between computers. */
export const transferNumberSchema = z.object({
  server,
  id: name,
  number: shownNumber,
  formatted: shownNumber,
  labels: z.array(labelName).max(MOST_LABELS_OF_NUMBER),
  note: text,
});

/** What was decided for the reminders of a number; `preference` is as in `reminder-preferences.json`. */
export const transferReminderSchema = z.object({ server, numberId: name, preference: z.looseObject({}) });

/** Whether an environment, as read by settings-format.ts, is one that a file may bring: sample data is not. */
export const isTransferable = {
  environment: accepts(
    z.object({ kind: z.literal('live'), name, baseUrl: name, scope: z.object({ search: text.nullable() }) }),
  ),
  savedView: accepts(z.object({ name, query: text })),
  channel: accepts(z.object({ name, fields: z.record(name, text) })),
};

function accepts(schema: z.ZodType): (entry: object) => boolean {
  return (entry) => schema.safeParse(entry).success;
}
