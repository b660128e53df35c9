import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { DAY, lapsing } from '../reminders/testing/reminders-on-disk';
import { encodeJournal } from '../storage/journal-lines';
import { setUp } from './testing/channel-on-journal';

const number = lapsing('0001', '2026-11-25');

it('a damaged record is set aside, and what was due by then counts as sent, so that not everything comes again', async () => {
  const test = setUp('2026-11-18', [number]);
  const first = await test.begin();
  await first.check();
  await first.stop();
  const lines = (await readFile(test.file, 'utf8')).split('\n');
  await writeFile(test.file, lines.map((line, index) => (index > 1 ? line.replace('0001', '0009') : line)).join('\n'));
  const second = await test.begin();
  expect(second.damage?.code).toBe('ledger_damaged');
  await second.check();
  expect(test.sent).toHaveLength(1);
  expect((await readdir(dirname(test.file))).some((name) => name.includes('.damaged-'))).toBe(true);
  test.clock.jump(4 * DAY);
  await second.check();
  expect(test.titles()).toEqual(['(415) 555-0001 lapses in 7 days', '(415) 555-0001 lapses in 3 days']);
});

it('the record of a later version is neither read nor written over', async () => {
  const test = setUp('2026-11-18', [number]);
  const first = await test.begin();
  await first.check();
  await first.stop();
  const later = encodeJournal('channel', 99, []);
  await writeFile(test.file, later);
  const second = await test.begin();
  expect(second.damage?.code).toBe('file_newer');
  await second.check();
  expect(test.sent).toHaveLength(1);
  await expect(second.ledger.digested(1)).rejects.toMatchObject({ code: 'file_newer' });
  expect(await readFile(test.file)).toEqual(later);
});

it('a record without a file is that of a channel that has sent nothing', async () => {
  const test = setUp('2026-11-18', [number]);
  const channel = await test.begin();
  expect([channel.damage, channel.state().lastSentAt]).toEqual([null, null]);
  await channel.check();
  expect(test.sent).toHaveLength(1);
});

it('a record that can’t be written is reported, counts in memory, and is no longer reported once it can', async () => {
  const problems: (string | null)[] = [];
  let isFull = true;
  const test = setUp('2026-11-18', [number], {}, (onDisk) => ({
    ...onDisk,
    write: (...change) => (isFull ? Promise.reject(new AppError('disk_full')) : onDisk.write(...change)),
  }));
  test.hearProblems((error) => problems.push(error?.code ?? null));
  const channel = await test.begin();
  await channel.check();
  await channel.check();
  expect([test.sent.length, problems]).toEqual([1, ['disk_full', 'disk_full']]);
  isFull = false;
  test.clock.jump(4 * DAY);
  await channel.check();
  expect([test.sent.length, problems.slice(2)]).toEqual([2, [null, null]]);
});
