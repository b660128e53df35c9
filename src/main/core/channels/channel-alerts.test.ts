import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../shared/app-error';
import { sampleAlert } from '../reminders/testing/samples';
import { SAMPLE_CHANNEL } from './testing/channel-on-journal';
import { channelsOnDisk, SAMPLE_SECRETS } from './testing/channels-on-disk';

const VIEW = '00000000-0000-4000-8000-000000000001';
const ALERT = sampleAlert('suspended');

/** A channel that is limited to a saved view, which can't be asked as long as there is a problem, and one that is not. */
async function twoChannels(problem: ErrorCode) {
  const world: { problem: ErrorCode | null } = { problem };
  const { channels, dataDir, problems } = channelsOnDisk({
    scope: {
      narrow: (_, coming) => Promise.resolve(coming),
      finds: (_, __, ids) =>
        world.problem === null ? Promise.resolve(new Set(ids)) : Promise.reject(new AppError(world.problem)),
    },
  });
  const files: string[] = [];
  for (const savedViewId of [VIEW, null]) {
    const details = { ...SAMPLE_CHANNEL, savedViewId };
    const id = await channels.save({ channelId: null, details, secrets: SAMPLE_SECRETS }, 'session');
    files.push(join(dataDir, 'channels', `${id}.jsonl`));
  }
  /** How often each record names the alert. */
  const recorded = () =>
    Promise.all(
      files.map(async (file) => (await readFile(file, 'utf8').catch(() => '')).split('"key":"suspended"').length - 1),
    );
  return { channels, problems, world, recorded };
}

it.each(['worker_failed', 'cancelled'] as const)(
  'an alert is asked for again, and recorded once, where asking a saved view ended with %s',
  async (problem) => {
    const { channels, problems, world, recorded } = await twoChannels(problem);
    await expect(channels.addAlerts([ALERT])).rejects.toMatchObject({ code: problem });
    expect(await recorded()).toEqual([0, 1]);
    world.problem = null;
    await channels.addAlerts([ALERT]);
    expect([await recorded(), problems]).toEqual([[1, 1], []]);
    await channels.stop();
  },
);

it.each(['channel_view_gone', 'channel_view_unclear', 'disk_unreadable'] as const)(
  'an alert is left out, and the user is told, where a saved view can no longer be asked: %s',
  async (problem) => {
    const { channels, problems, recorded } = await twoChannels(problem);
    await channels.addAlerts([ALERT]);
    expect([await recorded(), problems]).toEqual([[0, 1], [problem]]);
    await channels.stop();
  },
);

it('an alert is left out, and the user is told, where the saved view can’t be asked a second time', async () => {
  const { channels, problems, recorded } = await twoChannels('worker_failed');
  await expect(channels.addAlerts([ALERT])).rejects.toMatchObject({ code: 'worker_failed' });
  await channels.addAlerts([]); // another environment changed nothing
  await channels.addAlerts([ALERT]);
  expect([await recorded(), problems]).toEqual([[0, 1], ['worker_failed']]);
  await channels.stop();
});

it('a channel that comes back by an import goes on with the record that it had', async () => {
  const { channels, dataDir } = channelsOnDisk();
  const id = await channels.save({ channelId: null, details: SAMPLE_CHANNEL, secrets: SAMPLE_SECRETS }, 'session');
  await channels.addAlerts([ALERT]);
  await channels.stop();
  const again = channelsOnDisk({ dataDir });
  again.store.saveChannels([{ ...SAMPLE_CHANNEL, id }]);
  await again.channels.enable(id, true);
  await again.channels.addAlerts([sampleAlert('another')]);
  await again.channels.stop();
  const record = await readFile(join(dataDir, 'channels', `${id}.jsonl`), 'utf8');
  expect(record.match(/"key":"\w+"/g)).toEqual(['"key":"suspended"', '"key":"another"']);
});
