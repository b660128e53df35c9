import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_PREFERENCE } from '../../../shared/reminders/preference';
import { environment, dataDir, DAY, lapsing, setUp } from './testing/reminders-on-disk';

describe('a damaged record', () => {
  it('is set aside, and what was due until then counts as announced, without an avalanche', async () => {
    const { begin, titles, setNumbers, clock } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    await writeFile(join(dataDir, 'ledger.jsonl'), '{"type":"state","announced":{"x":');
    const { check, damaged } = await begin();
    expect(damaged).toMatchObject([{ code: 'ledger_damaged' }]);
    expect((await readdir(dataDir)).filter((name) => name.includes('damaged'))).toHaveLength(1);
    await check();
    setNumbers([lapsing('0132', '2026-11-25'), lapsing('0133', '2026-11-25')]);
    await check();
    expect(titles()).toEqual([]);
    clock.jump(DAY);
    const again = await begin();
    expect(again.damaged).toEqual([]);
    await again.check();
    expect(titles()).toEqual(['(415) 555-0132 lapses today', '(415) 555-0133 lapses today']);
  });

  it('of single numbers’ settings is set aside too', async () => {
    const { begin } = setUp('2026-11-24', []);
    await writeFile(join(dataDir, 'reminder-preferences.json'), '{"version":2,"servers":{"x":');
    expect((await begin()).damaged).toMatchObject([{ code: 'preferences_damaged' }]);
  });

  it('of one number’s settings costs no other number its own, and stays in the file', async () => {
    const { begin } = setUp('2026-11-24', []);
    const path = join(dataDir, 'reminder-preferences.json');
    const entries = {
      a: { muted: 'maybe', snooze: null, offsets: null },
      b: { muted: true, snooze: null, offsets: null, sound: 'bell' },
      c: 7,
    };
    await writeFile(path, JSON.stringify({ version: 2, servers: { [environment.baseUrl]: entries }, theme: 'loud' }));
    const { preferences, damaged } = await begin();
    expect(damaged).toEqual([]);
    expect(preferences.ofEnvironment(environment)).toEqual({ b: { ...NO_PREFERENCE, muted: true } });
    await preferences.change(environment, ['b', 'd'], (before) => ({
      ...before,
      offsets: { lapses: [1], renews: [] },
    }));
    const { servers, theme } = JSON.parse(await readFile(path, 'utf8')) as { servers: unknown; theme: unknown };
    const offsets = { lapses: [1], renews: [] };
    expect([servers, theme]).toEqual([
      {
        [environment.baseUrl]: {
          ...entries,
          b: { ...entries.b, handled: null, offsets },
          d: { ...NO_PREFERENCE, offsets },
        },
      },
      'loud',
    ]);
  });
});
