import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/app-error';
import { dayFromIso } from '../../../../shared/calendar/calendar-day';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { DEFAULT_SORT } from '../../../../shared/query/query';
import type { SavedView } from '../../../../shared/saved-view';
import { DEFAULT_COLUMNS } from '../../../../shared/numbers/table-columns';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import { createManualClock } from '../../testing/manual-clock';
import type { ListCurrencies } from './list-currencies';
import type { LocalFacts } from './local-facts';
import { createSavedViewScope } from './saved-view-scope';

const NOW = new Date(2026, 10, 26, 9).getTime();
const environment = sampleEnvironment();
const other = sampleEnvironment({ id: '0b9f6ad4-5a0b-4a0e-9a53-0d1f0a2f6f10', name: 'Staging' });
const onlyDollars: ListCurrencies = () => Promise.resolve(['USD']);
const NOTHING_KNOWN = { notes: new Map(), changedOn: new Map(), handled: new Map() };

let viewCount = 0;
function view(query: string, reminds = true): SavedView {
  const id = `00000000-0000-4000-8000-${String(++viewCount).padStart(12, '0')}`;
  return {
    id,
    name: query,
    query,
    sort: DEFAULT_SORT,
    columns: [...DEFAULT_COLUMNS],
    groupBy: null,
    pinned: false,
    reminds,
  };
}

function coming(id: string, fields: Partial<PhoneNumber> = {}, of = environment): ComingRenewal {
  const number = sampleNumber({ id, renewal_date: '2026-11-28', ...fields });
  return { environment: of, number, renewal: { day: dayFromIso('2026-11-28')!, daysLeft: 2, kind: 'renews' } };
}

const voice = coming('voice', { type: 'voice' });
const sms = coming('sms', { type: 'sms' });
const fax = coming('fax', { type: 'fax' });
const ALL = [voice, sms, fax];

/** A scope over some views, which a test can change. */
function scopeOf(views: SavedView[], facts: Partial<LocalFacts> = {}, currencies: ListCurrencies = onlyDollars) {
  const clock = createManualClock(NOW);
  const seen = { changes: 0, problems: [] as unknown[], views, locale: 'en', labels: ['Support', 'Empty'] };
  const scope = createSavedViewScope({
    clock,
    locale: () => seen.locale,
    savedViews: () => seen.views,
    lists: { get: () => ({ fetchedAt: NOW }) },
    currencies,
    labelNames: () => seen.labels,
    facts: { of: () => Promise.resolve(NOTHING_KNOWN), lost: () => null, version: () => '', ...facts },
    onChange: () => seen.changes++,
    onProblem: (error) => seen.problems.push(error),
  });
  return { scope, seen, clock };
}

describe('the renewals that are spoken of', () => {
  it('are all of them where damage has cost labels or notes that a view asks for, which is told', async () => {
    const damage = new AppError('labels_damaged');
    const { scope, seen } = scopeOf([view('type:voice')], { lost: () => damage });
    expect(await scope.narrowed(ALL)).toEqual(ALL);
    expect(seen.problems).toEqual([damage]);
  });

  it('are all of them while no view drives reminders', async () => {
    const { scope, seen } = scopeOf([view('type:voice', false)]);
    expect(scope.narrow(ALL)).toBe(ALL);
    expect(await scope.narrowed(ALL)).toBe(ALL);
    expect(seen.changes).toBe(0);
  });

  it('are those that a driving view finds', async () => {
    const { scope } = scopeOf([view('type:voice'), view('type:sms', false)]);
    expect(await scope.narrowed(ALL)).toEqual([voice]);
  });

  it('are those of any of several views, each once and in their own order', async () => {
    const { scope } = scopeOf([view('type:fax'), view('type:voice'), view('type:voice|fax')]);
    expect(await scope.narrowed(ALL)).toEqual([voice, fax]);
  });

  it('are none where the views find nothing', async () => {
    const { scope } = scopeOf([view('type:mms')]);
    expect(await scope.narrowed(ALL)).toEqual([]);
  });

  it('are found in every environment, by the same id too', async () => {
    const theirs = coming('voice', { type: 'sms' }, other);
    const { scope } = scopeOf([view('type:sms')]);
    expect(await scope.narrowed([voice, sms, theirs])).toEqual([sms, theirs]);
  });

  it('are asked for in slices, and all of them are asked', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) =>
      coming(`n${index}`, { type: index % 500 === 499 ? 'fax' : 'voice' }),
    );
    const { scope } = scopeOf([view('type:fax')]);
    expect((await scope.narrowed(many)).map(({ number }) => number.id)).toEqual(['n499', 'n999', 'n1499', 'n1999', 'n2499']);
  }); // prettier-ignore
});

describe('what cannot be asked', () => {
  it('limits nothing where nothing of a query is understood', async () => {
    for (const query of ['', 'staus:active']) {
      const { scope } = scopeOf([view(query), view('type:fax')]);
      expect(await scope.narrowed(ALL)).toEqual(ALL);
    }
  });

  it('does not take the rest of the query with it', async () => {
    const { scope } = scopeOf([view('staus:active type:sms')]);
    expect(await scope.narrowed(ALL)).toEqual([sms]);
  });

  it('limits nothing in the environment of which nothing is known, is reported, and limits the others', async () => {
    const broken = new Error('disk');
    const theirs = [coming('a', { type: 'fax' }, other), coming('b', { type: 'voice' }, other)];
    const { scope, seen } = scopeOf([view('type:voice')], {
      of: ({ id }) => (id === other.id ? Promise.reject(broken) : Promise.resolve(NOTHING_KNOWN)),
    });
    expect(await scope.narrowed([...ALL, ...theirs])).toEqual([voice, ...theirs]);
    expect(seen.problems).toEqual([broken]);
  });
});

describe('an amount without a currency', () => {
  const cheap = coming('cheap', { monthly_renewal_cost: 1, currency: 'USD' });
  const dear = coming('dear', { monthly_renewal_cost: 9, currency: 'USD' });
  const yen = coming('yen', { monthly_renewal_cost: 150, currency: 'JPY' });
  const dollarsAndYen: ListCurrencies = () => Promise.resolve(['USD', 'JPY']);

  it('limits reminders where all numbers have one currency', async () => {
    const { scope } = scopeOf([view('cost:>5')]);
    expect(await scope.narrowed([cheap, dear])).toEqual([dear]);
  });

  it('silences none where the lists have several, whatever the numbers that are coming have', async () => {
    const { scope } = scopeOf([view('cost:>5')], {}, dollarsAndYen);
    expect(await scope.narrowed([cheap, dear])).toEqual([cheap, dear]);
    expect(await scope.narrowed([cheap])).toEqual([cheap]);
    const narrower = scopeOf([view('cost:<5 type:voice')], {}, dollarsAndYen).scope;
    expect(await narrower.narrowed([yen, dear, { ...sms }])).toEqual([yen, dear]);
  });

  it('is the same for the first thousand numbers and for the rest', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => coming(`n${index}`, { monthly_renewal_cost: 1 }));
    const { scope } = scopeOf([view('cost:>5')], {}, dollarsAndYen);
    expect(await scope.narrowed([...many, cheap, yen])).toHaveLength(1_002);
  });

  it('silences none where the currencies cannot be found out, which is reported', async () => {
    const broken = new Error('chunk');
    const { scope, seen } = scopeOf([view('cost:>5')], {}, () => Promise.reject(broken));
    expect(await scope.narrowed([cheap, dear])).toEqual([cheap, dear]);
    expect(seen.problems).toEqual([broken]);
  });
});

describe('what the app knows in addition to the list', () => {
  it('is asked, such as labels', async () => {
    const notes = new Map([[environment.id, new Map([['sms', { labels: ['Support'], note: '' }]])]]);
    const { scope } = scopeOf([view('label:support')], { of: () => Promise.resolve({ ...NOTHING_KNOWN, notes }) });
    expect(await scope.narrowed(ALL)).toEqual([sms]);
  });

  it('is nothing for a label that no number has, and limits nothing for one that does not exist', async () => {
    const notes = new Map([[environment.id, new Map([['sms', { labels: ['Support'], note: '' }]])]]);
    const facts = { of: () => Promise.resolve({ ...NOTHING_KNOWN, notes }) };
    expect(await scopeOf([view('label:empty')], facts).scope.narrowed(ALL)).toEqual([]);
    expect(await scopeOf([view('label:none')], facts).scope.narrowed(ALL)).toEqual([voice, fax]);
    for (const gone of ['label:gone', '-label:gone', 'label:support|gone', 'label:support,gone'])
      expect(await scopeOf([view(gone)], facts).scope.narrowed(ALL)).toEqual(ALL);
    expect(await scopeOf([view('type:fax label:gone')], facts).scope.narrowed(ALL)).toEqual([fax]);
  });

  it('is asked again once a label is deleted', async () => {
    let version = '1';
    const { scope, seen } = scopeOf([view('label:empty')], { version: () => version });
    await scope.ready(ALL);
    expect(scope.narrow(ALL)).toEqual([]);
    [seen.labels, version] = [['Support'], '2'];
    await scope.ready(ALL);
    expect(scope.narrow(ALL)).toEqual(ALL);
  });

  it('is asked again when it changes', async () => {
    let labelled = 'sms';
    const { scope } = scopeOf([view('label:support')], {
      of: () =>
        Promise.resolve({
          ...NOTHING_KNOWN,
          notes: new Map([[environment.id, new Map([[labelled, { labels: ['support'], note: '' }]])]]),
        }),
      version: () => labelled,
    });
    await scope.ready(ALL);
    expect(scope.narrow(ALL)).toEqual([sms]);
    labelled = 'fax';
    expect(scope.narrow(ALL)).toEqual([sms]); // until it is worked out
    await scope.ready(ALL);
    expect(scope.narrow(ALL)).toEqual([fax]);
  });
});

describe('working it out', () => {
  it('is reported once, and not done again for what has not changed', async () => {
    let asked = 0;
    const { scope, seen } = scopeOf([view('type:voice')], {
      of: () => Promise.resolve(NOTHING_KNOWN).finally(() => asked++),
    });
    expect(scope.narrow(ALL)).toEqual([]);
    await scope.ready(ALL);
    expect(scope.narrow(ALL)).toEqual([voice]);
    await scope.ready(ALL);
    expect([asked, seen.changes]).toEqual([1, 1]);
  });

  it('follows the views, and ends with them', async () => {
    const { scope, seen } = scopeOf([view('type:voice')]);
    await scope.ready(ALL);
    seen.views = [view('type:fax')];
    await scope.ready(ALL);
    expect(scope.narrow(ALL)).toEqual([fax]);
    seen.views = [];
    expect(scope.narrow(ALL)).toBe(ALL);
  });

  it('is done again on another day, because queries speak of days', async () => {
    const { scope, clock } = scopeOf([view('renews:<2d')]);
    await scope.ready([voice]);
    expect(scope.narrow([voice])).toEqual([]);
    clock.jump(24 * 60 * 60 * 1000);
    await scope.ready([voice]);
    expect(scope.narrow([voice])).toEqual([voice]);
  });

  it('finds the same once the app speaks another language', async () => {
    const american = coming('american', { country_code: 'US' });
    const german = coming('german', { country_code: 'DE' });
    const { scope, seen } = scopeOf([view('germany')]);
    await scope.ready([american, german]);
    for (const locale of ['en', 'de', 'fr', 'es', 'pt-BR']) {
      seen.locale = locale;
      const numbers = [american, german];
      await scope.ready(numbers);
      expect(scope.narrow(numbers), locale).toEqual([german]);
    }
  });

  it('is done again in another language, of which a view may have words', async () => {
    const { scope, seen } = scopeOf([view('type:voice')]);
    await scope.ready(ALL);
    seen.locale = 'de';
    await scope.ready(ALL);
    expect([scope.narrow(ALL), seen.changes]).toEqual([[voice], 2]);
  });

  it('answers only what was asked last', async () => {
    const { scope, seen } = scopeOf([view('type:voice')]);
    scope.narrow(ALL);
    const later = [sms, voice];
    await scope.ready(later);
    expect(scope.narrow(later)).toEqual([voice]);
    expect(seen.changes).toBe(1);
  });
});
