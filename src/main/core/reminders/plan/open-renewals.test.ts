import { expect, it } from 'vitest';
import { handledNow } from '../../../../shared/reminders/handled';
import { NO_PREFERENCE } from '../../../../shared/reminders/preference';
import { renewalAsOf } from '../../../../shared/renewals/renewal';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { openRenewals } from './open-renewals';

it('a renewal is open while it is ahead in the same period and not handled', () => {
  const environment = sampleEnvironment();
  const TODAY = 20_800;
  const number = sampleNumber({ id: 'n', auto_renewal: false });
  const coming = [{ environment, number, renewal: renewalAsOf(number, TODAY + 5, TODAY) }];
  const open = (day: number, handled: typeof NO_PREFERENCE.handled = null, numberId = 'n', id = environment.id) =>
    openRenewals(coming, () => ({ ...NO_PREFERENCE, handled }))({ environmentId: id, numberId, day });
  expect(open(TODAY + 5)).toBe(true);
  expect(open(TODAY + 2)).toBe(true); // corrected since
  expect(open(TODAY - 25)).toBe(false); // of the last period
  expect(open(TODAY + 5, handledNow(number, TODAY + 5, 0))).toBe(false);
  expect(open(TODAY + 5, handledNow(number, TODAY + 9, 0))).toBe(true); // nearer than it was then
  expect(open(TODAY + 5, null, 'gone')).toBe(false);
  expect(open(TODAY + 5, null, 'n', 'other')).toBe(false);
});
