import { z } from 'zod';
import { fold } from '../fold';

/** The colours that a label can have, in the order in which new labels get them. */
export const LABEL_COLORS = ['teal', 'blue', 'violet', 'pink', 'orange', 'amber', 'green', 'red', 'grey'] as const;
export type LabelColor = (typeof LABEL_COLORS)[number];

/** How long (UTF-16 units) the name of a label may be. */
export const LONGEST_LABEL = 40;

/** How many labels one number may have. */
export const MOST_LABELS = 20;

/** How long (UTF-16 units) a note may be. */
export const LONGEST_NOTE = 2000;

/** In the query language it stands for numbers without a label, so that no label can have this name. */
const RESERVED = 'none';

/** A label's name as it is kept: without space around it, and with single spaces inside. */
export function cleanLabelName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Whether queries can name a label with this name, however long it is. */
export function isLabelName(name: string): boolean {
  const folded = fold(name).trim();
  return folded !== '' && folded !== RESERVED;
}

/** A label's name as it is typed. */
export const labelNameSchema = z
  .string()
  .transform(cleanLabelName)
  .pipe(z.string().max(LONGEST_LABEL).refine(isLabelName));

export const labelColorSchema = z.enum(LABEL_COLORS);

export const noteSchema = z.string().max(LONGEST_NOTE);

/** A label of this device. Numbers keep its id, so that it can be called otherwise in one place. */
export interface Label {
  /** A positive whole number, never used again for another label. */
  id: number;
  name: string;
  color: LabelColor;
}

/** What makes two names the same label: case and accents do not tell them apart. */
export function labelKey(name: string): string {
  return fold(name);
}
