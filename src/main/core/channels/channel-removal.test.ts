import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Formatter } from '../../../shared/format';
import { NO_PREFERENCE } from '../../../shared/reminders/preference';
import { settingsSchema } from '../../../shared/settings';
import { eventually } from '../../../shared/testing/eventually';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';
import { sampleAlert } from '../reminders/testing/samples';
import { createSettingsStore } from '../settings/settings-store';
import { createManualClock } from '../testing/manual-clock';
import { createChannelSecrets } from './channel-secrets';
import { createChannels } from './channels';
import { SAMPLE_CHANNEL } from './testing/channel-on-journal';
import { createMemoryKeychain } from './testing/memory-keychain';

const START = new Date('2026-11-24T12:00:00').getTime();

it('a channel that is removed while an alert is written for it leaves no record', async () => {
  const dataDir = temporaryFolder();
  const problems: unknown[] = [];
  const manual = createManualClock(START);
  let onLook = (): void => undefined;
  const clock = { ...manual, now: () => (onLook(), manual.now()) };
  const channels = createChannels({
    dataDir,
    clock,
    format: new Formatter('en-GB'),
    preferences: { of: () => NO_PREFERENCE, version: () => 0 },
    store: createSettingsStore({ store: {} }),
    secrets: createChannelSecrets(createMemoryKeychain().keychain),
    scope: { narrow: (_, coming) => Promise.resolve(coming), finds: (_, __, ids) => Promise.resolve(new Set(ids)) },
    transports: { post: () => Promise.reject(new Error('unused')), mail: () => Promise.reject(new Error('unused')) },
    coming: () => [],
    settings: () => settingsSchema.parse({}).reminders,
    pausedUntil: () => null,
    environment: () => null,
    listsSettled: () => Promise.resolve(),
    onChange: () => undefined,
    onProblem: (error) => error && problems.push(error),
    log: { warn: () => undefined },
  });
  const secrets = { url: 'https://hooks.example.com/services/T024BE7LH' };
  const id = await channels.save({ channelId: null, details: SAMPLE_CHANNEL, secrets }, 'session');
  // its first look is over
  await eventually(() => expect(manual.pending()).not.toEqual([]));
  let removing: Promise<void> | undefined;
  // the clock is looked at when what is past is left out of the record, just before it is written
  onLook = () => {
    onLook = () => undefined;
    removing = channels.remove(id);
  };
  await channels.addAlerts([sampleAlert('a')]);
  await removing;
  expect([removing !== undefined, await readdir(join(dataDir, 'channels')), problems]).toEqual([true, [], []]);
  await channels.stop();
});
