import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { numberKey } from '../storage/number-key';
import { environment, dataDir, failed, HOUR, lapsing, noon, renewing, setUp } from './testing/reminders-on-disk';
import { sampleAlert } from './testing/samples';

const MINUTE = 60_000;

const alert = sampleAlert('status 0178 1', {
  environmentId: environment.id,
  numberId: '0178',
  number: '(212) 555-0178',
  at: noon('2026-11-24'),
});

describe('what the system does not show', () => {
  it('stays due, is said so, and is tried again', async () => {
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

  it('says why, as a sentence', async () => {
    const { begin, setOutcome } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    setOutcome(failed);
    const { check, state } = await begin();
    await check();
    expect(state().reason).toBe('Notifications are turned off.');
    setOutcome({ outcome: 'shown' });
    await (await begin()).check();
    expect((await begin()).state().reason).toBeNull();
  });

  it('is tried again after pauses that grow, whatever else makes the app look', async () => {
    const { begin, shown, setOutcome, clock } = setUp('2026-11-24', [lapsing('0132', '2026-11-26')]);
    setOutcome(failed);
    const { check, state, stop } = await begin();
    await check();
    for (let look = 0; look < 10; look++) await check(); // as after each fetch
    expect(shown).toHaveLength(1);
    expect(state()).toMatchObject({ held: 'failed', waiting: 1 });
    const tries: number[] = [];
    for (let minute = 1; minute <= 64; minute++) {
      const before = shown.length;
      await clock.advance(MINUTE);
      await check(); // behind the look that the timer began, which writes real files
      if (shown.length > before) tries.push(minute);
    }
    await stop();
    expect(tries).toEqual([1, 3, 7, 15, 31, 63]);
  });

  it('is tried again at once when the user is back, or has seen the test notification', async () => {
    const { begin, shown, titles, setOutcome } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    setOutcome(failed);
    const { announcer, check, state } = await begin();
    await check();
    await announcer.retry();
    expect(shown).toHaveLength(2);
    expect(await announcer.test()).toEqual(failed);
    setOutcome({ outcome: 'shown' });
    await announcer.test();
    await check();
    expect(titles().slice(2)).toEqual([
      'This is a test notification',
      'This is a test notification',
      '(415) 555-0132 lapses tomorrow',
    ]);
    expect(state()).toMatchObject({ held: null, waiting: 0, reason: null });
  });

  it('is tried at every look where asking costs nothing', async () => {
    const { begin, shown, setOutcome } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    setOutcome({ ...failed, retry: 'soon' });
    const { check } = await begin();
    await check();
    await check();
    expect(shown).toHaveLength(2);
  });

  it.each(['refused', 'thrown'] as const)(
    'keeps neither the reminder nor the alert behind it from being shown: %s',
    async (how) => {
      const { begin, decideOutcome, titles } = setUp('2026-11-24', [lapsing('0132', '2026-11-25'), renewing('1', '2026-11-25')]); // prettier-ignore
      const reminders = await begin();
      await reminders.announcer.addAlerts([alert]);
      decideOutcome(({ title }) => {
        if (!title.includes('0132')) return { outcome: 'shown' };
        if (how === 'thrown') throw new Error('Notification id exceeds Windows limit of 64 UTF-16 characters');
        return failed;
      });
      await reminders.check();
      expect(titles()).toEqual([
        '(415) 555-0132 lapses tomorrow',
        '(212) 555-1 renews tomorrow',
        '(212) 555-0178 is suspended',
      ]);
      expect(reminders.ledger.history().map(({ title }) => title)).toEqual(titles().slice(1));
      expect(reminders.state()).toMatchObject({ held: 'failed', waiting: 1 });
      expect(reminders.state().reason).toMatch(/\.$/);
    },
  );

  it('of an alert stays due and is tried again, too', async () => {
    const { begin, setOutcome, titles, clock } = setUp('2026-11-24', []);
    const { announcer, check, state, stop } = await begin();
    setOutcome(failed);
    await announcer.addAlerts([alert]);
    await check();
    expect(state()).toMatchObject({ held: 'failed', waiting: 1 });
    setOutcome({ outcome: 'shown' });
    await clock.advance(MINUTE);
    await stop();
    expect(titles()).toEqual(['(212) 555-0178 is suspended', '(212) 555-0178 is suspended']);
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

  it.each([
    ['one number', 1],
    ['several', 4],
  ])('is shown under the same id also after a try that failed, and another notification: %s', async (_, count) => {
    const numbers = ['1', '2', '3', '4'].slice(0, count).map((id) => lapsing(id, '2026-11-25'));
    const { begin, shown, clock, setNumbers, decideOutcome } = setUp('2026-11-24', numbers);
    const first = await begin();
    const composed = new Promise<void>((resolve) => {
      first.ledger.shown = () => {
        resolve();
        return new Promise(() => undefined); // killed
      };
    });
    void first.check();
    await composed;
    const seen = shown[0]!.id;
    const again = await begin();
    setNumbers([...numbers.slice(0, 2), renewing('9', '2026-11-25')]);
    decideOutcome(({ id }) => (id === seen ? failed : { outcome: 'shown' }));
    await again.check();
    setNumbers([...numbers, ...['5', '6', '7'].map((id) => lapsing(id, '2026-11-25'))]);
    decideOutcome(() => ({ outcome: 'shown' }));
    clock.jump(HOUR);
    await again.check();
    expect(shown.map(({ id }) => id === seen)).toEqual([true, true, false, true]);
    await again.check();
    expect(shown).toHaveLength(4);
  });

  it('and is due no more is not shown again', async () => {
    const { begin, shown, setNumbers } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const first = await begin();
    await first.ledger.intend({ id: 'renewal x', at: 0, title: '', body: '', urgency: 'normal', target: { place: 'reminders' }, renewals: [], alerts: [] }); // prettier-ignore
    setNumbers([]);
    const again = await begin();
    await again.check();
    expect(shown).toHaveLength(0);
    expect((await begin()).ledger.underWay()).toBeNull();
  });
});

describe('the record', () => {
  it('knows of a click that comes before it has recorded the notification', async () => {
    const { begin, decideOutcome } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const { check, announcer, ledger, preferences } = await begin();
    let clicked = Promise.resolve();
    decideOutcome(({ id }) => {
      clicked = announcer.acted(id, 'mute');
      return { outcome: 'shown' };
    });
    await check();
    await clicked;
    expect(preferences.of(environment, '0132').muted).toBe(true);
    expect(ledger.history()).toMatchObject([{ clickedAt: noon('2026-11-24') }]);
  });

  it('knows what was shown and clicked, and holds no token', async () => {
    const { begin } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const { check, announcer } = await begin();
    await check();
    await announcer.acted(`renewal ${numberKey(environment, '0132')}`, 'mute');
    await announcer.acted('nobody', 'mute');
    const again = await begin();
    expect(again.ledger.history()).toMatchObject([
      { title: '(415) 555-0132 lapses tomorrow', clickedAt: noon('2026-11-24') },
    ]);
    expect(again.preferences.of(environment, '0132').muted).toBe(true);
    expect(await readFile(join(dataDir, 'ledger.jsonl'), 'utf8')).not.toContain('talq_');
  });
});
