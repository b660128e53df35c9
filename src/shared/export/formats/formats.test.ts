import { expect, it } from 'vitest';
import { Formatter } from '../../format';
import { NO_PREFERENCE } from '../../reminders/preference';
import { nextRenewal } from '../../renewals/renewal';
import { settingsSchema } from '../../settings';
import { sampleEnvironment, sampleNumber } from '../../testing/sample';
import { BYTE_ORDER_MARK } from '../csv';
import { EXPORT_KINDS } from '../export-kinds';
import { headingsAs } from '../headings';
import { EXPORT_FORMATS } from '.';

const TODAY = 20_000;
const environment = sampleEnvironment();
const [muted, other] = [10, 2].map((days) =>
  sampleNumber({ id: `n${days}`, renewal_date: null, days_until_monthly_renewal: days }),
);
const undated = sampleNumber({ id: 'never', renewal_date: null, days_until_monthly_renewal: null });

const numbers = [muted!, undated, other!].map((number) => ({
  number,
  note: { labels: [], note: '' },
  environment,
  renewal: nextRenewal(number, TODAY, TODAY),
  preference: { ...NO_PREFERENCE, muted: number === muted },
}));

function fileOf(kind: (typeof EXPORT_KINDS)[number], isMarked = false): string {
  const settings = settingsSchema.parse({}).reminders;
  const context = { fields: ['id'] as const, headings: headingsAs('fields'), separator: ',' as const, isMarked, name: 'Production', settings, now: 0, format: new Formatter('en') }; // prettier-ignore
  return [...EXPORT_FORMATS[kind].parts(numbers, context)].join('');
}

it.each(EXPORT_KINDS)('%s holds the numbers that it says it holds', (kind) => {
  for (const one of numbers) {
    expect(fileOf(kind).includes(one.number.id)).toBe(EXPORT_FORMATS[kind].holds(one));
  }
});

it('a calendar holds the soonest first, and does not ring for what is muted', () => {
  const events = fileOf('ics').split('BEGIN:VEVENT').slice(1);
  expect(events.map((event) => /UID:(n\d+)/.exec(event)?.[1])).toEqual(['n2', 'n10']);
  expect(events.map((event) => event.includes('VALARM'))).toEqual([true, false]);
});

it('a calendar has one event for a number of an environment that was added twice', () => {
  const again = numbers.map((one) => ({ ...one, environment: { ...one.environment, name: 'Again' } }));
  const context = { fields: ['id'] as const, headings: headingsAs('fields'), separator: ',' as const, isMarked: false, name: 'All', settings: settingsSchema.parse({}).reminders, now: 0, format: new Formatter('en') }; // prettier-ignore
  const text = [...EXPORT_FORMATS.ics.parts([...numbers, ...again], context)].join('');
  expect([...text.matchAll(/UID:(.*)/gu)].map(([, uid]) => uid)).toHaveLength(2);
});

it('a table has the separator that was chosen, and the same cells with each', () => {
  const context = { fields: ['id', 'number'] as const, headings: headingsAs('fields'), isMarked: false, name: 'All', settings: settingsSchema.parse({}).reminders, now: 0, format: new Formatter('en') }; // prettier-ignore
  const table = (separator: ',' | ';' | '\t') =>
    [...EXPORT_FORMATS.csv.parts(numbers, { ...context, separator })].join('').split('\r\n')[1];
  expect([table(','), table(';'), table('\t')]).toEqual(['n10,+1234567890', 'n10;+1234567890', 'n10\t+1234567890']);
});

it.each(EXPORT_KINDS)('%s begins with a byte order mark where it asks for one and it is wanted', (kind) => {
  expect(fileOf(kind, true).startsWith(BYTE_ORDER_MARK)).toBe(EXPORT_FORMATS[kind].asksFor.table);
  expect(fileOf(kind).startsWith(BYTE_ORDER_MARK)).toBe(false);
});
