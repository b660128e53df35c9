import type { AppState, EnvironmentDto } from '../../src/shared/bridge/state';
import type { ChannelDto } from '../../src/shared/channels/channel';
import { translate as t } from '../../src/shared/i18n/translate';
import type { KeptFileState } from '../../src/shared/kept-file';

/** States that main would have to be brought into for minutes, or only has on a desktop. */

const HOUR_MS = 3_600_000;

/** A file that is kept up to date. */
export function keptFile(savedViewId: string | null, how: 'written' | 'failed' = 'written'): KeptFileState {
  const path = '/home/ada/Documents/Finance/Invoices and forecasts/Talkover Numbers of the German subsidiary.csv';
  const message = t('error.disk_denied', { what: 'other', path });
  return {
    id: `0f8fad5b-d9cb-469f-a165-70867728951${how === 'failed' ? 0 : 1}`,
    savedViewId,
    kind: 'csv',
    headings: 'names',
    path,
    writtenAt: how === 'failed' ? null : Date.now() - HOUR_MS,
    problem: how === 'failed' ? { code: 'disk_denied', message } : null,
  };
}

/** A channel whose messages do not arrive. */
export function failingChannel(savedViewId: string | null): ChannelDto {
  return {
    id: '0f8fad5b-d9cb-469f-a165-708677289520',
    kind: 'slack',
    name: 'Finance and operations on Slack',
    about: { lapses: true, renews: false, alerts: true },
    savedViewId,
    rhythm: 'weekly',
    at: 540,
    weekday: 1,
    language: 'app',
    followsQuietHours: true,
    followsPause: true,
    fields: {},
    enabled: true,
    secrets: ['url'],
    host: 'hooks.slack.com',
    state: {
      lastSentAt: Date.now() - 30 * HOUR_MS,
      failure: {
        since: Date.now() - 28 * HOUR_MS,
        reason: t('error.offline'),
        nextTryAt: Date.now() + HOUR_MS,
        isPartial: false,
      },
      waiting: 3,
    },
  };
}

/** Every environment of a state changed. */
export function eachEnvironment(
  state: AppState,
  change: (environment: EnvironmentDto) => Partial<EnvironmentDto>,
): AppState {
  return { ...state, environments: state.environments.map((one) => ({ ...one, ...change(one) })) };
}

/** All that settings can have a section for. */
export function everySetting(state: AppState): AppState {
  const [first, second] = state.savedViews;
  const message = t('error.keychain_missing', { remedy: t('error.keychain_locked') });
  return {
    ...eachEnvironment(state, ({ sync }) => ({ sync: { ...sync, setAside: 3, incomplete: 2 } })),
    shell: 'desktop',
    keptFiles: [keptFile(second?.id ?? null, 'failed'), keptFile(null)],
    channels: [failingChannel(second?.id ?? null)],
    proxies: ['proxy.example.com:8080'],
    keychain: { available: false, problem: { code: 'keychain_missing', message } },
    savedViews: state.savedViews.map((one) => ({ ...one, reminds: one.id === first?.id })),
  };
}
