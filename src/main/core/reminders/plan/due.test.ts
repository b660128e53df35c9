import { describe, expect, it } from 'vitest';
import { NO_PREFERENCE, type ReminderPreference } from '../../../../shared/reminders/preference';
import { DEFAULT_OFFSETS, DUE_FOR_DAYS } from '../../../../shared/reminders/offsets';
import { renewalAsOf } from '../../../../shared/renewals/renewal';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import type { Announced } from '../../storage/formats/ledger-format';
import { numberKey } from '../../storage/number-key';
import { dueRenewals, type DueRules } from './due';

const TODAY = 20_781;
const environment = sampleEnvironment();
const lapsing = sampleNumber({ auto_renewal: false });
const KEY = numberKey(environment, lapsing.id);

/** The offset and the snooze of what is due for a number that renews or lapses in so many days. */
function due(daysLeft: number, changes: Partial<DueRules> = {}, number = lapsing, dueDay = TODAY) {
  const renewal = renewalAsOf(number, TODAY + daysLeft, TODAY);
  const rules: DueRules = {
    offsets: DEFAULT_OFFSETS,
    preference: () => NO_PREFERENCE,
    announced: () => null,
    settledThrough: null,
    ...changes,
  };
  return dueRenewals([{ environment, number, renewal }], dueDay, rules).map(({ key, offset, snooze }) => ({
    key,
    offset,
    snooze,
  }));
}

const sent = (fields: Partial<Announced>) => () => ({
  key: KEY,
  day: TODAY,
  lapses: null,
  renews: null,
  snooze: null,
  ...fields,
});
const withPreference = (fields: Partial<ReminderPreference>) => ({
  preference: () => ({ ...NO_PREFERENCE, ...fields }),
});

describe('a renewal that is due for a reminder', () => {
  it('is due from its first offset until 45 days after its date', () => {
    expect(due(15)).toEqual([]);
    expect(due(14)).toEqual([{ key: KEY, offset: 14, snooze: null }]);
    expect(due(-DUE_FOR_DAYS)).toEqual([{ key: KEY, offset: -1, snooze: null }]);
    expect(due(-DUE_FOR_DAYS - 1)).toEqual([]);
  });

  it('is due again only at a more urgent offset of the same renewal', () => {
    expect(due(3, { announced: sent({ lapses: 7 }) })).toMatchObject([{ offset: 3 }]);
    expect(due(3, { announced: sent({ lapses: 3 }) })).toEqual([]);
    expect(due(3, { announced: sent({ lapses: 1 }) })).toEqual([]);
    expect(due(3, { announced: sent({ renews: 1 }) })).toMatchObject([{ offset: 3 }]);
    expect(due(3, { announced: sent({ lapses: -1, day: TODAY - 28 }) })).toMatchObject([{ offset: 3 }]);
  });

  it('is not due where its offset fell due on a day that counts as settled', () => {
    expect(due(3, { settledThrough: TODAY })).toEqual([]);
    expect(due(3, { settledThrough: TODAY - 1 })).toMatchObject([{ offset: 3 }]);
  });

  it('is due when its snooze has ended, once, whatever the offsets', () => {
    const snooze = (until: number, renewal = TODAY + 5) => withPreference({ snooze: { until, renewal } });
    const announced = sent({ lapses: 7, day: TODAY + 5 });
    expect(due(5, { ...snooze(TODAY + 1) })).toEqual([]);
    expect(due(5, { ...snooze(TODAY), announced })).toEqual([{ key: KEY, offset: null, snooze: TODAY }]);
    expect(due(5, { ...snooze(TODAY) })).toEqual([{ key: KEY, offset: 7, snooze: TODAY }]);
    expect(due(5, { ...snooze(TODAY), announced: sent({ lapses: 7, snooze: TODAY }) })).toEqual([]);
    expect(due(5, { ...snooze(TODAY - 1), announced: sent({ lapses: 7, snooze: TODAY }) })).toMatchObject([
      { snooze: TODAY - 1 },
    ]);
    expect(due(5, { ...snooze(TODAY), announced, settledThrough: TODAY })).toEqual([]);
    expect(due(5, { ...snooze(TODAY), announced, settledThrough: TODAY - 1 })).toMatchObject([{ snooze: TODAY }]);
    // a snooze of the renewal before
    expect(due(5, { ...snooze(TODAY, TODAY - 25), announced })).toEqual([]);
  });

  it('is not due where the number is muted', () => {
    expect(due(3, withPreference({ muted: true }))).toEqual([]);
  });

  it('is a lapsing one only once the day has come at whose reminder time it counts as lapsing', () => {
    const suspended = sampleNumber({ current_status: 'suspended' });
    const offsets = { lapses: [30], renews: [] };
    expect(due(14, { offsets }, suspended)).toMatchObject([{ offset: 30 }]);
    expect(due(14, { offsets }, suspended, TODAY - 1)).toEqual([]);
    expect(due(13, { offsets }, suspended, TODAY - 1)).toMatchObject([{ offset: 30 }]);
  });
});
