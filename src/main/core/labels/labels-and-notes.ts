import type { Environment } from '../../../shared/environment';
import type { LabelsAndNoteEdit } from '../../../shared/labels/labels-and-note';
import { labelKey, type LabelColor } from '../../../shared/labels/label';
import { AppError } from '../../../shared/app-error';
import type { LabelsAndNotePage, RestoredLabel } from '../../../shared/bridge/requests/labels';
import { createSerial } from '../../../shared/async/serial';
import { forEachYielding, runYielding } from '../async/yielding';
import { serverOf } from '../storage/number-key';
import { openJournal, type DataFolder } from '../storage/data-folder';
import {
  readLabelsAndNoteRecord,
  type LabelsAndNoteRecord,
  type LabelRecord,
} from '../storage/formats/labels-and-notes-format';
import type { Body } from '../storage/journal-lines';
import { allIn, recordsBetween, type AllLabelsAndNotes } from './all-labels-and-notes';
import { createDeletedLabels } from './deleted-labels';
import { createLabelsInMemory, type LabelsInMemory } from './labels-in-memory';
import { planEdits } from './plan-edits';

/** The names of a label before and after it was renamed. */
interface RenamedLabel {
  before: string;
  after: string;
}

/**
 * The labels and notes of this device, on disk: kept by server, not by environment, so that one that is removed and added
 * again finds them, and kept when a number vanishes. Labels themselves are the same for all environments.
 */
export interface LabelsAndNotes {
  /** Never rejects; a damaged file is set aside and reported, and what could be read of it counts. */
  load(): Promise<AppError | null>;
  /** What was damaged at the last start, so that some labels or notes may be missing; null where they are whole. */
  problem(): AppError | null;
  /** Moves whenever a label or something noted changes. */
  revision(): number;
  /**
   * What became of an environment's numbers after turn `since`, oldest first, and all labels; with 0, all that is noted.
   * It comes in pages: the next begins with `upTo` of the one before.
   */
  read(environment: Environment, since: number): LabelsAndNotePage;
  /**
   * Changes labels and notes of many numbers, all or none.
   * @throws {AppError} too_many_labels, disk_full, disk_denied, disk_failed
   */
  edit(environment: Environment, edits: readonly LabelsAndNoteEdit[]): Promise<void>;
  /** The names of all labels. */
  labelNames(): string[];
  /**
   * Renames a label, or gives it another color, on all numbers that have it. Answers with its names.
   * @throws {AppError} label_taken, label_gone, disk_full, disk_denied, disk_failed
   */
  changeLabel(id: number, change: { name?: string | undefined; color?: LabelColor | undefined }): Promise<RenamedLabel>;
  /** All labels, and what is noted of numbers of all servers. */
  all(): Promise<AllLabelsAndNotes>;
  /**
   * Makes labels and notes what `plan` makes of all there are, all or none.
   * @throws {AppError} disk_full, disk_denied, disk_failed
   */
  remake(plan: (here: AllLabelsAndNotes) => Promise<AllLabelsAndNotes>): Promise<void>;
  /** Takes a label off all numbers. @throws {AppError} label_gone, disk_full, disk_denied, disk_failed */
  deleteLabel(id: number): Promise<void>;
  /**
   * Restores a label that was deleted since the app started, on all numbers that had it.
   * @throws {AppError} label_gone, disk_full, disk_denied, disk_failed
   */
  restoreLabel(id: number): Promise<RestoredLabel>;
}

export function createLabelsAndNotes(folder: DataFolder): LabelsAndNotes {
  const journal = openJournal(folder, 'labelsAndNotes');
  const memory = createLabelsInMemory();
  const deleted = createDeletedLabels(memory);
  /** Records of a later version, as they were found. */
  const unknown: Buffer[] = [];
  const serial = createSerial();
  let damage: AppError | null = null;

  function read(body: Buffer): void {
    const record = readLabelsAndNoteRecord(body);
    if (record) memory.take(record);
    else unknown.push(Buffer.from(body));
  }

  /** Writes what changes, then lets it count; one change after the other. */
  function change(plan: () => LabelsAndNoteRecord[] | Promise<LabelsAndNoteRecord[]>): Promise<void> {
    return serial(async () => {
      const records = await plan();
      if (records.length === 0) return;
      await journal.write(encoded(records), () => afterwards(records));
      await forEachYielding(records, (record) => memory.take(record));
      memory.nextTurn();
    });
  }

  function* afterwards(records: readonly LabelsAndNoteRecord[]): Generator<Body> {
    yield* encoded(memory.records());
    yield* unknown;
    yield* encoded(records);
  }

  return {
    async load() {
      const { problem, isComplete } = await journal.load(({ body }) => read(body));
      // what was read goes on in a file of its own; where the disk refuses that, the next change tries again
      if (!isComplete) await journal.rewrite(afterwards([])).catch(() => undefined);
      return (damage = problem);
    },
    problem: () => damage,
    revision: () => memory.turn(),
    read: (environment, since) => memory.page(serverOf(environment), since),
    edit: (environment, edits) =>
      change(() => {
        const server = serverOf(environment);
        return planEdits(edits, {
          server,
          labels: new Map(memory.labels().map((label) => [label.id, label])),
          nextId: memory.freeId(),
          recordOf: (numberId) => memory.numberOf(server, numberId),
        });
      }),
    all: () => serial(() => runYielding(allIn(memory))),
    remake: (plan) =>
      change(async () => {
        const here = await runYielding(allIn(memory));
        return runYielding(recordsBetween(here, await plan(here), memory));
      }),
    labelNames: () => memory.labels().map(({ name }) => name),
    async changeLabel(id, { name, color }) {
      let names: RenamedLabel = { before: '', after: '' };
      await change(() => {
        const before = labelIn(memory, id);
        if (name) refuseTaken(name, id, memory);
        const after = { ...before, name: name ?? before.name, color: color ?? before.color };
        names = { before: before.name ?? '', after: after.name ?? '' };
        return after.name === before.name && after.color === before.color ? [] : [after];
      });
      return names;
    },
    deleteLabel: (id) =>
      change(async () => {
        const record = labelIn(memory, id);
        await runYielding(deleted.remember(record));
        return [{ ...record, name: null }];
      }),
    async restoreLabel(id) {
      let restored: RestoredLabel = { labelId: id, left: 0 };
      await change(async () => {
        const plan = await runYielding(deleted.planRestore(id));
        restored = plan.restored;
        return plan.records;
      });
      return restored;
    },
  };
}

/** @throws {AppError} label_taken, where another label goes by the name */
function refuseTaken(name: string, id: number, memory: LabelsInMemory): void {
  const taken = memory.labels().find((other) => labelKey(other.name) === labelKey(name));
  if (taken && taken.id !== id) throw new AppError('label_taken', { values: { name: taken.name } });
}

/** @throws {AppError} label_gone */
function labelIn(memory: LabelsInMemory, id: number): LabelRecord {
  const label = memory.label(id);
  if (!label) throw new AppError('label_gone');
  return label;
}

function* encoded(records: Iterable<LabelsAndNoteRecord>): Generator<Body> {
  for (const record of records) yield JSON.stringify(record);
}
