import { describe, expect, it } from 'vitest';
import { localDay } from '../../../shared/calendar/calendar-day';
import { NO_FILTERS } from '../../../shared/environment';
import { createListReader } from './list-reader';
import type { JoinedPages, PagesQuestion, ReadNumbers } from './number-jobs';

const FETCHED_AT = Date.UTC(2026, 10, 24, 12);
const BEFORE = { chunks: [], goneIds: ['n1'] };
const LIST: JoinedPages = { chunks: [new Uint8Array([1])], count: 1, incomplete: 0, names: [], missing: 0, changes: null, ignoredFilters: [] }; // prettier-ignore
const PAGE: ReadNumbers = { ...LIST, ids: ['n2'], setAside: 0, unreadable: {}, records: 1, facts: null };
const asked = { filters: NO_FILTERS, unreadable: {} };

function setUp(before: typeof BEFORE | null) {
  const compared: unknown[] = [];
  const joined: PagesQuestion[] = [];
  const reader = createListReader(
    {
      readNumbers: (_, earlier) => Promise.resolve((compared.push(earlier), PAGE)),
      joinPages: (question) => Promise.resolve((joined.push(question), LIST)),
    },
    before,
  );
  return { reader, compared, joined };
}

describe('a reader of lists', () => {
  it('compares what may be the whole list with the earlier one, on the day of the answer, and a page with nothing', async () => {
    const { reader, compared, joined } = setUp(BEFORE);
    await reader.read([], { fetchedAt: FETCHED_AT, isWhole: true });
    await reader.read([], { fetchedAt: FETCHED_AT, isWhole: false });
    await reader.join([PAGE, PAGE], { fetchedAt: FETCHED_AT, asked });
    const earlier = { ...BEFORE, today: localDay(FETCHED_AT) };
    expect(compared).toEqual([earlier, null]);
    expect(joined).toEqual([{ pages: [PAGE.chunks, PAGE.chunks], before: earlier, asked }]);
  });

  it('compares with nothing where there is no earlier list', async () => {
    const { reader, compared } = setUp(null);
    await reader.read([], { fetchedAt: FETCHED_AT, isWhole: true });
    expect(compared).toEqual([null]);
  });

  it('takes one answer for the list without asking the worker again', () => {
    const { reader, joined } = setUp(BEFORE);
    expect([reader.whole(PAGE), joined]).toEqual([LIST, []]);
  });
});
