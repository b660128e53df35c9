import { Readable } from 'node:stream';
import { createSerial, type Serial } from '../../../shared/async/serial';
import type { ApiFilters } from '../../../shared/environment';
import type { AppError } from '../../../shared/app-error';
import type { EnvironmentList } from './environment-list';
import { shareBytes } from '../worker/share-bytes';
import type { DataFile } from '../storage/data-file';
import { DATA_FOLDER, openDataFile, type DataFolder } from '../storage/data-folder';
import { removeFilesOf } from '../storage/environment-files';
import {
  encodeSnapshot,
  readSnapshot,
  readSnapshotSource,
  type SnapshotSource,
} from '../storage/formats/snapshot-format';

/** The last list of each environment, on disk: for an instant start, and for when there is no network. */
export interface Snapshots {
  /** Never rejects for what is on the disk: a damaged file is set aside and reported. */
  read(environmentId: string): Promise<{ list: EnvironmentList | null; problem: AppError | null }>;
  /** Where the list of an environment is from, even if the file is damaged or newer; null if it doesn't say. @throws {AppError} disk_unreadable */
  sourceOf(environmentId: string): Promise<SnapshotSource | null>;
  /** @throws {AppError} disk_full, disk_denied, disk_failed, disk_unreadable, file_newer */
  write(environmentId: string, list: EnvironmentList): Promise<void>;
  /**
   * Removes all that is kept of an environment's numbers, damaged files too.
   * @throws {AppError} disk_denied, disk_failed
   */
  remove(environmentId: string): Promise<void>;
}

export function createSnapshots(folder: DataFolder): Snapshots {
  const files = new Map<string, DataFile>();
  /** One write after another for each environment: what is being written must not come back after it was removed. */
  const serials = new Map<string, Serial>();

  function fileOf(environmentId: string): DataFile {
    const file = files.get(environmentId) ?? openDataFile(folder, 'snapshot', environmentId);
    files.set(environmentId, file);
    return file;
  }

  function serialOf(environmentId: string): Serial {
    const serial = serials.get(environmentId) ?? createSerial();
    serials.set(environmentId, serial);
    return serial;
  }

  return {
    async read(environmentId) {
      const { content, problem } = await fileOf(environmentId).read((bytes) => {
        return { content: listOf(bytes, environmentId), isDamaged: false };
      });
      return { list: content, problem };
    },
    async sourceOf(environmentId) {
      const bytes = await fileOf(environmentId).bytes();
      return bytes && readSnapshotSource(bytes);
    },
    write: (environmentId, list) =>
      serialOf(environmentId)(async () => {
        const { chunks, ...head } = list;
        const { version } = DATA_FOLDER.snapshot;
        const bytes = encodeSnapshot({ version, environmentId: environmentId, ...head }, chunks);
        await fileOf(environmentId).replace(Readable.from(bytes));
      }),
    remove: (environmentId) =>
      serialOf(environmentId)(async () => {
        await removeFilesOf(folder.dataDir, 'snapshot', environmentId);
        files.delete(environmentId);
      }),
  };
}

/** @throws an Error where the bytes are no list of that environment */
function listOf(bytes: Buffer, environmentId: string): EnvironmentList {
  const { head, chunks } = readSnapshot(bytes);
  if (head.environmentId !== environmentId) throw new Error('The snapshot is of another environment.');
  const { baseUrl, fetchedAt, setAside, incomplete, names, isClockWrong, count } = head;
  // a filter that this version does not know makes the scope another one than the environment's, as it should
  const scope = head.scope as ApiFilters;
  // chunks one by one, because a view of the file would keep the whole of it
  const rest = { fetchedAt, setAside, incomplete, names, isClockWrong, count };
  return { baseUrl, scope, ...rest, chunks: chunks.map(shareBytes) };
}
