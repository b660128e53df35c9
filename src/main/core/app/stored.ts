import { createActivity, type Activity } from '../activity/activity';
import { createChannelSecrets, type ChannelSecrets } from '../channels/channel-secrets';
import { createEnvironments, type Environments } from '../environments/environments';
import { createOwnerless, type Ownerless } from '../environments/ownerless';
import { createLabelsAndNotes, type LabelsAndNotes } from '../labels/labels-and-notes';
import { createEnvironmentLists, type EnvironmentLists } from '../lists/environment-lists';
import type { CoreOptions } from './core-options';
import { createHandledReview, type HandledReview } from '../reminders/handled-review';
import { createReminderPreferences, type ReminderPreferences } from '../reminders/preferences';
import { createFirstSteps, type FirstStepsKeeper } from '../settings/first-steps';
import { createSettingsStore, type SettingsStore } from '../settings/settings-store';
import { createExportFiles, type ExportFiles } from '../storage/export-files';
import { createSettingsCopy, type SettingsCopy } from '../storage/settings-file';
import { createSnapshots } from '../lists/snapshots';
import { createProxySignIn, type ProxySignIn } from '../proxy/proxy-sign-in';
import { createKeychain } from '../tokens/keychain';
import { createTokenVault, type TokenVault } from '../tokens/token-vault';
import { createTransfer, type Transfer } from '../transfer/transfer';
import type { NumberWorker } from '../worker/number-worker';
import { unpackNumbers } from '../worker/unpack-numbers';
import { createDraftKeeper, type DraftKeeper } from '../pages/drafts';
import type { Signals } from './signals';
import type { Warnings } from './warnings';

/** Everything that is kept from one run to the next: in the data folder and in the keychain. */
export interface Stored {
  settings: SettingsStore;
  settingsCopy: SettingsCopy;
  drafts: DraftKeeper;
  firstSteps: FirstStepsKeeper;
  vault: TokenVault;
  channelSecrets: ChannelSecrets;
  proxySignIn: ProxySignIn;
  lists: EnvironmentLists;
  environments: Environments;
  ownerless: Ownerless;
  activity: Activity;
  preferences: ReminderPreferences;
  handled: HandledReview;
  labelsAndNotes: LabelsAndNotes;
  /** The file that is taken to another computer. */
  transfer: Transfer;
  files: ExportFiles;
  /** Writes files that are kept up to date, next to what the user exports. */
  filesToKeep: ExportFiles;
}

export function createStored(
  options: CoreOptions,
  { warnings, signals, worker }: { warnings: Warnings; signals: Signals; worker: NumberWorker },
): Stored {
  const { clock, dataDir, log, platform } = options;
  const settingsCopy = createSettingsCopy({ dataDir, clock });
  const settings = createSettingsStore(options.store, {
    onRemembered: (problem) => warnings.warn('session', problem),
    onWritten: (content) => settingsCopy.keep(content),
  });
  if (settings.damage) warnings.found(settings.damage);
  const keychain = createKeychain({ platform, clock, log });
  const snapshots = createSnapshots({ dataDir, clock });
  const lists = createEnvironmentLists(snapshots);
  const baseUrlOf = (id: string) =>
    lists.get(id)?.baseUrl ?? settings.environments().find((one) => one.id === id)?.baseUrl ?? null;
  const vault = createTokenVault({ keychain, baseUrlOf });
  const environments = createEnvironments({ settings, vault });
  const activity = createActivity({
    dataDir,
    clock,
    worker,
    onChange: signals.changed.emit,
    onProblem: (environmentId, problem) => warnings.warn(`activity ${environmentId}`, problem),
  });
  const preferences = createReminderPreferences({ dataDir, clock });
  const labelsAndNotes = createLabelsAndNotes({ dataDir, clock });
  return {
    settings,
    settingsCopy,
    drafts: createDraftKeeper(settings),
    firstSteps: createFirstSteps(settings),
    vault,
    channelSecrets: createChannelSecrets(keychain),
    proxySignIn: createProxySignIn({
      keychain,
      names: { all: () => settings.proxies(), save: (names) => settings.saveProxies(names) },
      log,
      onChange: signals.changed.emit,
    }),
    lists,
    environments,
    ownerless: createOwnerless({ dataDir, settings, snapshots, environments }),
    activity,
    preferences,
    handled: createHandledReview(preferences, async (chunks, ids) =>
      unpackNumbers(await worker.findNumbers({ chunks: [...chunks], ids })),
    ),
    labelsAndNotes,
    transfer: createTransfer({
      clock,
      settings,
      labelsAndNotes,
      preferences,
      onUnfinished: (problem) => warnings.warn('import', problem),
    }),
    files: createExportFiles(dataDir),
    filesToKeep: createExportFiles(dataDir, 'unfinished-kept-file.json'),
  };
}
