import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { parseObject } from '../journal-lines';

/**
 * `snapshots/<environment>.jsonl`: a line that says what the file is, a line for each chunk just as the pages get it (see
 * shared/packed/number-chunk.ts), and a checksum of all before. So nothing has to be parsed at the start, and whatever has the
 * right checksum was checked when it was fetched.
 */
const flag = z.boolean().nullable().catch(null);

/** Where a list was fetched from. */
const sourceSchema = z.object({
  baseUrl: z.string(),
  scope: z.object({
    type: z.string().nullable().catch(null),
    has_voice: flag,
    has_whatsapp: flag,
    search: z.string().nullable().catch(null),
  }),
});
export type SnapshotSource = z.infer<typeof sourceSchema>;

/** The first line. */
const headSchema = z.looseObject({
  version: z.number(),
  environmentId: z.uuid(),
  ...sourceSchema.shape,
  /** Epoch ms. */
  fetchedAt: z.number(),
  setAside: z.number().default(0),
  incomplete: z.number().optional(),
  names: z.array(z.string()).optional().catch(undefined),
  isClockWrong: z.boolean().optional().catch(undefined),
  count: z.number(),
});
export type SnapshotHead = z.infer<typeof headSchema>;

const LINE_BREAK = Buffer.from('\n');

/** The bytes of the file, piece by piece, so that large lists are not copied into one. */
export function* encodeSnapshot(head: object, chunks: readonly Uint8Array[]): Generator<Uint8Array> {
  let checksum = 0;
  for (const line of [Buffer.from(JSON.stringify(head)), ...chunks]) {
    checksum = crc32(LINE_BREAK, crc32(line, checksum));
    yield line;
    yield LINE_BREAK;
  }
  yield Buffer.from(String(checksum));
}

/** The first line and, as views of `bytes`, the chunks. @throws where the bytes are no snapshot */
export function readSnapshot(bytes: Buffer): { head: SnapshotHead; chunks: Buffer[] } {
  const { head, chunks } = splitSnapshot(bytes);
  return { head: headSchema.parse(head), chunks };
}

/** What the first line says of where the list is from, in any version and whatever became of the rest; null if it can't be read. */
export function readSnapshotSource(bytes: Buffer): SnapshotSource | null {
  const head = parseObject(bytes.subarray(0, bytes.indexOf(LINE_BREAK) + 1));
  return sourceSchema.safeParse(head).data ?? null;
}

/** As {@link readSnapshot}, of any version. */
export function splitSnapshot(bytes: Buffer): { head: unknown; chunks: Buffer[] } {
  const end = bytes.lastIndexOf(LINE_BREAK) + 1;
  if (String(crc32(bytes.subarray(0, end))) !== bytes.toString('latin1', end)) {
    throw new Error('The checksum is wrong.');
  }
  const chunks: Buffer[] = [];
  let from = bytes.indexOf(LINE_BREAK) + 1;
  const head: unknown = JSON.parse(bytes.toString('utf8', 0, from));
  for (; from < end; from = bytes.indexOf(LINE_BREAK, from) + 1) {
    chunks.push(bytes.subarray(from, bytes.indexOf(LINE_BREAK, from)));
  }
  return { head, chunks };
}
