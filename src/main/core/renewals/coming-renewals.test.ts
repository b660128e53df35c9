import { expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { dayFromIso, isoFromDay } from '../../../shared/calendar/calendar-day';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { encodeNumbers } from '../../../shared/packed/number-chunk';
import { NO_PREFERENCE } from '../../../shared/reminders/preference';
import { sampleEnvironment, sampleNumber } from '../../../shared/testing/sample';
import type { ComingNumbersOptions } from './coming-numbers';
import { createComingRenewals } from './coming-renewals';
import { createManualClock } from '../testing/manual-clock';
import { findComing } from '../worker/number-jobs';

const TODAY = dayFromIso('2026-11-24')!;

type Find = ComingNumbersOptions['worker']['findComing'];

/** The renewals of a list, as the worker finds its numbers. */
function setUp(numbers: PhoneNumber[], find: Find = (question) => Promise.resolve(findComing(question))) {
  const clock = createManualClock(new Date('2026-11-24T12:00:00').getTime());
  const environment = sampleEnvironment();
  const { baseUrl, scope } = environment;
  const list = { baseUrl, scope, chunks: encodeNumbers(numbers), count: numbers.length, setAside: 0, fetchedAt: clock.now() }; // prettier-ignore
  const problems: (string | null)[] = [];
  const renewals = createComingRenewals({
    clock,
    lists: { get: () => list } as never,
    worker: { findComing: find, findNumbers: () => Promise.resolve([]) },
    preferences: { of: () => NO_PREFERENCE, ofEnvironment: () => ({}), version: () => 0 },
    environments: () => [environment],
    reach: () => ({ renews: 7, lapses: 30 }),
    previewReach: () => ({ renews: 7, lapses: 30 }),
    onChange: () => renewals.refresh(),
    onProblem: (error) => problems.push(error?.code ?? null),
  });
  return { clock, environment, renewals, problems };
}

it('reach from 45 days ago until as far ahead as is asked', async () => {
  const numbers = [-46, -45, -1, 0, 1, 2, 3, 4, 5, 7, 8, 30, 31].flatMap((days) =>
    [true, false].map((auto_renewal) =>
      sampleNumber({ id: `${days} ${auto_renewal}`, auto_renewal, renewal_date: isoFromDay(TODAY + days) }),
    ),
  );
  const { environment, renewals } = setUp(numbers);
  await renewals.ready();
  const daysLeft = (kind: string) =>
    renewals.all().flatMap(({ renewal }) => (renewal.kind === kind ? renewal.daysLeft : []));
  expect(daysLeft('renews')).toEqual([-45, -1, 0, 1, 2, 3, 4, 5, 7]);
  expect(daysLeft('lapses')).toEqual([-45, -1, 0, 1, 2, 3, 4, 5, 7, 8, 30]);
  expect(renewals.ofEnvironment(environment)).toMatchObject({ dueSoon: 14, lapsing: 9 });
});

it('asks again after the thread failed, so that a lapse tomorrow is known all the same', async () => {
  let failures = 2;
  let asked = 0;
  const number = sampleNumber({ auto_renewal: false, renewal_date: isoFromDay(TODAY + 1) });
  const { clock, renewals, problems } = setUp([number], (question) => {
    asked++;
    return failures-- > 0
      ? Promise.reject(new AppError('worker_failed', { values: { reason: '' } }))
      : Promise.resolve(findComing(question));
  });
  expect(renewals.all()).toEqual([]);
  await renewals.ready();
  expect(renewals.all()).toEqual([]);
  expect([asked, problems]).toEqual([1, ['worker_failed']]); // a look alone does not ask again at once
  await clock.advance(60_000);
  expect(renewals.all()).toHaveLength(1);
  expect([asked, problems]).toEqual([3, ['worker_failed', 'worker_failed', null]]);
});
