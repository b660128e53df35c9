import type { AppError } from '../../../../shared/app-error';
import type { Channel } from '../../../../shared/channels/channel';
import { DEFAULT_COLUMNS } from '../../../../shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../../../shared/query/query';
import type { SavedView } from '../../../../shared/saved-view';
import { sampleEnvironment } from '../../../../shared/testing/sample';
import type { TransferChoices } from '../../../../shared/transfer/transfer';
import { createLabelsAndNotes } from '../../labels/labels-and-notes';
import { createReminderPreferences } from '../../reminders/preferences';
import { createSettingsStore } from '../../settings/settings-store';
import type { SettingsDocument } from '../../ports/ports';
import { createManualClock } from '../../testing/manual-clock';
import { createTransfer } from '../transfer';
import { inFolder } from '../../../../shared/testing/temporary-folder';

export const MERGE: TransferChoices = { settings: 'replace', environments: 'merge', savedViews: 'merge', labelsAndNotes: 'merge', reminders: 'merge', channels: 'merge' }; // prettier-ignore
export const REPLACE: TransferChoices = {
  ...MERGE,
  savedViews: 'replace',
  labelsAndNotes: 'replace',
  reminders: 'replace',
};
export const SKIP: TransferChoices = { settings: 'skip', environments: 'skip', savedViews: 'skip', labelsAndNotes: 'skip', reminders: 'skip', channels: 'skip' }; // prettier-ignore

export const live = sampleEnvironment({ id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', kind: 'live', name: 'Production', baseUrl: 'https://app.talkover.ai' }); // prettier-ignore
export const view = (fields: Partial<SavedView> = {}): SavedView => ({
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Lapsing soon',
  query: 'lapses:<7d',
  sort: DEFAULT_SORT,
  columns: [...DEFAULT_COLUMNS],
  groupBy: null,
  pinned: false,
  reminds: false,
  ...fields,
});
export const channel = (fields: Partial<Channel> = {}): Channel => ({
  id: '22222222-2222-4222-8222-222222222222',
  kind: 'email',
  name: 'Team',
  about: { lapses: true, renews: false, alerts: true },
  savedViewId: null,
  rhythm: 'daily',
  at: 540,
  weekday: 1,
  language: 'app',
  followsQuietHours: true,
  followsPause: true,
  fields: { host: 'mail.example', port: '465', security: 'tls', from: 'a@mail.example', to: 'b@mail.example' },
  enabled: true,
  secrets: ['password'],
  ...fields,
});

/** What one computer keeps, in a folder of its own. */
export async function computer(dataDir: string, document: SettingsDocument = { store: {} }) {
  const folder = { dataDir, clock: createManualClock(1_795_510_800_000) };
  const settings = createSettingsStore(document);
  const labelsAndNotes = createLabelsAndNotes(folder);
  const preferences = createReminderPreferences(folder);
  await Promise.all([labelsAndNotes.load(), preferences.load()]);
  /** What the app says of an import that was not finished. */
  const unfinished = { code: null as string | null };
  const onUnfinished = (problem: AppError | null) => void (unfinished.code = problem?.code ?? null);
  const transfer = createTransfer({ clock: folder.clock, settings, labelsAndNotes, preferences, onUnfinished });
  return {
    document,
    settings,
    labelsAndNotes,
    preferences,
    transfer,
    unfinished,
    take: async (text: string | Promise<string>, choices: TransferChoices = MERGE) =>
      transfer.importFile(await transfer.read(await text), choices),
    note: (id: string, labels: string[], note: string) =>
      labelsAndNotes.edit(live, [
        { change: { add: labels, note }, numbers: [{ numberId: id, number: id, formatted: id }] },
      ]),
    async noted(id: string) {
      const { labels, numbers } = await labelsAndNotes.all();
      const found = numbers.get(`${live.baseUrl} ${id}`);
      return found && { note: found.note, labels: found.labels.map((key) => labels.get(key)?.name) };
    },
  };
}
export type Computer = Awaited<ReturnType<typeof computer>>;

export const twoComputers = (work: (here: Computer, there: Computer) => Promise<void>) =>
  inFolder((one) => inFolder(async (other) => work(await computer(one), await computer(other))));

/** The file without the moment at which it was saved. */
export const written = async ({ transfer }: Computer) => ({ ...(JSON.parse(await transfer.write()) as Record<string, unknown>), savedAt: 0 }); // prettier-ignore
