import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { noPrivateZone, privateZone } from '../testing/private-zone';
import { followTimeZone } from './time-zone';

if (noPrivateZone !== null) process.stderr.write(`The tests of another time zone are skipped: ${noPrivateZone}\n`);

/** Says its zone at the start, and again each time that it has changed. */
const PROGRAM = `
  import { followTimeZone } from ${JSON.stringify(join(import.meta.dirname, 'time-zone.ts'))};
  const say = () => console.log(new Date(0).getHours(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  followTimeZone({ now: Date.now, after: () => () => undefined }, false, say);
  process.stdin.resume();
  say();`;

it.skipIf(noPrivateZone !== null)('a process follows the zone of the computer while it runs', async () => {
  const zone = await privateZone('Europe/Berlin', process.execPath);
  onTestFinished(() => zone.remove());
  const child = spawn(zone.launcher, ['--input-type=module', '-e', PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value!;
  expect(await next()).toBe('1 Europe/Berlin');
  await zone.move('Asia/Tokyo');
  expect(await next()).toBe('9 Asia/Tokyo');
  await zone.move('America/New_York');
  expect(await next()).toBe('19 America/New_York');
  const exit = once(child, 'exit');
  child.kill();
  await exit;
});

it('looks every minute where the system does not tell', async () => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
  const { TZ } = process.env;
  onTestFinished(() => void (process.env.TZ = TZ));
  delete process.env.TZ;
  const onChanged = vi.fn();
  const clock = createManualClock(0);
  followTimeZone(clock, false, onChanged);
  await clock.advance(60_000);
  expect(onChanged).not.toHaveBeenCalled();
  const elsewhere = vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(12_345);
  await clock.advance(59_999);
  expect(onChanged).not.toHaveBeenCalled();
  await clock.advance(1);
  await clock.advance(60_000);
  expect(onChanged).toHaveBeenCalledOnce();
  elsewhere.mockRestore();
});

it('leaves the zone alone that the user has named', () => {
  const { TZ } = process.env;
  const clock = createManualClock(0);
  followTimeZone(clock, false, () => expect.fail('nothing has changed'));
  expect(process.env.TZ).toBe(TZ);
  expect(clock.pending()).toEqual([]);
});
