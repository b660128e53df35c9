import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareColumns } from '../../../shared/query/columns';
import { CONTEXT, numbersArbitrary } from '../../../shared/query/number-arbitrary';
import { joinLists } from '../../../shared/query/patch-list';
import { nextRenewal } from '../../../shared/renewals/renewal';
import { Formatter } from '../../../shared/format';
import { sampleNumber } from '../../../shared/testing/sample';
import { comingRows, groupByDay } from './agenda';
import { agendaTable, dayTable } from './agenda-groups';

const filters = fc.record({
  kind: fc.constantFrom('all', 'lapses', 'renews'),
  only: fc.option(fc.constantFrom(new Set(['a', 'b1', '123']), new Set<string>()).map((ids) => new Map([['a', ids]]))),
});

describe('the agenda', () => {
  it('shows every renewal that passes the filter once, on its day, lapsing first', () => {
    fc.assert(
      fc.property(numbersArbitrary, filters, (numbers, filter) => {
        const renewals = numbers.map((number) => nextRenewal(number, CONTEXT.fetchedOn, CONTEXT.today));
        const groups = groupByDay(prepareColumns(numbers, CONTEXT), filter);

        const expected = renewals.flatMap((renewal, row) =>
          renewal &&
          (filter.kind === 'all' || renewal.kind === filter.kind) &&
          (filter.only === null || filter.only.get('a')?.has(numbers[row]!.id))
            ? [row]
            : [],
        );
        expect(groups.flatMap(({ rows }) => rows).sort((a, b) => a - b)).toEqual(expected);

        const placeOf = (span: (typeof groups)[number]['span']) =>
          span === 'overdue' ? -1 : span === 'later' ? 31 : span - CONTEXT.today;
        const order = groups.map(({ span }) => placeOf(span));
        expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
        for (const { span, rows } of groups) {
          expect(rows).not.toEqual([]);
          const keys = rows.map((row) => {
            const { kind, daysLeft } = renewals[row]!;
            expect(placeOf(span)).toBe(daysLeft < 0 ? -1 : Math.min(daysLeft, 31));
            return (kind === 'lapses' ? 0 : 1e6) + daysLeft;
          });
          expect(keys).toEqual([...keys].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('hides the rows of the far future, and no other, until it is opened', () => {
    const speech = { format: new Formatter('en'), today: CONTEXT.today };
    fc.assert(
      fc.property(numbersArbitrary, (numbers) => {
        const columns = prepareColumns(numbers, CONTEXT);
        const agenda = groupByDay(columns, { kind: 'all', only: null });
        const later = agenda.find(({ span }) => span === 'later')?.rows.length ?? 0;
        const open = agendaTable(columns, agenda, true, speech);
        const closed = agendaTable(columns, agenda, false, speech);
        expect(open.rows).toEqual(Uint32Array.from(agenda.flatMap(({ rows }) => rows)));
        expect(closed.rows).toEqual(open.rows.slice(0, open.rows.length - later));
        // each group begins behind the rows of those before it
        expect(closed.groups.map(({ from }) => from)).toEqual(
          agenda.map((_, at) => agenda.slice(0, at).reduce((sum, { rows }) => sum + rows.length, 0)),
        );
        expect(closed.groups.map(({ isOpen }) => isOpen)).toEqual(
          agenda.map(({ span }) => (span === 'later' ? false : null)),
        );
      }),
    );
  });

  it('counts what comes within 30 days, by kind', () => {
    fc.assert(
      fc.property(numbersArbitrary, (numbers) => {
        const coming = comingRows(prepareColumns(numbers, CONTEXT));
        for (const kind of ['lapses', 'renews'] as const) {
          const expected = numbers.flatMap((number, row) => {
            const renewal = nextRenewal(number, CONTEXT.fetchedOn, CONTEXT.today);
            return renewal?.kind === kind && renewal.daysLeft >= 0 && renewal.daysLeft <= 30 ? [row] : [];
          });
          expect([...coming[kind]].sort((a, b) => a - b)).toEqual(expected);
        }
      }),
    );
  });

  it('puts the renewals of a day below the environments that they belong to, where several are shown', () => {
    const speech = { format: new Formatter('en'), today: CONTEXT.today };
    const numbers = ['1', '2', '3'].map((id) => sampleNumber({ id }));
    const listOf = (environmentId: string, own: typeof numbers) => ({
      numbers: own,
      columns: prepareColumns(own, { ...CONTEXT, environmentId }),
    });
    const lists = [listOf('a', numbers.slice(0, 1)), listOf('b', numbers.slice(1))];
    const { columns } = joinLists(lists, CONTEXT.today);
    const day = CONTEXT.today + 2;
    const { title, rows, groups } = dayTable(columns, day, [1, 0, 2], ['c', 'b', 'a'], speech);
    expect([title, [...rows]]).toEqual([speech.format.weekdayAndDay(day), [1, 2, 0]]);
    expect(groups.map(({ name, from, rows: own }) => [name, from, [...own]])).toEqual([
      [{ by: 'environment', values: ['b'] }, 0, [1, 2]],
      [{ by: 'environment', values: ['a'] }, 2, [0]],
    ]);
    for (const [own, environments] of [
      [[1, 0, 2], null],
      [[], ['a', 'b']],
    ] as const) {
      const alone = dayTable(columns, day, own, environments, speech);
      expect([alone.title, alone.groups.map(({ name }) => name)]).toEqual([null, [speech.format.weekdayAndDay(day)]]);
    }
  });
});
