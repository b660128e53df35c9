import { z } from 'zod';
import { EXPORT_KINDS } from '../../../../../shared/export/export-kinds';
import { HEADING_KINDS } from '../../../../../shared/export/heading-kinds';
import type { KeptFile } from '../../../../../shared/kept-file';
import type { Tolerant } from './tolerant';

export function keptFileSchema({ or }: Tolerant): z.ZodType<KeptFile> {
  return z.object({
    id: z.uuid(),
    savedViewId: z.uuid().nullable(),
    kind: z.enum(EXPORT_KINDS),
    // a file from before there was a choice keeps the headings that its readers know
    headings: or(z.enum(HEADING_KINDS), 'fields'),
    path: z.string().min(1),
  });
}
