import type { Environment } from '../../../shared/environment';
import type { EnvironmentLists } from '../lists/environment-lists';
import type { Environments } from '../environments/environments';
import type { LabelsAndNotes } from '../labels/labels-and-notes';
import type { Ownerless } from '../environments/ownerless';
import type { Reminders } from '../reminders/reminders';
import type { SettingsStore } from '../settings/settings-store';
import type { PreparedDataFolder } from '../storage/prepare';
import type { Sync } from '../sync/sync';
import type { Warnings } from './warnings';

interface StoredParts {
  prepared: PreparedDataFolder;
  settings: SettingsStore;
  environments: Environments;
  ownerless: Ownerless;
  lists: EnvironmentLists;
  sync: Sync;
  reminders: Reminders;
  labelsAndNotes: LabelsAndNotes;
  warnings: Warnings;
}

/** Reads what the last run left, but for activity, which may be long. Never rejects; problems become warnings. */
export async function loadStored(parts: StoredParts): Promise<void> {
  const { prepared, settings, environments, ownerless, lists, sync, reminders, labelsAndNotes, warnings } = parts;

  async function loadEnvironment(environment: Environment): Promise<void> {
    const problem = await lists.load(environment.id);
    if (problem) warnings.warn(`snapshot ${environment.id}`, problem);
    const list = lists.get(environment.id);
    sync.add(environment.id, list && { ...list, at: list.fetchedAt });
  }

  const isNewer = settings.damage?.code === 'file_newer';
  if (!prepared.hasSettings && !isNewer) warnings.warn('adopted', await ownerless.adopt());
  const [remindersDamage, labelsAndNotesDamage] = await Promise.all([reminders.load(), labelsAndNotes.load()]);
  for (const problem of [...remindersDamage, labelsAndNotesDamage]) if (problem) warnings.warn(problem.code, problem);
  await Promise.all(environments.list().map(loadEnvironment));
}
