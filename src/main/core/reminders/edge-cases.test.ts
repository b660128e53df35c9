import { describe, expect, it } from 'vitest';
import { DUE_FOR_DAYS } from '../../../shared/reminders/offsets';
import type { Alert } from './ledger/alert';
import { DAY, environment, HOUR, lapsing, noon, renewing, setUp } from './testing/reminders-on-disk';
import { sampleAlert } from './testing/samples';

const alert = (key: string, fields: Partial<Alert> = {}) =>
  sampleAlert(key, { environmentId: environment.id, numberId: key, number: key, at: noon('2026-11-27'), ...fields });

/** Each row of "Edge cases" in docs/reminders.md that no other test holds. */
describe('an edge case', () => {
  it('a number lapsed, and has auto-renewal on again: announced once as a renewal that is overdue', async () => {
    const { begin, titles, setNumbers } = setUp('2026-11-26', [lapsing('0132', '2026-11-25')]);
    const { check } = await begin();
    await check();
    setNumbers([lapsing('0132', '2026-11-25', { auto_renewal: true })]);
    await check();
    await check();
    expect(titles()).toEqual(['(415) 555-0132 lapsed yesterday', '(415) 555-0132 was due yesterday']);
  });

  it('a corrected date does not repeat what was sent for its kind, and the other kind begins with its own offsets', async () => {
    const { begin, titles, setNumbers } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const { check } = await begin();
    await check();
    setNumbers([lapsing('0132', '2026-11-27')]); // 3 days, less urgent than 1
    await check();
    setNumbers([renewing('0132', '2026-11-25', { formatted_number: '(415) 555-0132' })]);
    await check();
    expect(titles()).toEqual(['(415) 555-0132 lapses tomorrow', '(415) 555-0132 renews tomorrow']);
  });

  it('a date that moves by 15 days or more since the last announcement is the next renewal, in one step or several', async () => {
    const { begin, titles, setNumbers, clock } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const { check } = await begin();
    await check();
    setNumbers([lapsing('0132', '2026-12-04')]); // 9 days later: nothing
    await check();
    setNumbers([lapsing('0132', '2026-12-08')]); // 13 days later
    await check();
    expect(titles()).toHaveLength(1);
    setNumbers([lapsing('0132', '2026-12-10')]); // 15 days later, and 16 days away
    await check();
    clock.jump(2 * DAY);
    await check();
    expect(titles()).toEqual(['(415) 555-0132 lapses tomorrow', '(415) 555-0132 lapses in 14 days']);
  });

  it('an alert whose cause has ended while it waited is announced, because it says what happened', async () => {
    const { begin, titles, setNumbers, state } = setUp('2026-11-24', [renewing('n', '2027-11-25')]);
    const { check, announcer } = await begin();
    state.pausedUntil = 'forever';
    await announcer.addAlerts([alert('n')]);
    await check();
    setNumbers([renewing('n', '2027-11-25', { current_status: 'active' })]);
    state.pausedUntil = null;
    await check();
    expect(titles()).toEqual(['n is suspended']);
  });

  it('an alert at a weekend waits for Monday, where reminders come on weekdays only', async () => {
    const { begin, titles, clock, state } = setUp('2026-11-28', [], { weekdaysOnly: true }); // a Saturday
    const { check, announcer } = await begin();
    await announcer.addAlerts([alert('n')]);
    await check();
    expect([titles(), announcer.waiting().held]).toEqual([[], 'weekend']);
    clock.jump(2 * DAY); // Monday noon
    await check();
    expect(titles()).toEqual(['n is suspended']);
    expect(state.pausedUntil).toBeNull();
  });

  it('a snooze that ends more than 45 days after the renewal announces nothing', async () => {
    const { begin, titles, clock } = setUp('2026-11-24', [lapsing('0132', '2026-11-25')]);
    const { check, preferences } = await begin();
    const renewal = Math.round(Date.UTC(2026, 10, 25) / DAY);
    const snoozeUntil = (until: number) =>
      preferences.change(environment, ['0132'], (before) => ({ ...before, snooze: { until, renewal } }));
    await snoozeUntil(renewal + DUE_FOR_DAYS + 1);
    await check();
    clock.jump((DUE_FOR_DAYS + 3) * DAY);
    await check();
    expect(titles()).toEqual([]);
    clock.jump(-3 * DAY); // 44 days after the renewal
    await snoozeUntil(renewal + DUE_FOR_DAYS - 1);
    await check();
    expect(titles()).toHaveLength(1);
  });

  it('a time is one look: what falls due right after it comes by itself', async () => {
    const many = (prefix: string) => ['1', '2', '3', '4'].map((id) => lapsing(`${prefix}${id}`, '2026-11-25'));
    const { begin, titles, setNumbers } = setUp('2026-11-24', many('a'));
    const { check } = await begin();
    await check();
    setNumbers([...many('a'), ...many('b')]);
    await check();
    setNumbers([...many('a'), ...many('b'), lapsing('c', '2026-11-25')]);
    await check();
    expect(titles()).toEqual(['4 numbers will lapse', '4 numbers will lapse', '(415) 555-c lapses tomorrow']);
  });

  it('14 days away counts from the day itself, at its reminder time', async () => {
    const { begin, titles, clock } = setUp('2026-11-24', [
      renewing('0178', '2026-12-09', { current_status: 'suspended' }),
    ]);
    const { check } = await begin();
    await check(); // 15 days
    clock.jump(20 * HOUR + 59 * 60_000); // 08:59, 14 days
    await check();
    expect(titles()).toEqual([]);
    clock.jump(60_000);
    await check();
    expect(titles()).toEqual(['(212) 555-0178 lapses in 14 days']);
  });
});
