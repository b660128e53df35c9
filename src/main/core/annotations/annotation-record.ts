import { z } from 'zod';
import { labelColorSchema } from '../../../shared/annotations/label';

/** A label as it is from now on; without a name it is gone. */
const labelRecordSchema = z.object({
  label: z.number().int().positive(),
  name: z.string().nullable(),
  color: labelColorSchema,
});
export type LabelRecord = z.infer<typeof labelRecordSchema>;

/** What is noted of a number from now on. */
const numberRecordSchema = z.object({
  /** See reminders/number-key.ts. */
  server: z.string(),
  id: z.string(),
  number: z.string(),
  formatted: z.string(),
  labels: z.array(z.number().int().positive()),
  note: z.string(),
});
export type NumberRecord = z.infer<typeof numberRecordSchema>;

/** One line of the file beside its first and those that end a change. */
export const annotationRecordSchema = z.union([numberRecordSchema, labelRecordSchema]);
export type AnnotationRecord = z.infer<typeof annotationRecordSchema>;
