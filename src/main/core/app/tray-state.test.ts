import { describe, expect, it } from 'vitest';
import { isoFromDay } from '../../../shared/calendar/calendar-day';
import { Formatter } from '../../../shared/format';
import { handledNow } from '../../../shared/reminders/handled';
import { NO_PREFERENCE } from '../../../shared/reminders/preference';
import { settingsSchema } from '../../../shared/settings';
import { bySoonest, summarizeRenewals } from '../renewals/renewal-summary';
import { sampleNumber, sampleEnvironment } from '../../../shared/testing/sample';
import { trayState, type TrayInput } from './tray-state';

const TODAY = 20_781; // 24 November 2026

function tray(numbers: [days: number, autoRenewal: boolean][], input: Partial<TrayInput> = {}) {
  const list = numbers.map(([days, auto_renewal], index) =>
    sampleNumber({
      id: String(index),
      formatted_number: `(415) 555-010${index}`,
      number: `+1415555010${index}`,
      renewal_date: isoFromDay(TODAY + days),
      auto_renewal,
    }),
  );
  return trayState({
    coming: summarizeRenewals(sampleEnvironment(), list, TODAY, TODAY).coming.sort(bySoonest),
    environments: 1,
    signedOut: [],
    outages: [],
    failingChannels: [],
    incomplete: 0,
    online: true,
    settings: settingsSchema.parse({}).reminders,
    preference: () => NO_PREFERENCE,
    waiting: { waiting: 0, held: null, reason: null, lastCheckAt: null, nextCheckAt: null, revision: 0 },
    pausedUntil: null,
    format: new Formatter('en-GB'),
    ...input,
  });
}

describe('the tray', () => {
  it('is calm about what lies further ahead than the app counts, however early a reminder is', () => {
    const offsets = { lapses: [400], renews: [] };
    const settings = { ...settingsSchema.parse({}).reminders, offsets };
    expect(tray([[31, false]], { settings })).toMatchObject({ icon: 'calm', attention: 0 });
    expect(tray([[30, false]], { settings })).toMatchObject({ icon: 'attention', attention: 1 });
  });

  it('says which channel has failed for a day', () => {
    expect(tray([[20, true]], { failingChannels: ['Ops'] })).toMatchObject({
      icon: 'attention',
      attention: 0,
      tooltip: 'No renewals in the next 7 days · Ops hasn’t received reminders for a day',
    });
    expect(tray([[20, true]], { failingChannels: ['Ops', 'Mail'] }).tooltip).toContain('2 channels haven’t');
  });

  it('never looks calm where no sync has succeeded for too long', () => {
    const since = new Date('2026-11-20T09:00').getTime();
    const outages = [{ name: 'Production', since }];
    const when = new Formatter('en-GB').instant(since);
    expect(tray([[20, true]], { outages })).toMatchObject({
      icon: 'attention',
      attention: 1,
      tooltip: `Production: no sync since ${when}`,
    });
    // one environment asks once, whatever is wrong with it
    expect(tray([[1, true]], { outages, signedOut: ['Production'] })).toMatchObject({
      attention: 1,
      tooltip: `Production needs a new token · Production: no sync since ${when} · 1 renewal in the next 7 days`,
    });
    expect(tray([], { outages: [{ name: 'Lost', since: null }], online: false })).toMatchObject({
      icon: 'attention',
      tooltip: 'Lost: never synced · offline',
    });
  });

  it('sums the week up in one line', () => {
    expect(tray([[1, false], [3, true], [7, true], [8, true]]).tooltip).toBe('3 renewals in the next 7 days · 1 lapses tomorrow'); // prettier-ignore
    expect(tray([[2, false], [3, false]]).tooltip).toBe('2 renewals in the next 7 days · 2 lapse, the first in 2 days'); // prettier-ignore
    expect(tray([[20, true]]).tooltip).toBe('No renewals in the next 7 days');
    expect(tray([], { environments: 0 }).tooltip).toBe('Talkover Numbers');
    expect(tray([], { signedOut: ['Production'] }).tooltip).toBe(
      'Production needs a new token · No renewals in the next 7 days',
    );
  });

  it('shows the next five, soonest first, lapsing first on the same day, each leading to its number', () => {
    const { next } = tray([[9, true], [3, true], [3, false], [-1, false], [0, true], [40, true], [50, true], [6, true]]); // prettier-ignore
    expect(next.map(({ label }) => label)).toEqual([
      '(415) 555-0104 renews today',
      '(415) 555-0102 lapses in 3 days',
      '(415) 555-0101 renews in 3 days',
      '(415) 555-0107 renews in 6 days',
      '(415) 555-0100 renews in 9 days',
    ]);
    expect(next[0]?.target).toEqual({ view: 'numbers', environmentId: sampleEnvironment().id, numberId: '4' });
  });

  it('names the environment where there are several', () => {
    const { next, tooltip, toDo } = tray([[1, true], [2, false]], { environments: 2 }); // prettier-ignore
    expect(next[0]?.label).toBe('(415) 555-0100 renews tomorrow · Production');
    expect(tooltip).toBe('2 renewals in Production in the next 7 days · 1 lapses in 2 days');
    expect(toDo?.label).toBe('To do in Production: 1');
    const staging = sampleEnvironment({ id: 'staging', name: 'Staging' });
    const [first, ...others] = summarizeRenewals(sampleEnvironment(), [1, 2].map((days) => sampleNumber({ id: String(days), renewal_date: isoFromDay(TODAY + days), auto_renewal: false })), TODAY, TODAY).coming; // prettier-ignore
    const both = tray([], { environments: 2, coming: [first!, ...others.map((one) => ({ ...one, environment: staging }))] }); // prettier-ignore
    expect(both.tooltip).toBe('2 renewals in the next 7 days · 2 lapse, the first tomorrow');
    expect(both.toDo?.label).toBe('To do: 2');
  });

  it('asks for attention when something comes within the set days or a token is needed, and shows offline first', () => {
    expect(tray([[2, true], [15, false]]).icon).toBe('calm'); // prettier-ignore
    expect(tray([[1, true]]).icon).toBe('attention');
    expect(tray([[14, false]]).icon).toBe('attention');
    expect(tray([], { signedOut: ['Production'] }).icon).toBe('attention');
    expect(tray([], { incomplete: 2 })).toMatchObject({ icon: 'attention', attention: 0 });
    expect(tray([], { incomplete: 2 }).tooltip).toContain('2 numbers are incomplete');
    expect(tray([[1, true]], { online: false })).toMatchObject({ icon: 'offline' });
  });

  it('counts what asks for attention: what is about to lapse, and tokens; not what only renews, nor what is muted', () => {
    expect(tray([[1, true], [14, false], [0, false], [15, false]]).attention).toBe(2); // prettier-ignore
    expect(tray([], { signedOut: ['Production', 'Staging'] }).attention).toBe(2);
    const muted = { preference: () => ({ ...NO_PREFERENCE, muted: true }) };
    expect(tray([[1, true], [0, false]], muted)).toMatchObject({ attention: 0, icon: 'calm' }); // prettier-ignore
    const off = { settings: { ...settingsSchema.parse({}).reminders, enabled: false } };
    expect(tray([[0, false]], off)).toMatchObject({ attention: 0, icon: 'calm' });
  });

  it('counts what is still to do: what lapses within 30 days and is not handled', () => {
    expect(tray([[1, true], [15, true]]).toDo).toBeNull(); // prettier-ignore
    const lapsing: [number, boolean][] = [[-1, false], [0, false], [5, false], [30, false], [31, false]]; // prettier-ignore
    expect(tray(lapsing).toDo).toEqual({
      label: 'To do: 3',
      target: { view: 'renewals', environmentId: null, only: null },
    });
    const handled = (id: string) =>
      handledNow({ auto_renewal: false, current_status: 'active', renewal_date: '2026-12-01' }, TODAY + Number(id), 1);
    const preference = (_: unknown, id: string) => ({ ...NO_PREFERENCE, handled: id === '2' ? handled('5') : null });
    expect(tray(lapsing, { preference }).toDo?.label).toBe('To do: 2');
    const all = { preference: () => ({ ...NO_PREFERENCE, handled: handled('5') }) };
    expect(tray([[5, false]], all)).toMatchObject({ toDo: null, attention: 0, icon: 'calm' });
    expect(tray([[4, false]], all)).toMatchObject({ toDo: { label: 'To do: 1' }, attention: 1, icon: 'attention' }); // nearer than it was
  });

  it('says which reminders could not be shown, and leads to them', () => {
    const state = tray([], {
      waiting: {
        waiting: 2,
        held: 'failed',
        reason: 'Windows refused this notification.',
        lastCheckAt: null,
        nextCheckAt: null,
        revision: 1,
      },
    });
    expect(state).toMatchObject({
      icon: 'attention',
      tooltip: 'No renewals in the next 7 days · 2 reminders not shown',
      waiting: { label: '2 reminders could not be shown', target: { view: 'reminders' } },
    });
    expect(
      tray([], {
        waiting: { waiting: 2, held: 'paused', reason: null, lastCheckAt: null, nextCheckAt: null, revision: 1 },
      }).waiting,
    ).toBeNull();
  });
});
