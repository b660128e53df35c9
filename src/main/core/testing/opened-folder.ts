import Conf from 'conf';
import type { Environment } from '../../../shared/environment';
import type { AppError } from '../../../shared/app-error';
import { decodeNumbers } from '../../../shared/packed/number-chunk';
import { createActivity } from '../activity/activity';
import { findChangeMarks, findHistory, packActivity } from '../worker/activity-jobs';
import { createLabelsAndNotes } from '../labels/labels-and-notes';
import { createLedger } from '../reminders/ledger/ledger';
import { targetOfPlace } from '../reminders/ledger/place';
import { createReminderPreferences } from '../reminders/preferences';
import { createSettingsStore } from '../settings/settings-store';
import { openJournal } from '../storage/data-folder';
import { prepareDataFolder } from '../storage/prepare';
import { openSettingsDocument } from '../storage/settings-file';
import { createSnapshots } from '../lists/snapshots';
import type { Announcement } from '../storage/formats/ledger-format';
import { createManualClock } from './manual-clock';

/** The day on which the fixtures were written, and nine o'clock of it (UTC, epoch ms). */
export const FIXTURE_DAY = 20_781;
export const FIXTURE_NOW = Date.UTC(2026, 10, 24, 9);

/** Numbers whose reminders are asked for, by their keys. */
const KEYS = ['phone-uuid-1', 'n1', 'n2', 'n3'].map((id) => `https://app.talkover.ai ${id}`).concat('sample n1');

const worker = {
  packActivity: (question: Parameters<typeof packActivity>[0]) => Promise.resolve(packActivity(question)),
  findChangeMarks: (question: Parameters<typeof findChangeMarks>[0]) => Promise.resolve(findChangeMarks(question)),
  findHistory: (question: Parameters<typeof findHistory>[0]) => Promise.resolve(findHistory(question)),
};

/** Everything that has a file in a data folder, as a start of the app opens it. */
export async function openFolder(dataDir: string) {
  const folder = { dataDir, clock: createManualClock(FIXTURE_NOW) };
  const problems: AppError[] = [];
  const note = (problem: unknown) => void (problem && problems.push(problem as AppError));
  const prepared = await prepareDataFolder(folder);
  prepared.problems.forEach(note);
  const settings = createSettingsStore(openSettingsDocument(Conf, dataDir));
  note(settings.damage);
  const snapshots = createSnapshots(folder);
  const ledger = createLedger(openJournal(folder, 'ledger'), () => FIXTURE_DAY);
  const preferences = createReminderPreferences(folder);
  const labelsAndNotes = createLabelsAndNotes(folder);
  const activity = createActivity({
    ...folder,
    worker,
    onChange: () => undefined,
    onProblem: (_, problem) => note(problem),
  });
  for (const part of [preferences, labelsAndNotes]) note(await part.load());
  note(await ledger.load(FIXTURE_DAY));
  for (const { id } of settings.environments()) await activity.load(id);
  return { prepared, problems, settings, snapshots, ledger, preferences, labelsAndNotes, activity };
}
type Opened = Awaited<ReturnType<typeof openFolder>>;

/** All that can be asked of the files, as plain data. */
export async function contentsOf(
  opened: Opened,
  environments: readonly Environment[] = opened.settings.environments(),
) {
  const { settings, snapshots, ledger, preferences, labelsAndNotes, activity } = opened;
  async function ofEach<T>(tell: (environment: Environment) => T | Promise<T>): Promise<Record<string, T>> {
    const contents: Record<string, T> = {};
    for (const environment of environments) contents[environment.id] = await tell(environment);
    return contents;
  }
  const withTarget = <T extends Announcement>(one: T) => ({ ...one, target: targetOfPlace(one.target) });
  const underWay = ledger.underWay();
  const contents = {
    settings: settings.settings(),
    session: settings.session(),
    environments: settings.environments(),
    savedViews: settings.savedViews(),
    lists: await ofEach(async ({ id }) => {
      const { list, problem } = await snapshots.read(id);
      if (problem) opened.problems.push(problem);
      return list && { ...list, chunks: undefined, numbers: decodeNumbers(list.chunks) };
    }),
    ledger: {
      announced: KEYS.map((key) => ledger.announced(key)),
      due: ledger.dueAlerts(),
      underWay: underWay && withTarget(underWay),
      history: ledger.history().map(withTarget),
      settledThrough: ledger.settledThrough(),
    },
    preferences: await ofEach((environment) => preferences.ofEnvironment(environment)),
    labelsAndNotes: await ofEach((environment) => ({ ...labelsAndNotes.read(environment, 0), upTo: undefined })),
    activity: await ofEach(async ({ id }) => ({
      list: await activity.list(id),
      marks: await activity.marks(id),
      unread: activity.unread(id),
      history: await activity.historyOf(id, 'n2'),
    })),
  };
  return JSON.parse(JSON.stringify(contents)) as typeof contents;
}
