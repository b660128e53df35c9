import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { numberKey } from './number-key';
import { account, dataDir, DAY, failed, HOUR, lapsing, noon, renewing, setUp } from './testing/reminders-on-disk';

describe('what the system does not show', () => {
  it('stays owed, is said so, and is tried again', async () => {
    const { begin, shown, problems, setOutcome, clock } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    setOutcome(failed);
    const { check, state, stop } = await begin();
    await check();
    expect(problems.at(-1)).toMatchObject({ code: 'notification_failed' });
    expect(state()).toMatchObject({ held: 'failed', waiting: 1 });
    setOutcome({ outcome: 'shown' });
    await clock.advance(HOUR);
    await stop();
    expect(shown).toHaveLength(2);
    expect(problems.at(-1)).toBeNull();
    expect(state()).toMatchObject({ held: null, waiting: 0 });
  });

  it('does not keep others from being shown', async () => {
    const { begin, setOutcome, titles } = setUp('2026-11-24', [lapsing('0132', '2026-11-25'), renewing('1', '2026-11-25')]); // prettier-ignore
    setOutcome(failed);
    await (await begin()).check();
    expect(titles()).toEqual(['(415) 555-0132 lapses tomorrow', '(212) 555-1 renews tomorrow']);
  });

  it('is no longer missed when reminders are switched off or the renewal is gone', async () => {
    const { begin, problems, setOutcome, setNumbers, state } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    setOutcome(failed);
    const { check } = await begin();
    await check();
    state.settings.enabled = false;
    await check();
    expect(problems.at(-1)).toBeNull();
    state.settings.enabled = true;
    await check();
    setNumbers([]);
    await check();
    expect(problems.at(-1)).toBeNull();
  });

  it('says so where the record cannot be written, and shows it all the same', async () => {
    const { begin, problems, shown } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const { check } = await begin();
    await rm(dataDir, { recursive: true });
    await writeFile(dataDir, 'in the way');
    await check();
    await check();
    expect(problems.at(-1)?.code).toMatch(/^disk_/);
    expect(shown).toHaveLength(1);
  });
});

describe('what was killed', () => {
  it('before the outcome was recorded is shown once more under the same id', async () => {
    const numbers = ['1', '2', '3', '4'].map((id) => lapsing(id, '2026-11-25'));
    const { begin, shown, clock, setNumbers } = setUp('2026-11-24', numbers);
    const first = await begin();
    const composed = new Promise<void>((resolve) => {
      first.ledger.shown = () => {
        resolve();
        return new Promise(() => undefined); // killed
      };
    });
    void first.check();
    await composed;
    expect(shown).toHaveLength(1);
    clock.jump(HOUR);
    setNumbers(numbers.slice(0, 3)); // one is gone meanwhile
    const again = await begin();
    await again.check();
    await again.check();
    expect(shown.map(({ id }) => id)).toEqual([shown[0]?.id, shown[0]?.id]);
    expect(shown[1]?.title).toBe('3 numbers will lapse');
    await (await begin()).check();
    expect(shown).toHaveLength(2);
  });

  it('and is owed no more is not shown again', async () => {
    const { begin, shown, setNumbers } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const first = await begin();
    await first.ledger.intend({ id: 'renewal x', at: 0, title: '', body: '', urgency: 'normal', target: { place: 'reminders' }, renewals: [], notices: [] }); // prettier-ignore
    setNumbers([]);
    const again = await begin();
    await again.check();
    expect(shown).toHaveLength(0);
    expect((await begin()).ledger.underWay()).toBeNull();
  });
});

describe('a damaged record', () => {
  it('is set aside, and what was due until then counts as given, without an avalanche', async () => {
    const { begin, titles, setNumbers, clock } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    await writeFile(join(dataDir, 'ledger.jsonl'), '{"type":"state","given":{"x":');
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
    await writeFile(path, JSON.stringify({ version: 2, servers: { [account.baseUrl]: entries }, theme: 'loud' }));
    const { preferences, damaged } = await begin();
    expect(damaged).toEqual([]);
    expect(preferences.ofAccount(account)).toEqual({ b: { muted: true, snooze: null, stages: null } });
    await preferences.change(account, ['b', 'd'], (before) => ({ ...before, stages: { lapses: [1], renews: [] } }));
    const { servers, theme } = JSON.parse(await readFile(path, 'utf8')) as { servers: unknown; theme: unknown };
    const offsets = { lapses: [1], renews: [] };
    expect([servers, theme]).toEqual([
      { [account.baseUrl]: { ...entries, b: { ...entries.b, offsets }, d: { muted: false, snooze: null, offsets } } },
      'loud',
    ]);
  });
});

describe('the record', () => {
  it('knows what was shown and clicked, and holds no token', async () => {
    const { begin } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const { check, announcer } = await begin();
    await check();
    await announcer.acted(`renewal ${numberKey(account, '0132')}`, 'mute');
    await announcer.acted('nobody', 'mute');
    const again = await begin();
    expect(again.ledger.history()).toMatchObject([
      { title: '(415) 555-0132 lapses tomorrow', clickedAt: noon('2026-11-24') },
    ]);
    expect(again.preferences.of(account, '0132').muted).toBe(true);
    expect(await readFile(join(dataDir, 'ledger.jsonl'), 'utf8')).not.toContain('talq_');
  });
});
