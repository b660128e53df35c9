import type { Account } from '../../../shared/environment';
import type { ErrorReport } from '../../../shared/app-error';
import type { AccountView, AppState, KeychainState } from '../../../shared/bridge/bridge';
import type { Formatter } from '../../../shared/format';
import type { Accounts } from '../environments/environments';
import type { Annotations } from '../labels/annotations';
import type { Activity } from '../activity/activity';
import type { ComingRenewals } from '../renewals/coming-renewals';
import type { DraftKeeper } from './drafts';
import type { Reminders } from '../reminders/reminders';
import type { SettingsStore } from '../settings/settings-store';
import { activeAccount, showsAll } from '../environments/shown-environments';
import type { Sync } from '../sync/sync';
import type { TokenVault } from '../tokens/token-vault';
import { trayState } from './tray-state';

export interface AppStateSources {
  version: string;
  platform: string;
  shell: 'desktop' | 'browser';
  format: Formatter;
  settings: SettingsStore;
  drafts: DraftKeeper;
  accounts: Accounts;
  vault: TokenVault;
  sync: Sync;
  renewals: ComingRenewals;
  reminders: Reminders;
  annotations: Annotations;
  activity: Activity;
  keychain: () => KeychainState;
  warnings: () => ErrorReport[];
}

/** All that pages and tray are told, put together from the parts that know it. */
export function readAppState(sources: AppStateSources): AppState {
  const { settings, accounts, sync, renewals, reminders, format } = sources;
  const views = accounts.list().map((account) => viewOf(account, sources));
  const session = settings.session();
  const unreachable = views.some((view) => view.sync.error?.code === 'offline');

  return {
    version: sources.version,
    shell: sources.shell,
    platform: sources.platform,
    locale: format.locale,
    online: sync.isOnline(),
    keychain: sources.keychain(),
    settings: settings.settings(),
    accounts: views,
    activeAccountId: activeAccount(accounts.list(), session)?.id ?? null,
    showsAll: showsAll(accounts.list(), session),
    lastView: session.lastView,
    drafts: sources.drafts.all(),
    savedViews: settings.views(),
    tray: trayState({
      coming: renewals.all(),
      accounts: views.length,
      signedOut: views.filter((view) => view.sync.phase === 'signed_out').map(({ name }) => name),
      online: sync.isOnline() && !unreachable,
      settings: settings.settings().reminders,
      preference: (account, numberId) => reminders.preferences.of(account, numberId),
      waiting: reminders.state(),
      pausedUntil: session.remindersPausedUntil,
      format,
    }),
    reminders: reminders.state(),
    annotations: { revision: sources.annotations.revision() },
    activity: { revision: sources.activity.revision() },
    warnings: sources.warnings(),
  };
}

function viewOf(account: Account, { vault, sync, renewals, activity }: AppStateSources): AccountView {
  const { dueSoon, lapsing } = renewals.ofAccount(account);
  return {
    ...account,
    token: { held: vault.held(account.id), hint: vault.hint(account.id) },
    sync: sync.state(account.id),
    dueSoon,
    lapsing,
    unread: activity.unread(account.id),
  };
}
