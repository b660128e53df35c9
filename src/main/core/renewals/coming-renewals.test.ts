import { expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { dayFromIso, isoFromDay } from '../../../shared/calendar/calendar-day';
import type { Environment } from '../../../shared/environment';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { encodeNumbers } from '../../../shared/packed/number-chunk';
import { NO_PREFERENCE } from '../../../shared/reminders/preference';
import { sampleEnvironment, sampleNumber } from '../../../shared/testing/sample';
import type { ComingNumbersOptions } from './coming-numbers';
import { createComingRenewals } from './coming-renewals';
import { createManualClock } from '../testing/manual-clock';
import { findComing } from '../worker/number-jobs';

const TODAY = dayFromIso('2026-11-24')!;

const DAY_MS = 86_400_000;
const OTHER_ID = '0b4b1b6e-6a0e-4f6c-9a55-6f3a4b7f3c11';

type Find = ComingNumbersOptions['worker']['findComing'];

/** The renewals of a list, as the worker finds its numbers. */
function setUp(numbers: PhoneNumber[], find: Find = (question) => Promise.resolve(findComing(question))) {
  const clock = createManualClock(new Date('2026-11-24T12:00:00').getTime());
  const environment = sampleEnvironment();
  const listOf = (numbers: PhoneNumber[], fetchedAt = clock.now()) => {
    const { baseUrl, scope } = environment;
    return { baseUrl, scope, chunks: encodeNumbers(numbers), count: numbers.length, setAside: 0, fetchedAt };
  };
  const lists = new Map([[environment.id, listOf(numbers)]]);
  const environments = [environment];
  const problems: (string | null)[] = [];
  const renewals = createComingRenewals({
    clock,
    lists: { get: (id: string) => lists.get(id) ?? null } as never,
    worker: { findComing: find, findNumbers: () => Promise.resolve([]) },
    preferences: { of: () => NO_PREFERENCE, ofEnvironment: () => ({}), version: () => 0 },
    environments: () => environments,
    reach: () => ({ renews: 7, lapses: 30 }),
    previewReach: () => ({ renews: 7, lapses: 30 }),
    onChange: () => renewals.refresh(),
    onProblem: (error) => problems.push(error?.code ?? null),
  });
  /** Another environment, whose list was fetched a week before the first one's. */
  function addStale(numbers: PhoneNumber[], fields: Partial<Environment> = {}) {
    const other = sampleEnvironment({ id: OTHER_ID, ...fields });
    environments.unshift(other);
    lists.set(other.id, listOf(numbers, clock.now() - 7 * DAY_MS));
  }
  return { clock, environment, renewals, problems, addStale };
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

it('have a number that two environments of one server have once, as the newer list says', async () => {
  const number = (id: string, days: number) =>
    sampleNumber({ id, auto_renewal: false, renewal_date: isoFromDay(TODAY + days) });
  const { environment, renewals, addStale } = setUp([number('both', 5), number('new', 6)]);
  addStale([number('both', 2), number('old', 3)]);
  await renewals.ready();
  const found = [renewals.all(), await renewals.ahead()].map((coming) =>
    coming.map(({ environment: { id }, number, renewal }) => [id, number.id, renewal.daysLeft]),
  );
  const once = [
    [OTHER_ID, 'old', 3],
    [environment.id, 'both', 5],
    [environment.id, 'new', 6],
  ];
  expect(found).toEqual([once, once]);
});

it('have every number of environments of different servers, whatever their ids', async () => {
  const number = sampleNumber({ auto_renewal: false, renewal_date: isoFromDay(TODAY + 1) });
  const { renewals, addStale } = setUp([number]);
  addStale([number], { baseUrl: 'https://other.example' });
  await renewals.ready();
  expect([renewals.all().length, (await renewals.ahead()).length]).toEqual([2, 2]);
});

it('are looked for on a refresh, and not where they are read', async () => {
  let asked = 0;
  const { environment, renewals } = setUp([sampleNumber()], (question) => {
    asked++;
    return Promise.resolve(findComing(question));
  });
  renewals.all();
  renewals.ofEnvironment(environment);
  expect(asked).toBe(0);
  await renewals.ready();
  expect(asked).toBe(1);
});
