import { z } from 'zod';
import { labelNameSchema, MOST_LABELS, noteSchema } from './label';

/** A number as its labels and note are kept with it, so that they can be shown when the list no longer has it. */
const namedNumberSchema = z.strictObject({
  numberId: z.string().min(1).max(200),
  /** E.164. */
  number: z.string().max(100),
  formatted: z.string().max(100),
});
export type NamedNumber = z.infer<typeof namedNumberSchema>;

/** What the user noted of one number; labels by their ids. Neither label nor note: nothing (any more). */
export interface NumberLabelsAndNote extends NamedNumber {
  labels: number[];
  note: string;
}

const names = z.array(labelNameSchema).max(MOST_LABELS);

/** What becomes of labels and note of a number; what is not named stays. Labels that are new are made. */
const labelsAndNoteChangeSchema = z.strictObject({
  /** Takes all labels off, before others are put on. */
  clear: z.boolean().optional(),
  add: names.optional(),
  remove: names.optional(),
  /** Instead of the note there was; empty for none. */
  note: noteSchema.optional(),
});
export type LabelsAndNoteChange = z.infer<typeof labelsAndNoteChangeSchema>;

/** A change for some numbers. */
export const labelsAndNoteEditSchema = z.strictObject({
  change: labelsAndNoteChangeSchema,
  numbers: z.array(namedNumberSchema).min(1),
});
export type LabelsAndNoteEdit = z.infer<typeof labelsAndNoteEditSchema>;

/** How many numbers one message of a change may be about; more go in several, see `labels.edit`. */
export const MOST_NUMBERS_A_MESSAGE = 2000;
