import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareColumns } from '../../../shared/query/columns';
import { CONTEXT, numbersArbitrary } from '../../../shared/query/number-arbitrary';
import { nextRenewal, URGENCIES, urgencyOf } from '../../../shared/renewals/renewal';
import { agendaLines, comingRows, groupByUrgency } from './agenda';

const filters = fc.record({
  kind: fc.constantFrom('all', 'lapses', 'renews'),
  only: fc.option(fc.constantFrom(new Set(['a', 'b1', '123']), new Set<string>()).map((ids) => new Map([['a', ids]]))),
});

describe('the agenda', () => {
  it('shows every renewal that passes the filter once, in its span, lapsing first and then by day', () => {
    fc.assert(
      fc.property(numbersArbitrary, filters, (numbers, filter) => {
        const renewals = numbers.map((number) => nextRenewal(number, CONTEXT.fetchedOn, CONTEXT.today));
        const groups = groupByUrgency(prepareColumns(numbers, CONTEXT), filter);

        const expected = renewals.flatMap((renewal, row) =>
          renewal &&
          (filter.kind === 'all' || renewal.kind === filter.kind) &&
          (filter.only === null || filter.only.get('a')?.has(numbers[row]!.id))
            ? [row]
            : [],
        );
        expect(groups.flatMap(({ rows }) => rows).sort((a, b) => a - b)).toEqual(expected);

        const order = groups.map(({ urgency }) => URGENCIES.indexOf(urgency));
        expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
        for (const { urgency, rows } of groups) {
          expect(rows).not.toEqual([]);
          const keys = rows.map((row) => {
            const renewal = renewals[row]!;
            expect(urgencyOf(renewal.daysLeft)).toBe(urgency);
            return (renewal.kind === 'lapses' ? 0 : 1e6) + renewal.daysLeft;
          });
          expect(keys).toEqual([...keys].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('hides the rows of the far future, and no other, until it is opened', () => {
    fc.assert(
      fc.property(numbersArbitrary, (numbers) => {
        const groups = groupByUrgency(prepareColumns(numbers, CONTEXT), { kind: 'all', only: null });
        const later = groups.find(({ urgency }) => urgency === 'later')?.rows.length ?? 0;
        const all = groups.reduce((sum, { rows }) => sum + rows.length + 1, 0);
        expect(agendaLines(groups, true)).toHaveLength(all);
        expect(agendaLines(groups, false)).toHaveLength(all - later);
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
});
