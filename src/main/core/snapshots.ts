import { join } from 'node:path';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { apiFiltersSchema } from '../../shared/account';
import type { AppError } from '../../shared/app-error';
import type { AccountList } from './account-lists';
import { removeFilesOf } from './account-files';
import { createSerial, type Serial } from './async/serial';
import { readStoredBytes, writeAtomically } from './disk';
import { shareBytes } from './share-bytes';
import type { Clock } from './surroundings';

/** The first line of the file. */
const headSchema = z.object({
  version: z.literal(3),
  accountId: z.uuid(),
  baseUrl: z.string(),
  scope: apiFiltersSchema,
  /** Epoch ms. */
  fetchedAt: z.number(),
  setAside: z.number(),
  count: z.number(),
});

const LINE_END = Buffer.from('\n');

/** The last list of each account, on disk: for an instant start, and for when there is no network. */
export interface Snapshots {
  /** Never rejects for what is on the disk: a damaged file is set aside and reported. */
  read(accountId: string): Promise<{ list: AccountList | null; problem: AppError | null }>;
  /** @throws {AppError} disk_full, disk_denied, disk_failed */
  write(accountId: string, list: AccountList): Promise<void>;
  /**
   * Removes all that is kept of an account's numbers, damaged files too.
   * @throws {AppError} disk_denied, disk_failed
   */
  remove(accountId: string): Promise<void>;
}

export function createSnapshots({ dataDir, clock }: { dataDir: string; clock: Clock }): Snapshots {
  const folder = join(dataDir, 'snapshots');
  /** An id becomes a path here, so it must be one. */
  const fileOf = (accountId: string) => `${z.uuid().parse(accountId)}.jsonl`;
  const pathOf = (accountId: string) => join(folder, fileOf(accountId));
  const turns = new Map<string, Serial>();

  /** One after another for each account: what is being written must not come back after it was removed. */
  function inTurn(accountId: string, work: () => Promise<void>): Promise<void> {
    const serial = turns.get(accountId) ?? createSerial();
    turns.set(accountId, serial);
    return serial(work);
  }

  return {
    async read(accountId) {
      const { content, problem } = await readStoredBytes(pathOf(accountId), (bytes) => unpack(bytes, accountId), {
        what: 'the list of numbers',
        damaged: 'snapshot_damaged',
        now: clock.now(),
      });
      return { list: content, problem };
    },
    write: (accountId, list) =>
      inTurn(accountId, () =>
        writeAtomically(pathOf(accountId), Readable.from(pack(accountId, list)), 'the list of numbers'),
      ),
    remove: (accountId) => inTurn(accountId, () => removeFilesOf(folder, accountId, 'the list of numbers')),
  };
}

/**
 * The file: a line that says what it is, a line for each chunk just as the pages get it, and a checksum of all before. So
 * nothing has to be parsed at the start, and whatever has the right checksum passed the schema when it was fetched.
 */
function* pack(accountId: string, list: AccountList): Generator<Uint8Array> {
  const { baseUrl, scope, fetchedAt, setAside, count, chunks } = list;
  const first = JSON.stringify({ version: 3, accountId, baseUrl, scope, fetchedAt, setAside, count });
  let checksum = 0;
  for (const line of [Buffer.from(first), ...chunks]) {
    checksum = crc32(LINE_END, crc32(line, checksum));
    yield line;
    yield LINE_END;
  }
  yield Buffer.from(String(checksum));
}

/** @throws an Error where the bytes are not what {@link pack} made */
function unpack(bytes: Buffer, accountId: string): AccountList {
  const end = bytes.lastIndexOf(LINE_END) + 1;
  if (String(crc32(bytes.subarray(0, end))) !== bytes.toString('latin1', end))
    throw new Error('The checksum is wrong.');
  const chunks: Uint8Array[] = [];
  let from = bytes.indexOf(LINE_END) + 1;
  const head = headSchema.parse(JSON.parse(bytes.toString('utf8', 0, from)));
  if (head.accountId !== accountId) throw new Error('The snapshot is of another account.');
  for (; from < end; from = bytes.indexOf(LINE_END, from) + 1) {
    // one by one, because a view of the file would keep the whole of it
    chunks.push(shareBytes(bytes.subarray(from, bytes.indexOf(LINE_END, from))));
  }
  const { baseUrl, scope, fetchedAt, setAside, count } = head;
  return { baseUrl, scope, fetchedAt, setAside, count, chunks };
}
