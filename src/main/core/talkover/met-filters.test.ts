import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { NO_FILTERS, type ApiFilters } from '../../../shared/environment';
import { sampleNumber } from '../../../shared/testing/sample';
import { decodeNumbers } from '../../../shared/packed/number-chunk';
import { createManualClock } from '../testing/manual-clock';
import { createListReader } from '../worker/list-reader';
import { joinPages, readNumbers } from '../worker/number-jobs';
import { keepMeeting } from './met-filters';
import { createTalkoverApi } from './talkover-api';

const asked = (filters: Partial<ApiFilters>) => ({ filters: { ...NO_FILTERS, ...filters }, unreadable: {} });
const numbers = [
  sampleNumber({ id: 'a', type: 'voice', has_whatsapp: true }),
  sampleNumber({ id: 'b', type: 'sms', has_voice: false }),
  sampleNumber({ id: 'c', type: '' }),
];
const ids = (kept: ReturnType<typeof keepMeeting>) => [kept.numbers.map(({ id }) => id).join(''), kept.ignoredFilters];

it.each([
  [{}, 'abc', []],
  [{ has_whatsapp: true }, 'a', ['has_whatsapp']],
  [{ has_whatsapp: false }, 'bc', ['has_whatsapp']],
  [{ has_voice: true }, 'ac', ['has_voice']],
  // a type that is not known contradicts nothing
  [{ type: 'sms' as const }, 'bc', ['type']],
  [{ has_voice: true, has_whatsapp: true }, 'a', ['has_voice', 'has_whatsapp']],
  // only Talkover knows where it looks
  [{ search: '999' }, 'abc', []],
])('an answer to %j holds %s, and ignored %j', (filters, kept, ignored) => {
  expect(ids(keepMeeting(numbers, asked(filters)))).toEqual([kept, ignored]);
});

it('says nothing of a filter that no number meets, or whose field could not be read', () => {
  const [, second] = numbers;
  expect(ids(keepMeeting([second!], asked({ has_whatsapp: true })))).toEqual(['b', []]);
  const unreadable = { has_whatsapp: 1 };
  expect(ids(keepMeeting(numbers, { ...asked({ has_whatsapp: true }), unreadable }))).toEqual(['abc', []]);
});

it('never empties an answer, nor changes one that meets its filters', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.boolean())),
      fc.boolean(),
      fc.boolean(),
      (flags, voice, whatsapp) => {
        const filters = asked({ has_voice: voice, has_whatsapp: whatsapp });
        const answer = flags.map(([has_voice, has_whatsapp], id) => sampleNumber({ id: String(id), has_voice, has_whatsapp })); // prettier-ignore
        const kept = keepMeeting(answer, filters);
        if (answer.length > 0) expect(kept.numbers.length).toBeGreaterThan(0);
        expect(keepMeeting(kept.numbers, filters)).toEqual({ numbers: kept.numbers, ignoredFilters: [] });
        const meets = answer.every((number) => number.has_voice === voice && number.has_whatsapp === whatsapp);
        if (meets) expect(kept).toEqual({ numbers: answer, ignoredFilters: [] });
      },
    ),
  ));

/** Asks a server that sends what it has, whatever it is asked for, some numbers a page. */
async function askDeafServer(served: readonly PhoneNumber[], perPage: number, filters: Partial<ApiFilters>) {
  const api = createTalkoverApi({
    fetch(url) {
      const page = Number(new URL(url).searchParams.get('page') ?? 1);
      const data = served.slice((page - 1) * perPage, page * perPage);
      const meta = { current_page: page, per_page: perPage, total: served.length };
      return Promise.resolve(Response.json({ success: true, data, ...(perPage < served.length && { meta }) }));
    },
    clock: createManualClock(0),
    random: () => 0.5,
  });
  const reader = createListReader(
    {
      readNumbers: (body, before) => Promise.resolve(readNumbers({ body, before })),
      joinPages: (question) => Promise.resolve(joinPages(question)),
    },
    null,
  );
  const { signal } = new AbortController();
  const question = {
    baseUrl: 'https://app.talkover.ai',
    token: 'talq_x',
    reader,
    signal,
    filters: asked(filters).filters,
  };
  const { chunks, count, ignoredFilters } = await api.listPhoneNumbers(question);
  return { ids: decodeNumbers(chunks).map(({ id }) => id), count, ignoredFilters };
}

it.each([50, 4])('an answer to an ignored filter is filtered, %i numbers a page', async (perPage) => {
  // the second page has none that meets the filter
  const served = Array.from({ length: 12 }, (_, index) =>
    sampleNumber({ id: `n${index}`, number: `+${index}`, has_whatsapp: index < 2 || index > 10 }),
  );
  const answer = await askDeafServer(served, perPage, { has_whatsapp: true });
  expect({ ...answer, ids: answer.ids.sort() }).toEqual({ ids: ['n0', 'n1', 'n11'], count: 3, ignoredFilters: ['has_whatsapp'] }); // prettier-ignore
  expect(await askDeafServer(served, perPage, {})).toMatchObject({ count: 12, ignoredFilters: [] });
});
