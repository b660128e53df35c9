import type { Account } from '../../../shared/environment';
import type { AccountLists } from '../lists/environment-lists';
import type { Accounts } from '../environments/environments';
import type { Annotations } from '../labels/annotations';
import type { Ownerless } from '../environments/ownerless';
import type { Reminders } from '../reminders/reminders';
import type { SettingsStore } from '../settings/settings-store';
import type { PreparedDataFolder } from '../storage/prepare';
import type { Sync } from '../sync/sync';
import type { Warnings } from './warnings';

interface StoredParts {
  prepared: PreparedDataFolder;
  settings: SettingsStore;
  accounts: Accounts;
  ownerless: Ownerless;
  lists: AccountLists;
  sync: Sync;
  reminders: Reminders;
  annotations: Annotations;
  warnings: Warnings;
}

/** Reads what the last run left, but for activity, which may be long. Never rejects; problems become warnings. */
export async function loadStored(parts: StoredParts): Promise<void> {
  const { prepared, settings, accounts, ownerless, lists, sync, reminders, annotations, warnings } = parts;

  async function loadAccount(account: Account): Promise<void> {
    const problem = await lists.load(account.id);
    if (problem) warnings.warn(`snapshot ${account.id}`, problem);
    const list = lists.get(account.id);
    sync.add(account.id, list && { at: list.fetchedAt, count: list.count, setAside: list.setAside });
  }

  const isNewer = settings.damage?.code === 'file_newer';
  if (!prepared.hasSettings && !isNewer) warnings.warn('adopted', await ownerless.adopt());
  const [remindersDamage, annotationsDamage] = await Promise.all([reminders.load(), annotations.load()]);
  for (const problem of [...remindersDamage, annotationsDamage]) if (problem) warnings.warn(problem.code, problem);
  await Promise.all(accounts.list().map(loadAccount));
}
