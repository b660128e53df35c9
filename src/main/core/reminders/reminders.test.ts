import { describe, expect, it } from 'vitest';
import { numberKey } from '../storage/number-key';
import { environment, DAY, HOUR, lapsing, renewing, setUp } from './testing/reminders-on-disk';

describe('what a reminder says', () => {
  it('says who, what, when, how much, and what happens if nothing is done', async () => {
    const { begin, shown } = setUp('2026-11-24', [lapsing('0132', '2026-11-25'), renewing('0178', '2026-11-25')]);
    await (await begin()).check();
    expect(shown).toMatchObject([
      {
        title: '(415) 555-0132 lapses tomorrow',
        body: expect.stringMatching(
          /^25 Nov, Production\. Auto-renewal is off\. .* It costs US\$1\.00 a month\.$/,
        ) as string,
        urgency: 'critical',
        target: { view: 'numbers', environmentId: environment.id, numberId: '0132' },
        actions: ['open', 'snooze', 'mute', 'handled', 'talkover'].map((action) => ({ action })),
      },
      {
        title: '(212) 555-0178 renews tomorrow',
        body: '25 Nov, Production. US$1.00 will be charged.',
        urgency: 'normal',
      },
    ]);
  });

  it.each([
    [
      lapsing('0132', '2026-11-23'),
      '(415) 555-0132 lapsed yesterday',
      /^23 Nov, Production\. Its renewal date has passed/,
    ],
    [renewing('0178', '2026-11-21'), '(212) 555-0178 was due 3 days ago', /US\$1\.00 should have been charged/],
    [
      renewing('0178', '2026-11-28', { current_status: 'suspended' }),
      '(212) 555-0178 lapses in 4 days',
      /The number is suspended and may be lost/,
    ],
    [renewing('0178', '2026-11-25', { monthly_renewal_cost: null, current_price: null }), null, /an unknown amount/],
  ])('has words for each case: %#', async (number, title, body) => {
    const { begin, shown } = setUp('2026-11-24', [number]);
    await (await begin()).check();
    expect(shown).toMatchObject([{ ...(title !== null && { title }), body: expect.stringMatching(body) as string }]);
  });

  it('makes one digest of more than three, lapsing first, with the sum by currency', async () => {
    const { begin, shown } = setUp('2026-11-24', [
      ...['0001', '0002', '0003'].map((id) => renewing(id, '2026-11-25')),
      lapsing('0132', '2026-11-28', { currency: 'EUR', monthly_renewal_cost: 2 }),
    ]);
    await (await begin()).check();
    expect(shown).toMatchObject([
      {
        title: '1 number will lapse, 3 numbers renew',
        body: 'Next: (415) 555-0132 lapses on 28 Nov. Total: US$3.00 + €2.00 a month.',
        urgency: 'critical',
        target: { view: 'renewals', environmentId: environment.id, only: shown[0]?.id },
      },
    ]);
  });
});

describe('when reminders are announced', () => {
  it('announces each offset once, and not again after a restart', async () => {
    const { begin, titles, clock } = setUp('2026-11-10', [lapsing('0132', '2026-11-25')]);
    let reminders = await begin();
    await reminders.check();
    for (let day = 0; day < 25; day++) {
      await clock.advance(DAY);
      await reminders.check();
      await reminders.stop();
      reminders = await begin();
      await reminders.check();
    }
    await reminders.stop();
    expect(titles()).toEqual(
      ['in 14 days', 'in 7 days', 'in 3 days', 'tomorrow', 'today']
        .map((when) => `(415) 555-0132 lapses ${when}`)
        .concat('(415) 555-0132 lapsed yesterday'),
    );
  });

  it('waits for the reminder time of the day of an offset', async () => {
    const { begin, shown, clock } = setUp('2026-11-24', [renewing('0178', '2026-11-26')]);
    const { check, stop } = await begin();
    await check();
    await clock.advance(20 * HOUR); // 08:00 on the 25th
    expect(shown).toHaveLength(0);
    await clock.advance(HOUR);
    await stop();
    expect(shown).toHaveLength(1);
  });

  it('speaks of a number that turned from renewing to lapsing at the reminder time, not at midnight', async () => {
    const { begin, shown, state, clock } = setUp('2026-11-24', [renewing('0178', '2026-12-09', { current_status: 'suspended' })]); // prettier-ignore
    state.settings = { ...state.settings, offsets: { lapses: [20, 3], renews: [] } };
    const { check, stop } = await begin();
    await check();
    await clock.advance(20 * HOUR); // 08:00 on the 25th, 14 days before
    expect(shown).toHaveLength(0);
    await clock.advance(HOUR);
    await stop();
    expect(shown).toMatchObject([{ title: '(212) 555-0178 lapses in 14 days' }]);
  });

  it('makes one of several offsets that were missed', async () => {
    const { begin, titles, clock } = setUp('2026-11-10', [lapsing('0132', '2026-11-25')]);
    const { check } = await begin();
    clock.jump(13 * DAY);
    await check();
    expect(titles()).toEqual(['(415) 555-0132 lapses in 2 days']);
  });

  it('announces the next period from the start, and a corrected day only where more is due', async () => {
    const { begin, titles, setNumbers, clock } = setUp('2026-11-18', [lapsing('0132', '2026-11-25')]);
    const { check } = await begin();
    await check();
    setNumbers([lapsing('0132', '2026-11-27')]); // nine days: the offsets of 14 and 7 were said
    await check();
    setNumbers([lapsing('0132', '2026-11-20')]); // two days
    await check();
    setNumbers([lapsing('0132', '2026-12-20')]);
    await check();
    clock.jump(19 * DAY);
    await check();
    expect(titles()).toEqual([
      '(415) 555-0132 lapses in 7 days',
      '(415) 555-0132 lapses in 2 days',
      '(415) 555-0132 lapses in 13 days',
    ]);
  });

  it('announces at once a renewal that turned into a loss', async () => {
    const { begin, titles, setNumbers } = setUp('2026-11-24', [renewing('0178', '2026-11-25')]);
    const { check } = await begin();
    await check();
    setNumbers([renewing('0178', '2026-11-25', { auto_renewal: false })]);
    await check();
    await check();
    expect(titles()).toEqual(['(212) 555-0178 renews tomorrow', '(212) 555-0178 lapses tomorrow']);
  });

  it.each(['disabled', 'paused', 'quiet', 'weekend'] as const)(
    'says nothing while %s, and loses nothing by it',
    async (held) => {
      // prettier-ignore
      const { begin, shown, state, clock } = setUp('2026-11-28', [lapsing('0132', '2026-11-30')]); // a Saturday
      if (held === 'disabled') state.settings.enabled = false;
      if (held === 'paused') state.pausedUntil = clock.now() + 3 * HOUR;
      if (held === 'quiet') state.settings.quietHours = { enabled: true, from: 11 * 60, to: 15 * 60 };
      if (held === 'weekend') state.settings.weekdaysOnly = true;
      const { check, state: stateNow, stop } = await begin();
      await check();
      expect(shown).toHaveLength(0);
      expect(stateNow()).toMatchObject({ held, waiting: held === 'disabled' ? 0 : 1 });
      await clock.advance(2 * HOUR + 59 * 60_000);
      expect(shown).toHaveLength(0);
      state.settings.enabled = true;
      if (held === 'disabled') await check();
      await clock.advance(held === 'weekend' ? 2 * DAY : 60_000);
      await stop();
      expect(shown).toHaveLength(1);
      expect(stateNow()).toMatchObject({ held: null, waiting: 0 });
    },
  );

  it('leaves out a number that is muted, and gives one reminder when it is no longer', async () => {
    const { begin, titles, clock } = setUp('2026-11-18', [lapsing('0132', '2026-11-25')]);
    let reminders = await begin();
    await reminders.preferences.change(environment, ['0132'], (before) => ({ ...before, muted: true }));
    reminders = await begin();
    await reminders.check();
    clock.jump(5 * DAY);
    await reminders.check();
    expect(titles()).toEqual([]);
    await reminders.preferences.change(environment, ['0132'], (before) => ({ ...before, muted: false }));
    await reminders.check();
    expect(titles()).toEqual(['(415) 555-0132 lapses in 2 days']);
  });

  it('puts a reminder off, and gives it on the day whatever the offsets say', async () => {
    const { begin, titles, clock } = setUp('2026-11-18', [lapsing('0132', '2026-11-25')]);
    const reminders = await begin();
    await reminders.check();
    await reminders.announcer.acted(`renewal ${numberKey(environment, '0132')}`, 'snooze');
    await clock.advance(20 * HOUR); // 08:00 on the 19th
    expect(titles()).toHaveLength(1);
    await clock.advance(HOUR);
    await reminders.stop();
    clock.jump(2 * DAY);
    await (await begin()).check();
    expect(titles()).toEqual(['(415) 555-0132 lapses in 7 days', '(415) 555-0132 lapses in 6 days']);
  });

  it('goes by a number’s own offsets', async () => {
    const { begin, titles } = setUp('2026-11-24', [renewing('0178', '2026-12-04'), lapsing('0132', '2026-11-25')]);
    const reminders = await begin();
    const own = (offsets: { lapses: number[]; renews: number[] }, id: string) =>
      reminders.preferences.change(environment, [id], (before) => ({ ...before, offsets }));
    await own({ lapses: [], renews: [10] }, '0178');
    await own({ lapses: [], renews: [10] }, '0132');
    await reminders.check();
    expect(titles()).toEqual(['(212) 555-0178 renews in 10 days']);
  });

  it('lets the timer run no longer than an hour', async () => {
    const { begin, clock } = setUp('2026-11-24', []);
    await (await begin()).check();
    expect(clock.pending()).toEqual([HOUR]);
  });
});
