import { expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { encodeNumbers } from '../../../shared/packed/number-chunk';
import { NO_PREFERENCE } from '../../../shared/reminders/preference';
import { sampleEnvironment, sampleNumber } from '../../../shared/testing/sample';
import { createComingRenewals } from './coming-renewals';
import { createManualClock } from '../testing/manual-clock';

it('asks again after the thread failed, so that a lapse tomorrow is known all the same', async () => {
  const clock = createManualClock(new Date('2026-11-24T12:00:00').getTime());
  const environment = sampleEnvironment();
  const chunks = encodeNumbers([sampleNumber({ auto_renewal: false, renewal_date: '2026-11-25' })]);
  const { baseUrl, scope } = environment;
  const list = { baseUrl, scope, chunks, count: 1, setAside: 0, fetchedAt: clock.now() };
  const problems: (string | null)[] = [];
  let failures = 2;
  let asked = 0;
  const renewals = createComingRenewals({
    clock,
    lists: { get: () => list } as never,
    worker: {
      findComing() {
        asked++;
        return failures-- > 0
          ? Promise.reject(new AppError('worker_failed', { values: { reason: '' } }))
          : Promise.resolve(chunks);
      },
      findNumbers: () => Promise.resolve([]),
    },
    preferences: { of: () => NO_PREFERENCE, ofEnvironment: () => ({}), version: () => 0 },
    environments: () => [environment],
    reach: () => ({ renews: 7, lapses: 30 }),
    previewReach: () => ({ renews: 7, lapses: 30 }),
    onChange: () => renewals.refresh(),
    onProblem: (error) => problems.push(error?.code ?? null),
  });
  expect(renewals.all()).toEqual([]);
  await renewals.ready();
  expect(renewals.all()).toEqual([]);
  expect([asked, problems]).toEqual([1, ['worker_failed']]); // a look alone does not ask again at once
  await clock.advance(60_000);
  expect(renewals.all()).toHaveLength(1);
  expect([asked, problems]).toEqual([3, ['worker_failed', 'worker_failed', null]]);
});
