import type { Environment } from '../../../shared/environment';
import type { AnnotatedNumber, LabelsAndNoteEdit } from '../../../shared/labels/labels-and-note';
import { LABEL_COLORS, labelKey, type Label, type LabelColor } from '../../../shared/labels/label';
import { AppError } from '../../../shared/app-error';
import type { LabelsAndNotePage } from '../../../shared/bridge/requests/labels';
import { createSerial } from '../async/serial';
import { forEachYielding } from '../async/yielding';
import { serverOf } from '../storage/number-key';
import { openJournal, type DataFolder } from '../storage/data-folder';
import {
  readLabelsAndNoteRecord,
  type LabelsAndNoteRecord,
  type LabelRecord,
  type NumberRecord,
} from '../storage/formats/labels-and-notes-format';
import type { Body } from '../storage/journal-lines';
import { planEdits } from './plan-edits';

/** So many numbers a page is told of at a time. */
const PAGE_SIZE = 5_000;

/** What is noted of a number, and the turn in which it became so. */
interface Kept {
  at: number;
  record: NumberRecord;
}

/**
 * The labels and notes of this device, on disk: kept by server, not by environment, so that one that is removed and added
 * again finds them, and kept when a number vanishes. Labels themselves are the same for all environments.
 */
export interface LabelsAndNotes {
  /** Never rejects; a damaged file is set aside and reported, and what could be read of it counts. */
  load(): Promise<AppError | null>;
  /** Moves whenever a label or something noted is another. */
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
   * Calls a label otherwise, or gives it another colour, wherever it is.
   * @throws {AppError} label_taken, label_gone, disk_full, disk_denied, disk_failed
   */
  changeLabel(id: number, change: { name?: string | undefined; color?: LabelColor | undefined }): Promise<void>;
  /** Takes a label off all numbers and forgets it. @throws {AppError} label_gone, disk_full, disk_denied, disk_failed */
  deleteLabel(id: number): Promise<void>;
}

export function createLabelsAndNotes(folder: DataFolder): LabelsAndNotes {
  const journal = openJournal(folder, 'labelsAndNotes');
  const labels = new Map<number, LabelRecord>();
  /** By server and number id; what changed last stands last. */
  const servers = new Map<string, Map<string, Kept>>();
  /** Records of a later version, as they were found. */
  const unknown: Buffer[] = [];
  let highestId = 0;
  let turn = 0;
  const serial = createSerial();

  function take(record: LabelsAndNoteRecord): void {
    if ('label' in record) {
      highestId = Math.max(highestId, record.label);
      if (record.name === null) labels.delete(record.label);
      else labels.set(record.label, record);
      return;
    }
    const numbers = servers.get(record.server) ?? new Map<string, Kept>();
    servers.set(record.server, numbers);
    numbers.delete(record.id);
    numbers.set(record.id, { at: ++turn, record });
  }

  function read(body: Buffer): void {
    const record = readLabelsAndNoteRecord(body);
    if (record) take(record);
    else unknown.push(Buffer.from(body));
  }

  /** All that is so, with the label that was given last even where it is gone, lest its id be given again. */
  function* all(): Generator<LabelsAndNoteRecord> {
    if (!labels.has(highestId) && highestId > 0) yield { label: highestId, name: null, color: 'grey' };
    yield* labels.values();
    for (const numbers of servers.values()) {
      for (const { record } of numbers.values()) {
        const left = { ...record, labels: record.labels.filter((id) => labels.has(id)) };
        if (left.labels.length > 0 || left.note !== '') yield left;
      }
    }
  }

  /** Writes what changes, then lets it count; one change after the other. */
  function change(plan: () => LabelsAndNoteRecord[] | Promise<LabelsAndNoteRecord[]>): Promise<void> {
    return serial(async () => {
      const records = await plan();
      if (records.length === 0) return;
      await journal.write(encoded(records), () => afterwards(records));
      await forEachYielding(records, take);
      turn++;
    });
  }

  function* afterwards(records: readonly LabelsAndNoteRecord[]): Generator<Body> {
    yield* encoded(all());
    yield* unknown;
    yield* encoded(records);
  }

  function labelOf(id: number): LabelRecord {
    const label = labels.get(id);
    if (!label) throw new AppError('label_gone');
    return label;
  }

  const labelsNow = (): Label[] =>
    [...labels.values()].map(({ label, name, color }) => ({ id: label, name: name ?? '', color: shownColor(color) }));

  return {
    async load() {
      const { problem, isComplete } = await journal.load(({ body }) => read(body));
      // what was read goes on in a file of its own; where the disk refuses that, the next change tries again
      if (!isComplete) await journal.rewrite(afterwards([])).catch(() => undefined);
      return problem;
    },
    revision: () => turn,
    read(environment, since) {
      const numbers: AnnotatedNumber[] = [];
      let upTo = since;
      let isMore = false;
      for (const { at, record } of servers.get(serverOf(environment))?.values() ?? []) {
        if (at <= since) continue;
        if (numbers.length === PAGE_SIZE) {
          isMore = true;
          break;
        }
        const { id, number, formatted, note } = record;
        numbers.push({ numberId: id, number, formatted, labels: record.labels, note });
        upTo = at;
      }
      return { labels: labelsNow(), numbers, upTo, isMore };
    },
    edit: (environment, edits) =>
      change(() => {
        const server = serverOf(environment);
        const recordOf = (numberId: string) => servers.get(server)?.get(numberId)?.record;
        return planEdits(edits, {
          server,
          labels: new Map(labelsNow().map((label) => [label.id, label])),
          nextId: highestId + 1,
          recordOf,
        });
      }),
    labelNames: () => labelsNow().map(({ name }) => name),
    changeLabel: (id, { name, color }) =>
      change(() => {
        const before = labelOf(id);
        const taken = labelsNow().find((other) => name && labelKey(other.name) === labelKey(name));
        if (taken && taken.id !== id) throw new AppError('label_taken', { values: { name: taken.name } });
        const after = { ...before, name: name ?? before.name, color: color ?? before.color };
        return after.name === before.name && after.color === before.color ? [] : [after];
      }),
    deleteLabel: (id) => change(() => [{ ...labelOf(id), name: null }]),
  };
}

function* encoded(records: Iterable<LabelsAndNoteRecord>): Generator<Body> {
  for (const record of records) yield JSON.stringify(record);
}

/** A colour that a later version added is shown as grey, and kept. */
function shownColor(color: string): LabelColor {
  return LABEL_COLORS.find((known) => known === color) ?? 'grey';
}
