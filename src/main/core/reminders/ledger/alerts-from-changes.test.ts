import { describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { forEachAlertKind } from '../../../../shared/reminders/alert-kinds';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { alertsFromChanges } from './alerts-from-changes';

const ALL = forEachAlertKind(() => true);
const environment = sampleEnvironment();
const size = { before: 30, after: 28 };

/** What is announced of a number of which some fields changed. */
function ofChange(was: Partial<PhoneNumber>, is: Partial<PhoneNumber>, wanted = ALL) {
  const changed = [{ before: sampleNumber(was), after: sampleNumber(is) }];
  return alertsFromChanges({ size, gone: [], changed }, { environment, wanted, since: 5, at: 9 }).map(
    ({ kind, facts }) => [kind, facts],
  );
}

describe('a change of a number', () => {
  it.each([
    ['active', 'suspended', true],
    ['active', 'inactive', true],
    ['active', 'cancelled', true],
    ['active', '', false],
    ['active', 'Pending ', false],
    ['active', 'pending', false],
    ['active', 'active', false],
    ['pending', 'suspended', false],
    ['suspended', 'active', false],
  ])('of its status from %s to %s is announced: %j', (was, is, announced) => {
    const alerts = ofChange({ current_status: was }, { current_status: is });
    expect(alerts).toEqual(announced ? [['status', { before: was, after: is }]] : []);
    expect(ofChange({ current_status: was }, { current_status: is }, { ...ALL, status: false })).toEqual([]);
  });

  it('of a status is announced whatever it is spelled like, as in lists of 0.1.0', () => {
    const suspended = { current_status: 'suspended' };
    expect(ofChange({ current_status: ' Active' }, suspended)).toEqual([['status', { before: 'active', after: 'suspended' }]]); // prettier-ignore
  });

  it.each([
    [{ monthly_renewal_cost: 1 }, { monthly_renewal_cost: 1.01 }, { before: 1, after: 1.01, isMonthly: true }],
    [{ monthly_renewal_cost: 1 }, { monthly_renewal_cost: 1 }, null],
    [{ monthly_renewal_cost: 1 }, { monthly_renewal_cost: 0.5 }, null],
    [{ monthly_renewal_cost: null, current_price: 1 }, { monthly_renewal_cost: null, current_price: 2 }, { before: 1, after: 2, isMonthly: false }], // prettier-ignore
    [{ monthly_renewal_cost: null, current_price: 1 }, { monthly_renewal_cost: 3, current_price: 1 }, null],
    [{ monthly_renewal_cost: 1, current_price: 1 }, { monthly_renewal_cost: null, current_price: 2 }, { before: 1, after: 2, isMonthly: false }], // prettier-ignore
    [{ monthly_renewal_cost: null, current_price: null }, { monthly_renewal_cost: null, current_price: 2 }, null],
    [{ currency: 'EUR' }, { currency: 'USD', monthly_renewal_cost: 5 }, null],
  ])('of its cost from %j to %j is announced where it is a rise', (was, is, rise) => {
    expect(ofChange(was, is)).toEqual(rise ? [['price', { ...rise, currency: 'USD' }]] : []);
    expect(ofChange(was, is, { ...ALL, price: false })).toEqual([]);
  });

  it('names its number and its fetch, so that it is announced once', () => {
    const gone = [sampleNumber({ id: 'n1' }), sampleNumber({ id: 'n2', formatted_number: '' })];
    const context = { environment, wanted: ALL, since: 5, at: 9 };
    const [first, second] = alertsFromChanges({ size, gone, changed: [] }, context);
    expect(first).toEqual({
      key: 'gone https://app.talkover.ai n1 5',
      kind: 'gone',
      environmentId: environment.id,
      numberId: 'n1',
      number: '(123) 456-7890',
      facts: { before: 'active' },
      at: 9,
    });
    expect(second?.number).toBe('+1234567890');
    expect(alertsFromChanges({ size, gone, changed: [] }, { ...context, since: 6 })[0]?.key).not.toBe(first?.key);
    expect(alertsFromChanges({ size, gone, changed: [] }, { ...context, wanted: { ...ALL, gone: false } })).toEqual([]);
  });
});

describe('a large loss', () => {
  const gone = ['suspended', 'suspended', 'active', 'pending', 'active', 'suspended'].map((current_status, index) =>
    sampleNumber({ id: `n${index}`, formatted_number: `#${index}`, current_status }),
  );
  const context = { environment, wanted: ALL, since: 5, at: 9 };
  const alerts = (before: number, wanted = ALL) =>
    alertsFromChanges({ size: { before, after: before - 6 }, gone, changed: [] }, { ...context, wanted });

  it('is one alert about the environment, which names numbers in use first', () => {
    expect(alerts(59)).toEqual([
      {
        key: `loss ${environment.id} 5`,
        kind: 'loss',
        environmentId: environment.id,
        numberId: null,
        number: '',
        facts: { size: 59, lost: 6, numbers: ['#2', '#4', '#0'] },
        at: 9,
      },
    ]);
    expect(alerts(59, { ...ALL, gone: false })).toHaveLength(1);
    expect(alerts(59, { ...ALL, loss: false })).toEqual([]);
  });

  it('is six alerts where it is not large', () => {
    expect(alerts(60).map(({ kind }) => kind)).toEqual(Array<string>(6).fill('gone'));
  });
});
