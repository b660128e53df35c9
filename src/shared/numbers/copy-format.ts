import { z } from 'zod';
import type { PhoneNumber } from './phone-number';

export const COPY_SPELLINGS = ['e164', 'international', 'formatted'] as const;
export const COPY_SEPARATORS = ['lines', 'commas'] as const;

/** How several numbers are put on the clipboard. */
export const copyFormatSchema = z.object({
  spelling: z.enum(COPY_SPELLINGS).default('e164'),
  separator: z.enum(COPY_SEPARATORS).default('lines'),
});
export type CopyFormat = z.infer<typeof copyFormatSchema>;

export const DEFAULT_COPY_FORMAT: CopyFormat = { spelling: 'e164', separator: 'lines' };

/** Numbers in one text; one that has no such spelling is written as E.164. */
export function writeNumbers(numbers: Iterable<PhoneNumber>, { spelling, separator }: CopyFormat): string {
  const written = Array.from(numbers, (number) => {
    const own = { e164: '', international: number.international_number, formatted: number.formatted_number }[spelling];
    return own || number.number;
  });
  return written.join(separator === 'lines' ? '\n' : ', ');
}
