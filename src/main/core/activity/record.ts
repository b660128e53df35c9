import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { changeCountsSchema, START_REASONS } from '../../../shared/activity/activity';

/**
 * A line of an account's record of activity. It begins with a checksum of the rest, then says in JSON what it is; behind
 * that the entries of a fetch stand as number-chunk.ts packs them. Tabs stand between, which JSON never holds as they are.
 */
const lineHeadSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('sync'),
    /** When the two lists were fetched that were compared (epoch ms). */
    from: z.number(),
    at: z.number(),
    counts: changeCountsSchema,
    entries: z.number(),
    news: z.number(),
    omitted: z.number(),
    /** Ids of numbers that went, and of those that came back. */
    gone: z.array(z.string()),
    back: z.array(z.string()),
  }),
  /** From here on numbers are compared with a list that has no earlier one. */
  z.object({ type: z.literal('start'), at: z.number(), reason: z.enum(START_REASONS), count: z.number() }),
  /** The user has seen everything up to the last line of that instant. */
  z.object({ type: z.literal('read'), through: z.number() }),
]);
export type LineHead = z.infer<typeof lineHeadSchema>;

const TAB = 9;
const LINE_BREAK = 10;

/** A line as it is written, with its line break. */
export function encodeLine(head: LineHead, parts: readonly Uint8Array[] = []): Buffer {
  const tab = Buffer.of(TAB);
  const rest = Buffer.concat([Buffer.from(JSON.stringify(head)), ...parts.flatMap((part) => [tab, part])]);
  return Buffer.concat([Buffer.from(`${crc32(rest)}\t`), rest, Buffer.of(LINE_BREAK)]);
}

/** What a line is. @param line without its line break @throws where it is not as it was written */
export function readLineHead(line: Buffer): LineHead {
  const start = line.indexOf(TAB) + 1;
  const rest = line.subarray(start);
  if (start === 0 || line.toString('latin1', 0, start - 1) !== String(crc32(rest))) {
    throw new Error('The checksum is wrong.');
  }
  const end = rest.indexOf(TAB);
  return lineHeadSchema.parse(JSON.parse(rest.toString('utf8', 0, end < 0 ? rest.length : end)));
}

/** What stands behind the head of a line. */
export function linePartsOf(line: Uint8Array): string[] {
  const text = new TextDecoder().decode(line);
  return text.split('\t').slice(2);
}

/** Where the first line that begins at a place ends; -1 where no whole line follows. */
export function endOfLine(bytes: Buffer, from: number): number {
  return bytes.indexOf(LINE_BREAK, from);
}
