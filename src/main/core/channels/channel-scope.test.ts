import { expect, it } from 'vitest';
import { dayFromIso } from '../../../shared/calendar/calendar-day';
import { DEFAULT_COLUMNS } from '../../../shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../../shared/query/query';
import { encodeNumbers } from '../../../shared/packed/number-chunk';
import { sampleEnvironment, sampleNumber } from '../../../shared/testing/sample';
import type { EnvironmentList } from '../lists/environment-list';
import type { Clock } from '../ports/ports';
import type { ComingRenewal } from '../renewals/renewal-summary';
import { createManualClock } from '../testing/manual-clock';
import { createChannelScope, type ChannelScopeOptions } from './channel-scope';
import { SAMPLE_CHANNEL } from './testing/channel-on-journal';

const NOW = new Date(2026, 10, 26, 9).getTime();
const VIEW = '00000000-0000-4000-8000-000000000001';
const environment = sampleEnvironment();

function coming(id: string, type: 'voice' | 'sms'): ComingRenewal {
  const number = sampleNumber({ id, type, renewal_date: '2026-11-28' });
  return { environment, number, renewal: { day: dayFromIso('2026-11-28')!, daysLeft: 2, kind: 'renews' } };
}

const voice = coming('voice', 'voice');
const sms = coming('sms', 'sms');

interface World {
  clock: Clock;
  /** Of what is known in addition to the list. */
  version(): string;
  findNumbers: ChannelScopeOptions['worker']['findNumbers'];
  currencies: ChannelScopeOptions['currencies'];
  onAsk(): void;
}

function scopeOf(query: string | null, fetchedAt: number | null = null, world: Partial<World> = {}) {
  const view = { id: VIEW, name: 'Ours', sort: DEFAULT_SORT, columns: [...DEFAULT_COLUMNS], groupBy: null, pinned: false, reminds: false }; // prettier-ignore
  return createChannelScope({
    clock: world.clock ?? createManualClock(NOW),
    locale: () => 'en',
    savedViews: () =>
      query === null
        ? []
        : [
            { ...view, id: 'other', query: 'type:sms' },
            { ...view, query },
          ],
    lists: { get: () => (fetchedAt === null ? null : ({ fetchedAt, chunks: [] } as unknown as EnvironmentList)) },
    worker: { findNumbers: world.findNumbers ?? (() => Promise.reject(new Error('is not asked'))) },
    currencies: world.currencies ?? (() => Promise.resolve(['USD'])),
    labelNames: () => ['Support'],
    facts: {
      of() {
        world.onAsk?.();
        return Promise.resolve({ notes: new Map(), changedOn: new Map(), handled: new Map() });
      },
      lost: () => null,
      version: world.version ?? (() => ''),
    },
  });
}

const narrowed = (query: string | null, savedViewId: string | null = VIEW) =>
  scopeOf(query).narrow({ ...SAMPLE_CHANNEL, savedViewId }, [voice, sms]);

it('is every number, or those that the saved view finds', async () => {
  expect(await narrowed('type:voice', null)).toEqual([voice, sms]);
  expect(await narrowed('type:voice')).toEqual([voice]);
  expect(await narrowed('')).toEqual([voice, sms]);
});

it('is nothing where the view was deleted, or is not understood as a whole', async () => {
  await expect(narrowed(null)).rejects.toMatchObject({ code: 'channel_view_gone' });
  await expect(narrowed('typo:voice')).rejects.toMatchObject({ code: 'channel_view_unclear' });
  await expect(narrowed('type:voice renews:never-ever')).rejects.toMatchObject({ code: 'channel_view_unclear' });
});

it('is nothing where a label does not exist, and an answer where no number has it', async () => {
  expect(await narrowed('label:support')).toEqual([]);
  expect(await narrowed('-label:support')).toEqual([voice, sms]);
  for (const query of ['label:gone', '-label:gone', 'type:voice label:support|gone'])
    await expect(narrowed(query)).rejects.toMatchObject({ code: 'channel_view_unclear' });
});

it('is nothing where an amount may be of several currencies, even if no number that is asked shows it', async () => {
  const channel = { ...SAMPLE_CHANNEL, savedViewId: VIEW };
  const several = { currencies: () => Promise.resolve(['USD', 'JPY']) };
  const unclear = { code: 'channel_view_unclear' };
  await expect(scopeOf('cost:>5', null, several).narrow(channel, [voice])).rejects.toMatchObject(unclear);
  await expect(scopeOf('type:voice cost:>5', NOW, several).finds(channel, environment, ['sms'])).rejects.toMatchObject(unclear); // prettier-ignore
  expect(await scopeOf('cost:>0.5').narrow(channel, [voice])).toEqual([voice]);
  expect(await scopeOf('cost:>5usd', null, several).narrow(channel, [voice])).toEqual([]);
});

it('stops telling of numbers once another currency comes to the lists', async () => {
  const channel = { ...SAMPLE_CHANNEL, savedViewId: VIEW };
  let currencies = ['USD'];
  const scope = scopeOf('cost:>0.5', null, { currencies: () => Promise.resolve(currencies) });
  const numbers = [voice, sms];
  expect(await scope.narrow(channel, numbers)).toEqual(numbers);
  currencies = ['USD', 'EUR'];
  await expect(scope.narrow(channel, numbers)).rejects.toMatchObject({ code: 'channel_view_unclear' });
});

it('counts days that the API counted from the day of the fetch', async () => {
  const number = sampleNumber({ renewal_date: null, days_until_monthly_renewal: 3 });
  const counted: ComingRenewal = { ...voice, number };
  const channel = { ...SAMPLE_CHANNEL, savedViewId: VIEW };
  const dayBefore = NOW - 86_400_000;
  expect(await scopeOf('renews:2d', dayBefore).narrow(channel, [counted])).toEqual([counted]);
  expect(await scopeOf('renews:3d', dayBefore).narrow(channel, [counted])).toEqual([]);
  expect(await scopeOf('renews:3d').narrow(channel, [counted])).toEqual([counted]);
});

it('asks again only where the question or the numbers are others', async () => {
  const scope = scopeOf('type:voice');
  const channel = { ...SAMPLE_CHANNEL, savedViewId: VIEW };
  const numbers = [voice, sms];
  const first = await scope.narrow(channel, numbers);
  expect(await scope.narrow(channel, numbers)).toBe(first);
  expect(await scope.narrow(channel, [sms])).toEqual([]);
  expect(await scope.narrow(channel, numbers)).toEqual([voice]);
});

it('asks again on the next day, and where something else is known in addition to the list', async () => {
  const clock = createManualClock(NOW);
  let version = '1';
  const scope = scopeOf('renews:2d', null, { clock, version: () => version });
  const channel = { ...SAMPLE_CHANNEL, savedViewId: VIEW };
  const numbers = [voice, sms];
  const first = await scope.narrow(channel, numbers);
  expect(first).toEqual(numbers);
  version = '2';
  expect(await scope.narrow(channel, numbers)).not.toBe(first);
  clock.jump(86_400_000);
  expect(await scope.narrow(channel, numbers)).toEqual([]);
});

it('asks each environment of its own numbers', async () => {
  const elsewhere = { ...voice, environment: sampleEnvironment({ id: 'elsewhere' }), number: { ...voice.number } };
  const asked: number[] = [];
  const scope = scopeOf('type:voice', null, { onAsk: () => asked.push(1) });
  const channel = { ...SAMPLE_CHANNEL, savedViewId: VIEW };
  expect(await scope.narrow(channel, [voice, sms, elsewhere])).toEqual([voice, elsewhere]);
  expect(asked).toHaveLength(2);
});

it('finds numbers by their ids in the list of an environment', async () => {
  const channel = { ...SAMPLE_CHANNEL, savedViewId: VIEW };
  const everything = { ...SAMPLE_CHANNEL, savedViewId: null };
  expect(await scopeOf(null).finds(everything, environment, ['a', 'b'])).toEqual(new Set(['a', 'b']));
  expect(await scopeOf('type:voice').finds(channel, environment, ['voice'])).toEqual(new Set());
  await expect(scopeOf(null).finds(channel, environment, ['voice'])).rejects.toMatchObject({
    code: 'channel_view_gone',
  });
  const questions: object[] = [];
  const scope = scopeOf('type:voice', NOW, {
    findNumbers: (question) => {
      questions.push(question);
      return Promise.resolve(encodeNumbers([voice.number, sms.number]));
    },
  });
  expect(await scope.finds(channel, environment, ['voice', 'sms'])).toEqual(new Set(['voice']));
  expect(questions).toEqual([{ chunks: [], ids: ['voice', 'sms'] }]);
});
