import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eventually } from '../../../shared/testing/eventually';
import { sampleAlert } from '../reminders/testing/samples';
import { createManualClock } from '../testing/manual-clock';
import { SAMPLE_CHANNEL } from './testing/channel-on-journal';
import { channelsOnDisk, SAMPLE_SECRETS, START } from './testing/channels-on-disk';

it('a channel that is removed while an alert is written for it leaves no record', async () => {
  const manual = createManualClock(START);
  let onLook = (): void => undefined;
  const clock = { ...manual, now: () => (onLook(), manual.now()) };
  const { channels, dataDir, problems } = channelsOnDisk({ clock });
  const input = { channelId: null, details: SAMPLE_CHANNEL, secrets: SAMPLE_SECRETS };
  const id = await channels.save(input, 'session');
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
