import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay } from '../../../shared/calendar/calendar-day';
import { readDay, readEpoch } from './read-day';

const FIRST = dayFromIso('2000-01-02')!;
const LAST = dayFromIso('2099-12-30')!;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore
const MESES = ['janeiro', 'fevereiro', 'março', 'abril', 'maio', 'junho', 'julho', 'agosto', 'setembro', 'outubro', 'novembro', 'dezembro']; // prettier-ignore

/** A day in every spelling that is understood. */
function spellings(day: number): unknown[] {
  const iso = isoFromDay(day);
  const [year, month, date] = iso.split('-') as [string, string, string];
  const [name, mes] = [MONTHS[Number(month) - 1]!, MESES[Number(month) - 1]!];
  const seconds = day * 86_400;
  const before = isoFromDay(day - 1);
  return [
    ...[iso, ` ${iso} `, `${year}/${month}/${date}`, `${year}.${month}.${date}`, `${year}/${Number(month)}/${Number(date)}`],
    ...[`${year}${month}${date}`, Number(`${year}${month}${date}`)],
    ...[`${name} ${Number(date)}, ${year}`, `${name.slice(0, 3)} ${date}, ${year}`, `${name.slice(0, 3).toUpperCase()}. ${date} ${year}`],
    ...[`${Number(date)} ${name} ${year}`, `${date}-${name.slice(0, 3)}-${year}`, `Monday, ${date} ${name} ${year}`],
    ...[`${Number(date)} de ${mes} de ${year}`, `${date} ${mes.slice(0, 3)} ${year}`],
    ...[`${iso}T00:00:00Z`, `${iso} 00:00:00`, `${iso}T10:30:00.000000Z`, `${iso}T23:59:59-08:00`, `${iso}T00:00:00+0900`],
    ...[`Mon, ${date} ${name.slice(0, 3)} ${year} 00:00:00 GMT`, `${iso}T00:00:00+01:00[Europe/Berlin]`, `${iso}T23:59:59Z`],
    // midnight of another zone, in UTC: São Paulo, Honolulu, Berlin in winter and summer, Kolkata, Tokyo
    ...[`${iso}T03:00:00Z`, `${iso}T10:00:00Z`, `${before}T23:00:00Z`, `${before} 22:00:00 UTC`, `${before}T18:30:00+00:00`, `${before}T15:00:00.000Z`],
    ...[seconds, seconds * 1_000, String(seconds), String(seconds * 1_000), seconds - 3_600, (seconds + 3 * 3_600) * 1_000, seconds + 0.5],
    ...[{ date: `${iso} 00:00:00.000000`, timezone_type: 3, timezone: 'America/Sao_Paulo' }, { date: `${before} 23:00:00.000000`, timezone: 'UTC' }],
    ...(Number(date) > 12 ? [`${date}/${month}/${year}`, `${month}/${date}/${year}`, `${date}.${month}.${year}`, `${date}-${month}-${year} 10:00`] : []),
    ...(date === month ? [`${date}/${month}/${year}`] : []),
  ];
} // prettier-ignore

describe('a day', () => {
  it('is the same in every spelling, all year long', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (day) => {
        for (const spelled of spellings(day)) expect([spelled, readDay(spelled)]).toEqual([spelled, isoFromDay(day)]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['15/02/2027', '2027-02-15'],
    ['2027/02/15', '2027-02-15'],
    ['Feb 15, 2027', '2027-02-15'],
    [1_802_649_600, '2027-02-15'],
    ['1802649600000', '2027-02-15'],
    ['2028-02-29', '2028-02-29'],
    // noon is as likely a date without a time as midnight in Auckland: the day that is written is the earlier one
    ['2027-02-15T12:00:00Z', '2027-02-15'],
    ['2027-02-14T13:00:00Z', '2027-02-15'],
    ['2027-02-14T18:20:00Z', '2027-02-14'],
    ['2027-02-14T18:30:01Z', '2027-02-14'],
    ['2027-12-31T23:00:00Z', '2028-01-01'],
  ])('%j is %s', (sent, day) => {
    expect(readDay(sent)).toBe(day);
  });

  it.each([null, undefined, '', '  ', '0000-00-00', '0000-00-00 00:00:00', '0001-01-01T00:00:00Z'])(
    '%j says that there is none',
    (sent) => {
      expect(readDay(sent)).toBeNull();
    },
  );

  it.each([
    '04/05/2027', '4.5.2027', '2027-02-29', '2027-13-01', '31/04/2027', '30 February 2027', 'Febtober 3, 2027', 'soon',
    '2027-02', '15/02/27', '2027-02-15 or so', '2027-02-15T25:00:00Z', '2027-02-15T10:61:00Z', '20271301', '2027-02-150',
    0, -1, 15, 2 ** 53, 1e20, NaN, Infinity, '18026496', true, false, [], {}, ['2027-02-15'], { date: 5 }, 'x'.repeat(5_000_000),
  ])('%j is none, or could be two', (sent) => {
    expect(readDay(sent)).toBeUndefined();
  }); // prettier-ignore

  it('is a day of the calendar or nothing, whatever is sent', () => {
    const figures = fc.stringMatching(/^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}([ T]\d{1,2}:\d{2}(:\d{2})?Z?)?$/);
    fc.assert(
      fc.property(fc.oneof(fc.anything(), figures, fc.double(), fc.string()), (sent) => {
        const day = readDay(sent);
        if (typeof day === 'string') expect([day.length, dayFromIso(day)]).toEqual([10, expect.any(Number)]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an instant since 1970', () => {
  it.each([
    [1_802_649_600, 1_802_649_600_000],
    [1_802_649_600_123, 1_802_649_600_123],
    ['1802649600.5', 1_802_649_600_500],
    [978_307_200, 978_307_200_000],
    [4_102_444_799, 4_102_444_799_000],
    [4_102_444_800, undefined],
    [20_270_215, undefined],
    [1_802_649_600_123_456, undefined],
    ['soon', undefined],
    [null, undefined],
  ])('%j is %j', (sent, epoch) => {
    expect(readEpoch(sent)).toBe(epoch);
  });
});
