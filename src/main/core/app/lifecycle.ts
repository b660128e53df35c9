import type { Environment } from '../../../shared/environment';
import type { PreparedDataFolder } from '../storage/prepare';
import type { ListFeed } from '../lists/list-feed';
import type { Channels } from '../channels/channels';
import type { KeptFiles } from '../kept-files/kept-files';
import type { Reminders } from '../reminders/reminders';
import { openStartSavedView } from '../settings/start-saved-view';
import type { Outages } from '../sync/outages';
import type { Sync } from '../sync/sync';
import type { SampleServer } from '../talkover/sample-server';
import type { NumberWorker } from '../worker/number-worker';
import type { AppLanguage } from '../language/app-language';
import type { Emission } from './emission';
import type { FirstView } from '../pages/first-view';
import type { KeychainProbe } from './keychain-probe';
import type { Signals } from './signals';
import type { Stored } from './stored';
import type { Warnings } from './warnings';

/** What starts and ends with the app. */
export interface LifecycleParts {
  language: AppLanguage;
  prepared: PreparedDataFolder;
  stored: Stored;
  sync: Sync;
  outages: Outages;
  reminders: Reminders;
  channels: Channels;
  keptFiles: KeptFiles;
  feed: ListFeed;
  firstView: FirstView;
  keychain: KeychainProbe;
  emission: Emission;
  signals: Signals;
  warnings: Warnings;
  worker: NumberWorker;
  sample: SampleServer;
}

/** Brings back what the last run left, shows it, then begins to watch. Never rejects; problems become warnings. */
export async function startUp(parts: LifecycleParts): Promise<void> {
  const { prepared, stored, outages, feed, firstView, keychain, emission, signals, warnings } = parts;
  const { environments, activity } = stored;
  openStartSavedView(stored.settings);
  await parts.language.follow();
  await loadStored(parts);
  outages.begin();
  emission.begin();
  feed.changed();
  // behind the lists, because the record may be long
  const loaded = Promise.all(environments.list().map(({ id }) => activity.load(id)));
  void loaded.then(() => (warnings.all().length === 0 ? prepared.startSucceeded() : undefined));
  void firstView.over().then(keychain.ask, () => undefined);
  signals.remindersDue.emit();
  signals.changed.emit();
}

/** Reads what the last run left, but for activity. */
async function loadStored({ prepared, stored, sync, reminders, channels, warnings }: LifecycleParts): Promise<void> {
  const { settings, environments, ownerless, lists, labelsAndNotes } = stored;

  async function loadEnvironment(environment: Environment): Promise<void> {
    const problem = await lists.load(environment.id);
    if (problem) warnings.warn(`snapshot ${environment.id}`, problem);
    const list = lists.get(environment.id);
    sync.add(environment.id, list && { ...list, at: list.fetchedAt });
  }

  // a newer file, or one of which not all could be read, may name what seems to have no owner
  if (settings.damage === null || (!prepared.hasSettings && settings.damage.code !== 'file_newer')) {
    for (const problem of await ownerless.adopt(!prepared.hasSettings)) warnings.warn(problem.code, problem);
  }
  const [remindersDamage, channelsDamage, labelsAndNotesDamage] = await Promise.all([
    reminders.load(),
    channels.load(),
    labelsAndNotes.load(),
  ]);
  for (const problem of [...remindersDamage, ...channelsDamage, labelsAndNotesDamage])
    if (problem) warnings.warn(problem.code, problem);
  stored.transfer.reportUnfinished();
  await Promise.all(environments.list().map(loadEnvironment));
}

/** Ends what is under way; nothing is called back afterwards. */
export async function shutDown(parts: LifecycleParts): Promise<void> {
  const { stored, sync, outages, reminders, channels, keptFiles, firstView, emission, worker, sample } = parts;
  emission.end();
  stored.drafts.save();
  firstView.stop();
  sync.stop();
  outages.stop();
  await Promise.all([reminders.announcer.stop(), channels.stop()]);
  await Promise.all([keptFiles.stop(), worker.stop()]);
  await stored.files.stop();
  await stored.settingsCopy.settled();
  await sample.stop();
}
