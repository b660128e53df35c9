import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { readSettledList } from './settled-list';
import { createPagedServer, SHAPES, type PagedServerOptions } from './testing/paged-server';
import { newPartialList, readWholeList, type PageQuery, type PagesRead, type ReadPage } from './whole-list';

const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `n${String(index).padStart(4, '0')}`);
const serverWith = (options: Partial<PagedServerOptions>) =>
  createPagedServer({ ids: idsOf(45), shape: 'meta', pageSize: 20, perPage: 'taken', behind: 'empty', ...options });
const read = (server: ReturnType<typeof serverWith>, options: { onProgress?: (read: PagesRead) => void } = {}) =>
  readWholeList({ readPage: server.readPage, partial: newPartialList(), ...options });
const ids = ({ pages }: { pages: ReadPage[] }) => pages.flatMap((page) => [...page.ids]);

describe('a list', () => {
  it.each(SHAPES)('is read to its end from a server that pages (%s)', async (shape) => {
    for (const count of [1, 19, 20, 21, 40, 45, 200]) {
      for (const perPage of ['taken', 'ignored', 'refused'] as const) {
        for (const behind of ['empty', 'last', 'missing'] as const) {
          const server = serverWith({ ids: idsOf(count), shape, perPage, behind });
          expect([count, perPage, behind, ids(await read(server)).sort()]).toEqual([
            count,
            perPage,
            behind,
            idsOf(count),
          ]);
        }
      }
    }
  });

  it('is one request where the server sends it whole, and the first request is always the documented one', async () => {
    for (const shape of ['none', 'meta', 'links'] as const) {
      const server = serverWith({ shape, pageSize: 1000 });
      await read(server);
      expect(server.queries).toEqual([null]);
    }
  });

  it('is probed once where it has the length of a usual page', async () => {
    const server = serverWith({ shape: 'none', ids: idsOf(20), pageSize: 1000 });
    await read(server);
    expect(server.queries).toEqual([null, { page: 2, perPage: null }]);
  });

  it('is asked for in the largest pages that the server takes', async () => {
    const server = serverWith({ ids: idsOf(450) });
    await read(server);
    expect(server.queries).toHaveLength(6);
    expect(server.queries.at(-1)).toEqual({ page: 5, perPage: 100 });
  });

  it('says how far it has come', async () => {
    const reports: PagesRead[] = [];
    await read(serverWith({ ids: idsOf(250) }), { onProgress: (progress) => reports.push(progress) });
    expect(reports.at(0)).toEqual({ pages: 1, ofPages: 3, numbers: 100, ofNumbers: 250 });
    expect(reports.at(-1)).toEqual({ pages: 3, ofPages: 3, numbers: 250, ofNumbers: 250 });
  });
});

describe('what is less than the whole list fails', () => {
  const failing = (at: number, error: AppError) => (request: number) => {
    if (request === at) throw error;
  };

  it('says how many pages came when one fails', async () => {
    const server = serverWith({
      ids: idsOf(450),
      before: failing(5, new AppError('server', { values: { status: 500 } })),
    });
    const error = await read(server).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'list_incomplete', values: { ofPages: 5 }, cause: { code: 'server' } });
  });

  it('hands on what is not of a page: a refused token, a cancelled sync', async () => {
    for (const code of ['invalid_token', 'cancelled'] as const) {
      await expect(read(serverWith({ ids: idsOf(450), before: failing(3, new AppError(code)) }))).rejects.toMatchObject(
        {
          code,
        },
      );
    }
  });

  it('goes on where it was when a page failed, unless the list moved', async () => {
    const partial = newPartialList();
    const fails = new AppError('offline');
    const server = serverWith({ ids: idsOf(450), before: failing(6, fails) });
    const options = { readPage: server.readPage, partial };
    await expect(readWholeList(options)).rejects.toMatchObject({ code: 'list_incomplete' });
    expect(ids(await readWholeList(options)).sort()).toEqual(idsOf(450));
    // the documented request, and the one page that was missing
    expect(server.queries.slice(6)).toEqual([null, { page: 5, perPage: 100 }]);
    expect(partial.pages.size).toBe(0);
  });

  it.each([
    ['one is removed', (list: string[]) => list.splice(2, 1)],
    ['one is added in front', (list: string[]) => list.unshift('new')],
  ])('notices that pages shifted when %s', async (_, change) => {
    const server = serverWith({ ids: idsOf(450), before: (request, list) => void (request === 4 && change(list)) });
    await expect(read(server)).rejects.toMatchObject({ code: 'list_unstable' });
    expect(ids(await read(server)).sort()).toEqual([...server.ids].sort());
  });

  it.each([
    ['a total that never comes', { total: 46, lastPage: 3 }],
    ['millions of pages', { total: 1_000_000_000, lastPage: 50_000_000 }],
    ['another page than was asked for', { total: 45, lastPage: 3, page: 1 }],
  ])('refuses a server that lies: %s', async (_, facts) => {
    const server = serverWith({ perPage: 'ignored' });
    const lying = async (query: PageQuery): Promise<ReadPage> => {
      const page = await server.readPage(query);
      return { ...page, facts: { page: null, perPage: 20, next: null, ...facts } };
    };
    const reading = readWholeList({ readPage: lying, partial: newPartialList() });
    await expect(reading).rejects.toMatchObject({ code: 'list_unstable' });
    expect(server.queries.length).toBeLessThan(10);
  });

  it('ends with links that lead in a circle', async () => {
    const server = serverWith({ shape: 'cursor' });
    const facts = { page: null, perPage: null, total: null, lastPage: null, next: '/api/v1/phone-numbers?cursor=2' };
    const circling = async (query: PageQuery): Promise<ReadPage> => ({ ...(await server.readPage(query)), facts });
    const reading = readWholeList({ readPage: circling, partial: newPartialList() });
    await expect(reading).rejects.toMatchObject({ code: 'list_unstable' });
  });
});

/** What happens to the list before the n-th request is answered. */
const eventArbitrary = fc.record({
  request: fc.integer({ min: 1, max: 12 }),
  kind: fc.constantFrom('remove', 'add', 'append', 'fail' as const),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

it('is whole or a failure, whatever happens while it is read: no number that stayed is ever missing', async () => {
  const outcomes = { whole: 0, failed: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 130 }),
      fc.constantFrom(1, 7, 10, 20, 25),
      fc.constantFrom(...SHAPES),
      fc.constantFrom('taken', 'ignored', 'refused' as const),
      fc.constantFrom('empty', 'last', 'missing' as const),
      fc.array(eventArbitrary, { maxLength: 3 }),
      async (count, pageSize, shape, perPage, behind, events) => {
        // a server that says nothing of pages of an unusual size cannot be found out
        fc.pre(shape !== 'none' || pageSize >= 10);
        const known = idsOf(count);
        const removed = new Set<string>();
        let added = 0;
        const server = serverWith({
          ids: known,
          shape,
          pageSize,
          perPage,
          behind,
          before(request, list) {
            for (const event of events.filter((one) => one.request === request)) {
              const at = Math.floor(event.at * list.length);
              if (event.kind === 'fail') throw new AppError('server', { values: { status: 500 } });
              if (event.kind === 'remove') for (const id of list.splice(at, 1)) removed.add(id);
              if (event.kind === 'add') list.splice(at, 0, `new${added++}`);
              if (event.kind === 'append') list.push(`new${added++}`);
            }
          },
        });
        const join = ({ pages }: { pages: ReadPage[] }) => {
          const came = new Set(pages.flatMap((page) => page.ids));
          return Promise.resolve({ came, missing: known.filter((id) => !came.has(id)).length });
        };
        const settled = readSettledList({
          readWhole: () => read(server),
          join,
          isDoubtful: ({ missing }) => missing > 0,
        });
        const result = await settled.catch((error: unknown) => error);
        if (result instanceof AppError) {
          outcomes.failed++;
          expect(['list_incomplete', 'list_unstable', 'server']).toContain(result.code);
          expect(events.length).toBeGreaterThan(0);
        } else {
          outcomes.whole++;
          const { came } = result as Awaited<ReturnType<typeof join>>;
          expect(known.filter((id) => !came.has(id) && !removed.has(id))).toEqual([]);
        }
      },
    ),
    { numRuns: 1_000 },
  );
  expect(outcomes.whole).toBeGreaterThan(outcomes.failed);
});
