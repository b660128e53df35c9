import { randomUUID } from 'node:crypto';
import { basename, isAbsolute, relative, resolve } from 'node:path';
import { AppError, reportOf } from '../../../shared/app-error';
import { localDay } from '../../../shared/calendar/calendar-day';
import { realEnvironments } from '../../../shared/environment';
import { isMarkedByDefault } from '../../../shared/export/heading-kinds';
import { headingsAs } from '../../../shared/export/headings';
import { listed } from '../../../shared/i18n/lists';
import { MOST_KEPT_FILES, type KeptFile, type KeptFileState } from '../../../shared/kept-file';
import { translate } from '../../../shared/i18n/translate';
import { DEFAULT_SORT } from '../../../shared/query/query';
import { parseQuery } from '../../../shared/query/language/parse';
import type { SavedView } from '../../../shared/saved-view';
import { createSerial } from '../../../shared/async/serial';
import type { Environments } from '../environments/environments';
import type { EnvironmentLists } from '../lists/environment-lists';
import type { Clock } from '../ports/ports';
import { questionOf, type QueryGround } from '../reminders/plan/found-by-saved-views';
import type { LocalFacts } from '../reminders/plan/local-facts';
import type { ReminderPreferences } from '../reminders/preferences';
import type { SettingsStore } from '../settings/settings-store';
import type { ExportFiles } from '../storage/export-files';
import type { KeptFileSource } from '../worker/kept-file-jobs';
import type { NumberWorker } from '../worker/number-worker';

/** Files that are written again after each sync. One that fails is reported, holds nothing else up, and is tried again. */
export interface KeptFiles {
  all(): KeptFileState[];
  /**
   * Keeps a file up to date from now on, in place of one that is kept there already.
   * @param path absolute, as the user chose it
   * @throws {AppError} too_many_kept_files, bad_request, disk_full, disk_denied, disk_failed
   */
  add(file: Omit<KeptFile, 'id'>): void;
  /** The file stays where it is. @throws {AppError} as `add` */
  remove(id: string): void;
  /**
   * Keeps a file up to date again that was removed since the app started; false where another is kept in its place, or its
   * view is gone.
   * @throws {AppError} as `add`
   */
  putBack(id: string): boolean;
  /** Where a file is. @throws {AppError} kept_file_gone */
  pathOf(id: string): string;
  /** Writes all, once what is being written is done; resolves when that is over. Never rejects. */
  write(): Promise<void>;
  /**
   * The app ends: what is being written is given up and leaves nothing behind, and nothing is written any more. Resolves when
   * that is over; what the worker is at has to be cancelled for that.
   */
  stop(): Promise<void>;
}

export interface KeptFilesParts extends QueryGround {
  dataDir: string;
  clock: Clock;
  /** BCP 47. */
  locale: () => string;
  settings: Pick<SettingsStore, 'keptFiles' | 'saveKeptFiles' | 'savedViews' | 'settings'>;
  environments: Pick<Environments, 'list'>;
  lists: Pick<EnvironmentLists, 'get'>;
  /** Whether an environment whose list is not there had one once, so that its numbers may be in a file. */
  hadList(environmentId: string): Promise<boolean>;
  facts: LocalFacts;
  preferences: Pick<ReminderPreferences, 'ofEnvironment'>;
  worker: Pick<NumberWorker, 'writeKeptFile'>;
  files: ExportFiles;
  /** Something changed in {@link KeptFiles.all}. */
  onChange(): void;
  /** What became of a file; null is that it was written. */
  onProblem(id: string, problem: unknown): void;
}

/** `problem` is what was thrown. */
type Outcome = Pick<KeptFileState, 'writtenAt'> & { problem: unknown };

/** Labels and notes are part of every file, whatever the query asks. */
const LABELS = parseQuery('label:none').terms.map(({ term }) => term);

export function createKeptFiles(parts: KeptFilesParts): KeptFiles {
  const { settings, files, clock } = parts;
  const outcomes = createOutcomes(parts);
  const serial = createSerial();
  let planned: Promise<void> | null = null;
  let isOver = false;
  /** Those that were removed since the app started, which can be put back. */
  const removed = new Map<string, KeptFile>();

  const viewOf = ({ savedViewId }: KeptFile) => settings.savedViews().find(({ id }) => id === savedViewId) ?? null;
  const isKept = (file: KeptFile) => file.savedViewId === null || viewOf(file) !== null;
  /**
   * Without those whose view was removed. They stay in the settings until the app starts again, because they are kept
   * again if removing the view is undone.
   */
  const kept = () => settings.keptFiles().filter(isKept);
  /** The views of these were removed before the app started. */
  let ownerless = settings.keptFiles().filter((file) => !isKept(file));

  async function write(file: KeptFile): Promise<void> {
    try {
      const text = await textOf(file, viewOf(file), parts);
      // no list has come yet: what the file has from before is better than nothing
      if (text === null || isOver || !kept().includes(file)) return;
      const { fileId } = await files.begin(file.path);
      await files.append(fileId, text);
      await files.finish(fileId);
      outcomes.tell(file.id, { writtenAt: clock.now(), problem: null });
    } catch (error) {
      if (isOver) return; // given up, which is no problem to tell of
      outcomes.tell(file.id, { ...outcomes.of(file.id), problem: error });
    }
  }

  async function writeAll(): Promise<void> {
    planned = null;
    if (isOver) return;
    settings.keptFiles().filter((file) => !isKept(file)).forEach(({ id }) => outcomes.forget(id)); // prettier-ignore
    for (const file of kept()) if (!isOver) await write(file);
    // last, so that a disk that refuses it holds no file up
    const ids = new Set(ownerless.map(({ id }) => id));
    if (ids.size > 0) save(settings.keptFiles().filter(({ id }) => !ids.has(id)));
    ownerless = [];
  }

  function save(next: readonly KeptFile[]): void {
    const gone = settings.keptFiles().filter(({ id }) => next.every((file) => file.id !== id));
    settings.saveKeptFiles(next);
    for (const file of gone) {
      removed.set(file.id, file);
      outcomes.forget(file.id);
    }
    parts.onChange();
  }

  return {
    all: () =>
      kept().map((file) => {
        const { writtenAt, problem } = outcomes.of(file.id);
        return { ...file, writtenAt, problem: problem === null ? null : reportOf(problem) };
      }),
    add(file) {
      if (!isAllowed(file.path, parts.dataDir))
        throw new AppError('bad_request', { values: { name: 'keptFiles.add' } });
      const others = settings.keptFiles().filter(({ path }) => path !== file.path);
      refuseMore(others.filter(isKept));
      save([...others, { ...file, id: randomUUID() }]);
    },
    remove: (id) => save(settings.keptFiles().filter((file) => file.id !== id)),
    putBack(id) {
      const file = removed.get(id);
      const files = settings.keptFiles();
      if (!file || !isKept(file) || files.some(({ path }) => path === file.path)) return false;
      refuseMore(files.filter(isKept));
      save([...files, file]);
      removed.delete(id);
      return true;
    },
    pathOf(id) {
      const file = kept().find((one) => one.id === id);
      if (!file) throw new AppError('kept_file_gone');
      return file.path;
    },
    write: () => (planned ??= told(serial(writeAll), (problem) => parts.onProblem('all', problem))),
    async stop() {
      isOver = true;
      await files.stop();
      await serial(() => undefined);
    },
  };
}

/** Tells what went wrong, or null where nothing did. Never rejects. */
function told(work: Promise<void>, tell: (problem: unknown) => void): Promise<void> {
  return work.then(() => tell(null), tell);
}

/** What became of each file when it was last to be written. */
function createOutcomes({ onProblem, onChange }: Pick<KeptFilesParts, 'onProblem' | 'onChange'>) {
  const outcomes = new Map<string, Outcome>();
  return {
    of: (id: string): Outcome => outcomes.get(id) ?? { writtenAt: null, problem: null },
    tell(id: string, outcome: Outcome): void {
      outcomes.set(id, outcome);
      onProblem(id, outcome.problem);
      onChange();
    },
    /** It does not matter any more. */
    forget(id: string): void {
      if (outcomes.delete(id)) onProblem(id, null);
    },
  };
}

/** @throws {AppError} too_many_kept_files, where there is no room for another */
function refuseMore({ length }: readonly KeptFile[]): void {
  if (length >= MOST_KEPT_FILES) throw new AppError('too_many_kept_files', { values: { most: MOST_KEPT_FILES } });
}

/** Not into the folder in which the app keeps its own files. */
function isAllowed(path: string, dataDir: string): boolean {
  if (!isAbsolute(path)) return false;
  const inside = relative(resolve(dataDir), resolve(path));
  return inside.startsWith('..') || isAbsolute(inside);
}

/**
 * The content of a file; null where there is no list yet. Sample data is never part of one.
 * @throws {AppError} kept_file_unclear, where the view would find others than it is meant to; kept_file_incomplete, where
 * the numbers of an environment would be missing
 */
async function textOf(file: KeptFile, view: SavedView | null, parts: KeptFilesParts): Promise<Uint8Array | null> {
  const { lists, environments, facts, preferences, worker, clock } = parts;
  await check(file, view, parts);
  const query = view?.query ?? '';
  const terms = [...LABELS, ...parseQuery(query).terms.map(({ term }) => term)];
  const sources: KeptFileSource[] = [];
  const missing: string[] = [];
  for (const environment of realEnvironments(environments.list())) {
    const list = lists.get(environment.id);
    if (!list) {
      if (await parts.hadList(environment.id)) missing.push(environment.name);
      continue;
    }
    const { id, kind, name, baseUrl } = environment;
    sources.push({
      environment: { id, kind, name, baseUrl },
      chunks: [...list.chunks],
      fetchedOn: localDay(list.fetchedAt),
      known: await facts.of(environment, terms),
      preferences: preferences.ofEnvironment(environment),
    });
  }
  // whatever reads the file would take the numbers that are missing for removed
  if (missing.length > 0) {
    const values = { file: basename(file.path), environments: listed(missing) };
    throw new AppError('kept_file_incomplete', { values });
  }
  const [first, ...others] = sources;
  if (!first) return null;
  return worker.writeKeptFile({
    sources,
    query,
    sort: view?.sort ?? DEFAULT_SORT,
    groupBy: view?.groupBy ?? null,
    columns: view?.columns.map(({ name }) => name) ?? null,
    kind: file.kind,
    headings: headingsAs(file.headings),
    isMarked: isMarkedByDefault(file.headings),
    name: view?.name ?? (others.length > 0 ? translate('frame.environment.all') : first.environment.name),
    settings: parts.settings.settings().reminders,
    now: clock.now(),
    today: localDay(clock.now()),
    locale: parts.locale(),
  });
}

/** @throws {AppError} kept_file_unclear, see {@link questionOf} */
async function check(file: KeptFile, view: SavedView | null, ground: QueryGround): Promise<void> {
  if (view === null) return;
  const { unclear } = await questionOf([view], ground);
  if (unclear.length === 0) return;
  throw new AppError('kept_file_unclear', { values: { file: basename(file.path), view: view.name } });
}
