import { expect, it } from 'vitest';
import { handledNow } from '../../../../shared/reminders/handled';
import { NO_PREFERENCE } from '../../../../shared/reminders/preference';
import { renewalAsOf } from '../../../../shared/renewals/renewal';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { announcedRenewals } from './announced-renewals';

it('a renewal is open or handled while it is ahead in the same period', () => {
  const environment = sampleEnvironment();
  const TODAY = 20_800;
  const number = sampleNumber({ id: 'n', auto_renewal: false });
  const coming = [{ environment, number, renewal: renewalAsOf(number, TODAY + 5, TODAY) }];
  const stateOf = (day: number, handled: typeof NO_PREFERENCE.handled = null, numberId = 'n', id = environment.id) =>
    announcedRenewals(coming, () => ({ ...NO_PREFERENCE, handled }))({ environmentId: id, numberId, day });
  expect(stateOf(TODAY + 5)).toBe('open');
  expect(stateOf(TODAY + 2)).toBe('open'); // corrected since
  expect(stateOf(TODAY - 25)).toBeNull(); // of the last period
  expect(stateOf(TODAY + 5, handledNow(number, TODAY + 5, 0))).toBe('handled');
  expect(stateOf(TODAY + 5, handledNow(number, TODAY + 9, 0))).toBe('open'); // nearer than it was then
  expect(stateOf(TODAY + 5, null, 'gone')).toBeNull();
  expect(stateOf(TODAY + 5, null, 'n', 'other')).toBeNull();
});
