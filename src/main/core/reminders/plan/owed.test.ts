import { describe, expect, it } from 'vitest';
import { NO_PREFERENCE, type ReminderPreference } from '../../../../shared/reminders/preference';
import { DEFAULT_STAGES, OWED_FOR_DAYS } from '../../../../shared/reminders/stages';
import { renewalAsOf } from '../../../../shared/renewals/renewal';
import { sampleAccount, sampleNumber } from '../../../../shared/testing/sample';
import type { Given } from '../../storage/formats/ledger-format';
import { numberKey } from './number-key';
import { owedRenewals, type OwedRules } from './owed';

const TODAY = 20_781;
const account = sampleAccount();
const lapsing = sampleNumber({ auto_renewal: false });
const KEY = numberKey(account, lapsing.id);

/** The stage and the snooze of what is due for a number that renews or lapses in so many days. */
function owed(daysLeft: number, changes: Partial<OwedRules> = {}, number = lapsing, dueDay = TODAY) {
  const renewal = renewalAsOf(number, TODAY + daysLeft, TODAY);
  const rules: OwedRules = {
    stages: DEFAULT_STAGES,
    preference: () => NO_PREFERENCE,
    given: () => null,
    settledThrough: null,
    ...changes,
  };
  return owedRenewals([{ account, number, renewal }], dueDay, rules).map(({ key, stage, snooze }) => ({
    key,
    stage,
    snooze,
  }));
}

const sent = (fields: Partial<Given>) => () => ({
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
  it('is due from its first stage until 45 days after its date', () => {
    expect(owed(15)).toEqual([]);
    expect(owed(14)).toEqual([{ key: KEY, stage: 14, snooze: null }]);
    expect(owed(-OWED_FOR_DAYS)).toEqual([{ key: KEY, stage: -1, snooze: null }]);
    expect(owed(-OWED_FOR_DAYS - 1)).toEqual([]);
  });

  it('is due again only at a more urgent stage of the same renewal', () => {
    expect(owed(3, { given: sent({ lapses: 7 }) })).toMatchObject([{ stage: 3 }]);
    expect(owed(3, { given: sent({ lapses: 3 }) })).toEqual([]);
    expect(owed(3, { given: sent({ lapses: 1 }) })).toEqual([]);
    expect(owed(3, { given: sent({ renews: 1 }) })).toMatchObject([{ stage: 3 }]);
    expect(owed(3, { given: sent({ lapses: -1, day: TODAY - 28 }) })).toMatchObject([{ stage: 3 }]);
  });

  it('is not due where its stage fell due on a day that counts as settled', () => {
    expect(owed(3, { settledThrough: TODAY })).toEqual([]);
    expect(owed(3, { settledThrough: TODAY - 1 })).toMatchObject([{ stage: 3 }]);
  });

  it('is due when its snooze has ended, once, whatever the stages', () => {
    const snooze = (until: number, renewal = TODAY + 5) => withPreference({ snooze: { until, renewal } });
    const given = sent({ lapses: 7, day: TODAY + 5 });
    expect(owed(5, { ...snooze(TODAY + 1) })).toEqual([]);
    expect(owed(5, { ...snooze(TODAY), given })).toEqual([{ key: KEY, stage: null, snooze: TODAY }]);
    expect(owed(5, { ...snooze(TODAY) })).toEqual([{ key: KEY, stage: 7, snooze: TODAY }]);
    expect(owed(5, { ...snooze(TODAY), given: sent({ lapses: 7, snooze: TODAY }) })).toEqual([]);
    expect(owed(5, { ...snooze(TODAY - 1), given: sent({ lapses: 7, snooze: TODAY }) })).toMatchObject([
      { snooze: TODAY - 1 },
    ]);
    expect(owed(5, { ...snooze(TODAY), given, settledThrough: TODAY })).toEqual([]);
    expect(owed(5, { ...snooze(TODAY), given, settledThrough: TODAY - 1 })).toMatchObject([{ snooze: TODAY }]);
    // a snooze of the renewal before
    expect(owed(5, { ...snooze(TODAY, TODAY - 25), given })).toEqual([]);
  });

  it('is not due where the number is muted', () => {
    expect(owed(3, withPreference({ muted: true }))).toEqual([]);
  });

  it('is a lapsing one only once the day has come at whose reminder time it counts as lapsing', () => {
    const suspended = sampleNumber({ current_status: 'suspended' });
    const stages = { lapses: [30], renews: [] };
    expect(owed(14, { stages }, suspended)).toMatchObject([{ stage: 30 }]);
    expect(owed(14, { stages }, suspended, TODAY - 1)).toEqual([]);
    expect(owed(13, { stages }, suspended, TODAY - 1)).toMatchObject([{ stage: 30 }]);
  });
});
