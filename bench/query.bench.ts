/**
 * How long the query engine takes, in milliseconds, without a page around it. Run with Node 24: `node bench/query.bench.ts`.
 * Each figure is the median of several runs; `worst` is the slowest of them.
 */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { PhoneNumber } from '../src/shared/numbers/phone-number';
import type * as columnsModule from '../src/shared/query/columns';
import type * as facetsModule from '../src/shared/query/facets';
import type * as completeModule from '../src/shared/query/complete';
import type * as parseModule from '../src/shared/query/language/parse';
import type * as queryModule from '../src/shared/query/query';
import type { Sort } from '../src/shared/query/query';
import { inFolder } from '../src/shared/testing/in-folder.ts';
import type * as runQueryModule from '../src/shared/query/run-query';

type Engine = typeof columnsModule &
  typeof runQueryModule &
  typeof facetsModule &
  typeof queryModule &
  typeof completeModule &
  typeof parseModule;

const MODULES = ['columns', 'run-query', 'facets', 'query', 'complete', 'language/parse'];
const RUNS = 15;
const TODAY = 20_600;
const TEN_DEMANDS =
  '-999 status:active|pending -has:fax has:sms|voice,mms renews:<30d cost:>1.50 -country:DE|FR auto:on sandbox:no';

/** The engine as the page gets it: bundled, so that no loader stands between the calls. */
function loadEngine(): Promise<Engine> {
  return inFolder(async (outDir) => {
    const input = Object.fromEntries(
      MODULES.map((name) => [name, join(import.meta.dirname, `../src/shared/query/${name}.ts`)]),
    );
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: { ssr: true, outDir, rolldownOptions: { input, output: { entryFileNames: '[name].mjs' } } },
    });
    const modules = await Promise.all(
      MODULES.map((name) => import(pathToFileURL(join(outDir, `${name}.mjs`)).href) as Promise<Partial<Engine>>),
    );
    return modules.reduce((engine, module) => ({ ...engine, ...module })) as Engine;
  });
}

/** The same numbers in every run (mulberry32). */
function numbersFor(count: number): PhoneNumber[] {
  let state = 7;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const places = [
    ['US', '1', 'USD'],
    ['DE', '49', 'EUR'],
    ['GB', '44', 'GBP'],
    ['FR', '33', 'EUR'],
    ['BR', '55', 'BRL'],
    ['JP', '81', 'JPY'],
  ] as const;
  return Array.from({ length: count }, () => {
    const [country, prefix, currency] = oneOf(places);
    const rest = digits(10);
    const price = Math.round(random() * 500) / 100;
    return {
      id: `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
      number: `+${prefix}${rest}`,
      country_code: country,
      formatted_number: country === 'US' ? `(${rest.slice(0, 3)}) ${rest.slice(3, 6)}-${rest.slice(6)}` : `0${rest}`,
      international_number: `+${prefix} ${rest.slice(0, 3)} ${rest.slice(3)}`,
      type: oneOf(['voice', 'sms', 'whatsapp', 'mms', 'fax']),
      has_voice: random() < 0.8,
      has_sms: random() < 0.5,
      has_mms: random() < 0.3,
      has_fax: random() < 0.1,
      has_whatsapp: random() < 0.4,
      current_status: random() < 0.9 ? 'active' : oneOf(['inactive', 'pending', 'suspended']),
      is_sandbox: random() < 0.1,
      current_price: price,
      currency,
      renewal_date: new Date((TODAY + Math.floor(random() * 60) - 3) * 86_400_000).toISOString().slice(0, 10),
      auto_renewal: random() < 0.85,
      created_at: '2026-01-15T10:30:00Z',
      updated_at: '2026-01-15T10:30:00Z',
      monthly_renewal_cost: price,
      days_until_monthly_renewal: null,
      is_due_for_monthly_renewal: false,
    };
  });
}

interface Times {
  median: number;
  worst: number;
}

/** Times `run(i)` for i = 0, 1, …; what `prepare(i)` does is not counted. */
function time<T>(prepare: (run: number) => T, run: (prepared: T) => unknown): Times {
  const times = Array.from({ length: RUNS }, (_, index) => {
    const prepared = prepare(index);
    const start = performance.now();
    run(prepared);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { median: times[RUNS >> 1]!, worst: times.at(-1)! };
}

function measure(engine: Engine, count: number): Record<string, Times> {
  const { prepareColumns, runQuery, countValues, countQuickFilters, complete, parseQuery, DEFAULT_SORT } = engine;
  const numbers = numbersFor(count);
  const fresh = () => prepareColumns(numbers, { environmentId: 'a', fetchedOn: TODAY, today: TODAY, locale: 'en' });
  const columns = fresh();
  // from the text, as the page does with each key
  const termsOf = (text: string) => parseQuery(text).terms.map(({ term }) => term);
  const ask = (text: string, sort: Sort = DEFAULT_SORT) => runQuery(columns, termsOf(text), sort);
  ask('');
  // what is kept between questions is pushed out by others
  const forget = () => {
    for (let amount = 0; amount < 30; amount++) ask(`cost:>${amount}`);
  };
  const fromScratch = (textOf: (run: number) => string, run: (text: string) => unknown = ask) =>
    time((index) => {
      forget();
      return textOf(index);
    }, run);
  const typing = (texts: string[]) => fromScratch((run) => texts[run % texts.length]!);
  const lists = Array.from({ length: RUNS }, fresh);
  const renews: Sort = { column: 'renews', direction: 'ascending' };
  const number: Sort = { column: 'number', direction: 'descending' };
  return {
    prepare: time(() => undefined, fresh),
    'keystroke: one digit': typing(['1', '4', '0', '7', '5']),
    'keystroke: +49 30, 555 1, (030)': typing(['+49 30', '555 1', '(030)']),
    'keystroke: words': typing(['germ', 'united kingdom', 'de 030', 'a', 'c0ffee', 'jap 81']),
    'filter toggle': fromScratch(
      (run) => `type:voice${run % 2 ? ' status:active' : ''}${run % 3 ? ' renews:<=7d' : ''}`,
    ),
    'filter toggle beside a search': time((run) => (run % 2 ? '1 has:voice,sms' : '1'), ask),
    'ten demands': fromScratch((run) => `${run} ${TEN_DEMANDS}`),
    'a keystroke beside ten demands': time((run) => `${run}${run} ${TEN_DEMANDS}`, ask),
    'clear all': time(() => '', ask),
    'first sort of a list': time(
      (run) => lists[run]!,
      (list) => runQuery(list, [], renews),
    ),
    'first sort by another column': time(
      (run) => lists[run]!,
      (list) => runQuery(list, [], { column: 'monthly', direction: 'ascending' }),
    ),
    'the same sort again': time(
      (run) => lists[run]!,
      (list) => runQuery(list, [], renews),
    ),
    'number, the other way': time(
      (run) => lists[run]!,
      (list) => runQuery(list, [], number),
    ),
    'an open menu': time(
      () => termsOf('status:active 1'),
      (terms) => countValues(columns, terms, 'country'),
    ),
    'completion of a value': fromScratch(
      (run) => `${run} type:voice status:`,
      (text) => complete(text, text.length, columns),
    ),
    'completion of a word': fromScratch(
      (run) => `${run} type:voice ger`,
      (text) => complete(text, text.length, columns),
    ),
    'quick filters': time(
      () => columns,
      (list) => countQuickFilters(list),
    ),
  };
}

const engine = await loadEngine();
measure(engine, 2_000); // so that the first size is not the compiler's
for (const count of [1_000, 10_000, 100_000]) {
  console.log(`\n${count.toLocaleString('en')} numbers`.padEnd(36), 'median'.padStart(8), 'worst'.padStart(8));
  for (const [what, { median, worst }] of Object.entries(measure(engine, count))) {
    console.log(what.padEnd(35), median.toFixed(2).padStart(8), worst.toFixed(2).padStart(8));
  }
}
