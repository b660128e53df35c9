import { z } from 'zod';
import { labelColorSchema, labelNameSchema, type Label } from '../../labels/label';
import { labelsAndNoteEditSchema, type NumberLabelsAndNote } from '../../labels/labels-and-note';
import { request } from '../request';

const labelId = z.number().int().positive();

/** A page of the labels and notes of an environment's numbers. */
export interface LabelsAndNotePage {
  /** All labels on this device. */
  labels: Label[];
  /** What each is now; those that lost all have neither label nor note. Labels that are gone may be among theirs. */
  numbers: NumberLabelsAndNote[];
  /** Where the next page begins. */
  upTo: number;
  isMore: boolean;
}

/** What restoring a label came to. */
export interface RestoredLabel {
  /** Another label's where one of that name was created since: the numbers have that one now. */
  labelId: number;
  /** Numbers that have as many other labels by now as a number can have, and so did not get this one back. */
  left: number;
}

/** Requests about labels and notes. */
export const LABEL_REQUESTS = {
  /** What became of labels and notes of an environment's numbers since a turn; 0 for all of them. */
  'labels.read': request(
    z.strictObject({ environmentId: z.uuid(), since: z.number().int().nonnegative() }),
  ).answers<LabelsAndNotePage>(),

  /**
   * Changes labels and notes of many numbers, all or none. A large change comes in several messages of one `batch`, each
   * with its place from 0; the last one applies it.
   */
  'labels.edit': request(
    z.strictObject({
      environmentId: z.uuid(),
      batch: z.uuid(),
      place: z.number().int().nonnegative(),
      edits: z.array(labelsAndNoteEditSchema),
      isLast: z.boolean(),
    }),
  ).answers<void>(),

  /** Renames a label, or gives it another color, wherever it is used. */
  'labels.changeLabel': request(
    z.strictObject({ labelId, name: labelNameSchema.optional(), color: labelColorSchema.optional() }),
  ).answers<void>(),

  /** Takes a label off all numbers. */
  'labels.deleteLabel': request(z.strictObject({ labelId })).answers<void>(),

  /** Restores a label that was deleted since the app started, on all numbers that had it. */
  'labels.restoreLabel': request(z.strictObject({ labelId })).answers<RestoredLabel>(),
};
