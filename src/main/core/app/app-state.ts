import { realEnvironments, type Environment } from '../../../shared/environment';
import type { AppState, EnvironmentDto } from '../../../shared/bridge/state';
import type { Formatter } from '../../../shared/format';
import type { Channels } from '../channels/channels';
import { failsForLong } from '../../../shared/channels/channel';
import type { Environments } from '../environments/environments';
import type { LabelsAndNotes } from '../labels/labels-and-notes';
import type { Activity } from '../activity/activity';
import type { KeptFiles } from '../kept-files/kept-files';
import type { ComingRenewals } from '../renewals/coming-renewals';
import type { DraftKeeper } from '../pages/drafts';
import type { ProxySignIn } from '../proxy/proxy-sign-in';
import type { Pause } from '../reminders/pause';
import type { Reminders } from '../reminders/reminders';
import type { SettingsStore } from '../settings/settings-store';
import { activeEnvironment, showsAll } from '../environments/shown-environments';
import type { Outages } from '../sync/outages';
import type { Sync } from '../sync/sync';
import type { TokenVault } from '../tokens/token-vault';
import type { Clock, Shell } from '../ports/ports';
import type { AppLanguage } from '../language/app-language';
import type { KeychainProbe } from './keychain-probe';
import { trayState } from './tray-state';
import type { Warnings } from './warnings';

export interface AppStateSources {
  version: string;
  platform: string;
  shell: Pick<Shell, 'kind'>;
  format: Formatter;
  language: Pick<AppLanguage, 'spoken'>;
  settings: SettingsStore;
  drafts: DraftKeeper;
  environments: Environments;
  vault: TokenVault;
  sync: Sync;
  outages: Pick<Outages, 'of'>;
  renewals: ComingRenewals;
  reminders: Reminders;
  pause: Pick<Pause, 'until'>;
  clock: Pick<Clock, 'now'>;
  channels: Pick<Channels, 'dtos'>;
  labelsAndNotes: LabelsAndNotes;
  activity: Activity;
  keptFiles: Pick<KeptFiles, 'all'>;
  keychain: Pick<KeychainProbe, 'state'>;
  proxySignIn: Pick<ProxySignIn, 'state' | 'known'>;
  warnings: Pick<Warnings, 'all'>;
}

/** Everything that pages and tray show, put together from the parts that know it. */
export function readAppState(sources: AppStateSources): AppState {
  const { settings, environments, sync, renewals, reminders, format } = sources;
  const dtos = environments.list().map((environment) => dtoOf(environment, sources));
  const real = realEnvironments(dtos);
  const session = settings.session();
  const unreachable = dtos.some((one) => one.sync.error?.code === 'offline');

  return {
    version: sources.version,
    shell: sources.shell.kind,
    platform: sources.platform,
    language: sources.language.spoken(),
    locale: format.locale,
    online: sync.isOnline(),
    keychain: sources.keychain.state(),
    proxy: sources.proxySignIn.state(),
    proxies: sources.proxySignIn.known(),
    settings: settings.settings(),
    environments: dtos,
    activeEnvironmentId: activeEnvironment(environments.list(), session)?.id ?? null,
    showsAll: showsAll(environments.list(), session),
    lastView: session.lastView,
    recentActions: session.recentActions,
    drafts: sources.drafts.all(),
    firstSteps: session.firstSteps,
    savedViews: settings.savedViews(),
    channels: sources.channels.dtos(),
    keptFiles: sources.keptFiles.all(),
    tray: trayState({
      failingChannels: sources.channels
        .dtos()
        .filter((channel) => failsForLong(channel, sources.clock.now()))
        .map(({ name }) => name),
      coming: renewals.all(),
      environments: real.length,
      signedOut: dtos.filter((one) => one.sync.phase === 'signed_out').map(({ name }) => name),
      outages: real.flatMap(({ name, outage }) => (outage ? [{ name, ...outage }] : [])),
      incomplete: real.reduce((sum, one) => sum + one.sync.incomplete, 0),
      online: sync.isOnline() && !unreachable,
      settings: settings.settings().reminders,
      preference: (environment, numberId) => reminders.preferences.of(environment, numberId),
      waiting: reminders.state(),
      pausedUntil: sources.pause.until(),
      format,
    }),
    reminders: reminders.state(),
    labelsAndNotes: { revision: sources.labelsAndNotes.revision() },
    activity: { revision: sources.activity.revision() },
    warnings: sources.warnings.all(),
  };
}

function dtoOf(
  environment: Environment,
  { vault, sync, outages, renewals, activity }: AppStateSources,
): EnvironmentDto {
  const { dueSoon, lapsing } = renewals.ofEnvironment(environment);
  return {
    ...environment,
    token: { held: vault.held(environment), hint: vault.hint(environment) },
    sync: sync.state(environment.id),
    outage: outages.of(environment.id),
    dueSoon,
    lapsing,
    unread: activity.unread(environment.id),
    unreadGone: activity.unreadChanges(environment.id)?.counts.kinds.gone ?? 0,
    loss: activity.loss(environment.id),
  };
}
