import { z } from 'zod';
import { parseObject } from '../journal-lines';

/** The records of `labels-and-notes.jsonl`. Fields that this version does not know are kept as they were found. */

/** A label as it is from now on; without a name it was deleted. */
const labelSchema = z.looseObject({
  label: z.number().int().positive(),
  name: z.string().nullable(),
  /** One of the app's colours, or one that a later version added. */
  color: z.string().default('grey'),
});
export interface LabelRecord {
  label: number;
  name: string | null;
  color: string;
}

/** Labels and note of a number from now on. */
const numberSchema = z.looseObject({
  /** See storage/number-key.ts. */
  server: z.string(),
  id: z.string(),
  number: z.string().default(''),
  formatted: z.string().default(''),
  labels: z.array(z.number().int().positive()).default([]),
  note: z.string().default(''),
});
export interface NumberRecord {
  server: string;
  id: string;
  number: string;
  formatted: string;
  labels: number[];
  note: string;
}

export type LabelsAndNoteRecord = NumberRecord | LabelRecord;

const recordSchema: z.ZodType<LabelsAndNoteRecord> = z.union([numberSchema, labelSchema]);

/** Null where this version does not know what the record says. */
export function readLabelsAndNoteRecord(body: Buffer): LabelsAndNoteRecord | null {
  return recordSchema.safeParse(parseObject(body)).data ?? null;
}
