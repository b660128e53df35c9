import type { KeptFile } from '../../../../shared/kept-file';
import { encodeNumbers } from '../../../../shared/packed/number-chunk';
import { DEFAULT_SORT } from '../../../../shared/query/query';
import type { SavedView } from '../../../../shared/saved-view';
import { settingsSchema } from '../../../../shared/settings';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { inFolder } from '../../../../shared/testing/temporary-folder';
import { createExportFiles } from '../../storage/export-files';
import { writeKeptFile } from '../../worker/kept-file-jobs';
import { createKeptFiles } from '../kept-files';

export const NOW = Date.parse('2026-11-26T12:00:00Z');
export const live = sampleEnvironment({ id: '11111111-1111-4111-8111-111111111111' });
export const other = sampleEnvironment({ id: '44444444-4444-4444-8444-444444444444', name: 'Staging' });
const sample = sampleEnvironment({ id: '22222222-2222-4222-8222-222222222222', kind: 'sample', name: 'Sample data' });
export const view: SavedView = {
  id: '33333333-3333-4333-8333-333333333333',
  name: 'Active',
  query: 'status:active',
  sort: DEFAULT_SORT,
  columns: [
    { name: 'number', width: null },
    { name: 'status', width: null },
  ],
  groupBy: null,
  pinned: false,
  reminds: false,
};
const numbers = {
  [live.id]: [
    sampleNumber({ id: 'a', number: '+14155550132' }),
    sampleNumber({ id: 'b', number: '+14155550133', current_status: 'inactive' }),
  ],
  [sample.id]: [sampleNumber({ id: 's', number: '+15005550000' })],
};

/** Kept files over a folder of the app's own, and what the app says about them. */
export function begin(dataDir: string, files: readonly KeptFile[] = [], views: readonly SavedView[] = [view]) {
  const environments = [live, sample];
  /** The environments that had a list once. */
  const had = new Set<string>();
  const fetched = new Map([live, sample].map(({ id }) => [id, numbers[id]!]));
  const problems = new Map<string, unknown>();
  let currencies = ['USD'];
  const disk = { refusal: null as Error | null };
  const labels = ['VIP', 'Empty'];
  const kept = createKeptFiles({
    dataDir,
    clock: { now: () => NOW, after: () => () => undefined },
    locale: () => 'en',
    settings: {
      keptFiles: () => files,
      saveKeptFiles(next) {
        if (disk.refusal) throw disk.refusal;
        files = [...next];
      },
      savedViews: () => views,
      settings: () => settingsSchema.parse({}),
    },
    environments: { list: () => environments },
    currencies: () => Promise.resolve(currencies),
    labelNames: () => labels,
    hadList: (id) => Promise.resolve(had.has(id)),
    lists: {
      get(id) {
        const list = fetched.get(id);
        return list ? { baseUrl: '', scope: live.scope, fetchedAt: NOW, setAside: 0, count: list.length, chunks: encodeNumbers(list) } : null; // prettier-ignore
      },
    },
    facts: {
      of: () =>
        Promise.resolve({
          notes: new Map([[live.id, new Map([['a', { labels: ['VIP'], note: '=1+1' }]])]]),
          changedOn: new Map(),
          handled: new Map(),
        }),
      lost: () => null,
      version: () => '',
    },
    preferences: { ofEnvironment: () => ({}) },
    worker: { writeKeptFile: (question) => Promise.resolve().then(() => writeKeptFile(question)) },
    files: createExportFiles(dataDir, 'unfinished-kept-file.json'),
    onChange: () => undefined,
    onProblem: (id, problem) => (problem === null ? problems.delete(id) : problems.set(id, problem)),
  });
  return {
    kept,
    fetched,
    environments,
    had,
    problems,
    labels,
    disk,
    setCurrencies: (next: string[]) => void (currencies = next),
    change: (next: SavedView[]) => void (views = next),
    stored: () => files,
  };
}

export const inFolders = (work: (folder: string, app: ReturnType<typeof begin>, dataDir: string) => Promise<void>) =>
  inFolder((folder) => inFolder((dataDir) => work(folder, begin(dataDir), dataDir)));
