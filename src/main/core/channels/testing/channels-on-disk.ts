import { Formatter } from '../../../../shared/format';
import { NO_PREFERENCE } from '../../../../shared/reminders/preference';
import { settingsSchema } from '../../../../shared/settings';
import { temporaryFolder } from '../../../../shared/testing/temporary-folder';
import { environment } from '../../reminders/testing/reminders-on-disk';
import { createSettingsStore } from '../../settings/settings-store';
import { createManualClock } from '../../testing/manual-clock';
import { createChannelSecrets } from '../channel-secrets';
import { createChannels, type ChannelsOptions } from '../channels';
import { createMemoryKeychain } from './memory-keychain';

export const START = new Date('2026-11-24T12:00:00').getTime();

export const SAMPLE_SECRETS = { url: 'https://hooks.example.com/services/T024BE7LH' };

/** Channels with their records on disk, which can send nothing. */
export function channelsOnDisk(options: Partial<Pick<ChannelsOptions, 'clock' | 'scope' | 'dataDir'>> = {}) {
  const dataDir = options.dataDir ?? temporaryFolder();
  const problems: string[] = [];
  const store = createSettingsStore({ store: {} });
  const channels = createChannels({
    dataDir,
    clock: createManualClock(START),
    format: new Formatter('en-GB'),
    preferences: { of: () => NO_PREFERENCE, version: () => 0 },
    store,
    secrets: createChannelSecrets(createMemoryKeychain().keychain),
    scope: { narrow: (_, coming) => Promise.resolve(coming), finds: (_, __, ids) => Promise.resolve(new Set(ids)) },
    transports: { post: () => Promise.reject(new Error('unused')), mail: () => Promise.reject(new Error('unused')) },
    coming: () => [],
    settings: () => settingsSchema.parse({}).reminders,
    pausedUntil: () => null,
    environment: () => environment,
    listsSettled: () => Promise.resolve(),
    onChange: () => undefined,
    onProblem: (error) => error && problems.push(error.code),
    log: { warn: () => undefined },
    ...options,
  });
  return { channels, dataDir, problems, store };
}
