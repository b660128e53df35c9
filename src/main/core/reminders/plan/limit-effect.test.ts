import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay } from '../../../../shared/calendar/calendar-day';
import { encodeNumbers } from '../../../../shared/packed/number-chunk';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { DEFAULT_COLUMNS } from '../../../../shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../../../shared/query/query';
import type { SavedView } from '../../../../shared/saved-view';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { createManualClock } from '../../testing/manual-clock';
import { createListCurrencies } from './list-currencies';
import { limitEffect } from './limit-effect';

const NOW = new Date(2026, 10, 26, 9).getTime();
const TODAY = dayFromIso('2026-11-26')!;
const production = sampleEnvironment();
const staging = sampleEnvironment({ id: '0b9f6ad4-5a0b-4a0e-9a53-0d1f0a2f6f10', name: 'Staging' });
const sample = sampleEnvironment({ id: '1c9f6ad4-5a0b-4a0e-9a53-0d1f0a2f6f10', kind: 'sample' });

function view(query: string): SavedView {
  return { id: query, name: query, query, sort: DEFAULT_SORT, columns: [...DEFAULT_COLUMNS], groupBy: null, pinned: false, reminds: false }; // prettier-ignore
}

let count = 0;
function number(type: string, daysLeft: number | null = 10, fields: Partial<PhoneNumber> = {}): PhoneNumber {
  const renewal_date = daysLeft === null ? null : isoFromDay(TODAY + daysLeft);
  return sampleNumber({ id: `n${count++}`, type, renewal_date, days_until_monthly_renewal: null, ...fields });
}
const lapsing = (type: string, daysLeft: number) => number(type, daysLeft, { auto_renewal: false });

/** Of an app with these lists. */
function effect(before: string[], after: string[], numbers: PhoneNumber[], ofStaging: PhoneNumber[] = []) {
  const lists: Record<string, PhoneNumber[]> = {
    [production.id]: numbers,
    [staging.id]: ofStaging,
    [sample.id]: [number('voice'), lapsing('voice', 1)],
  };
  const all = {
    environments: () => [production, staging, sample],
    lists: { get: (id: string) => ({ fetchedAt: NOW, chunks: encodeNumbers(lists[id]!) }) },
  };
  return limitEffect(before.map(view), after.map(view), {
    ...all,
    clock: createManualClock(NOW),
    locale: () => 'en',
    currencies: createListCurrencies(all),
    labelNames: () => ['Support'],
    facts: {
      of: () => Promise.resolve({ notes: new Map(), changedOn: new Map(), handled: new Map() }),
      lost: () => null,
      version: () => '',
    },
  });
}

describe('the effect of limiting reminders to views', () => {
  it('counts all real numbers, those that are left, and the others that will lapse within 30 days', async () => {
    const numbers = [number('voice'), number('fax'), number('fax', null), lapsing('fax', 0), lapsing('fax', 30)];
    const far = [lapsing('fax', 31), lapsing('fax', -1), lapsing('voice', 3)];
    expect(await effect([], ['type:voice'], [...numbers, ...far], [number('sms'), lapsing('sms', 2)])).toEqual({
      all: 10,
      before: 10,
      after: 2,
      silenced: 8,
      silencedLapsing: 3,
      unclear: [],
    });
  });

  it('counts those that are limited already as silent before, and silences none that stay', async () => {
    const numbers = [number('voice'), lapsing('fax', 2), number('sms')];
    const added = await effect(['type:voice'], ['type:voice', 'type:fax'], numbers);
    expect(added).toEqual({ all: 3, before: 1, after: 2, silenced: 0, silencedLapsing: 0, unclear: [] });
    const changed = await effect(['type:fax'], ['type:voice'], numbers);
    expect(changed).toEqual({ all: 3, before: 1, after: 1, silenced: 1, silencedLapsing: 1, unclear: [] });
  });

  it('silences nothing with a query that is not understood', async () => {
    expect(await effect([], ['staus:active'], [number('voice'), number('fax')])).toMatchObject({
      after: 2,
      silenced: 0,
      unclear: ['staus:active'],
    });
    expect(await effect(['type:'], ['type:voice type:', 'type:fax'], [number('voice'), number('fax')])).toMatchObject({
      unclear: ['type:voice type:'],
    });
    expect(await effect([], [''], [number('voice')])).toMatchObject({ after: 1, silenced: 0 });
  });

  it('silences nothing with an amount that may be of several currencies, which may be of another environment', async () => {
    const dollars = [
      number('voice', 10, { monthly_renewal_cost: 1 }),
      number('voice', 10, { monthly_renewal_cost: 9 }),
    ];
    const yen = [number('voice', 10, { monthly_renewal_cost: 150, currency: 'JPY' })];
    expect(await effect([], ['cost:>5'], dollars)).toMatchObject({ after: 1, unclear: [] });
    expect(await effect([], ['cost:>5'], dollars, yen)).toMatchObject({ after: 3, unclear: ['cost:>5'] });
    expect(await effect([], ['cost:>5usd'], dollars, yen)).toMatchObject({ after: 1, unclear: [] });
    expect(await effect(['cost:>5'], ['cost:>5 type:fax'], dollars, yen)).toMatchObject({
      before: 3,
      after: 0,
      unclear: ['cost:>5 type:fax'],
    });
  });

  it('silences nothing with a label that does not exist', async () => {
    const numbers = [number('voice'), number('fax')];
    expect(await effect([], ['label:support'], numbers)).toMatchObject({ after: 0, silenced: 2, unclear: [] });
    expect(await effect([], ['label:gone'], numbers)).toMatchObject({ after: 2, silenced: 0, unclear: ['label:gone'] });
  });

  it('is the same in one chunk and in many', async () => {
    const numbers = Array.from({ length: 12_000 }, (_, index) => number(index % 3 === 0 ? 'voice' : 'fax'));
    expect(await effect([], ['type:voice'], numbers)).toMatchObject({ all: 12_000, after: 4_000, silenced: 8_000 });
  });

  it('is nothing where there are no numbers', async () => {
    expect(await effect([], ['type:voice'], [])).toEqual({ all: 0, before: 0, after: 0, silenced: 0, silencedLapsing: 0, unclear: [] }); // prettier-ignore
  });
});
