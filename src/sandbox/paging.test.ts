import { afterEach, describe, expect, it } from 'vitest';
import { delay, disconnect, status } from './faults';
import { PAGE_SHAPES } from './paging';
import { startSandbox, type Sandbox, type SandboxOptions } from './server';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function start(options: SandboxOptions) {
  sandbox = await startSandbox({ numbers: 45, seed: 7, today: 20_600, ...options });
  return async (query = '') => {
    const headers = { authorization: `Bearer ${sandbox.token}` };
    const response = await fetch(`${sandbox.url}/api/v1/phone-numbers${query}`, { headers });
    return { status: response.status, headers: response.headers, body: (await response.json()) as never };
  };
}

describe('a sandbox that pages', () => {
  it('ends each page where it is asked to, and counts as the OpenAPI file says', async () => {
    const list = await start({ paging: { size: 20, shape: 'meta' } });
    expect((await list()).body).toMatchObject({ meta: { current_page: 1, per_page: 20, total: 45, last_page: 3 } });
    const { data } = (await list('?page=3')).body as { data: unknown[] };
    expect(data).toHaveLength(5);
    expect((await list('?page=9')).body).toMatchObject({ data: [] });
    expect((await list('?per_page=100')).body).toMatchObject({ meta: { per_page: 100, last_page: 1 } });
    expect((await list('?page=0&per_page=101')).status).toBe(422);
  });

  it.each(PAGE_SHAPES)('answers as JSON in the shape %s', async (shape) => {
    const list = await start({ paging: { size: 20, shape } });
    const { body } = await list('?page=2');
    const { data } = body as { data: unknown[] | { data: unknown[] } };
    expect('data' in data ? data.data : data).toHaveLength(20);
  });

  it('ignores the parameters where it does not page', async () => {
    const list = await start({});
    const { data } = (await list('?page=2&per_page=10')).body as { data: unknown[] };
    expect(data).toHaveLength(45);
  });

  it('fails for one page and not for the others', async () => {
    const list = await start({ paging: { size: 20, shape: 'meta' } });
    sandbox.faults.onPage(2, status(500));
    expect([(await list('?page=3')).status, (await list('?page=2')).status, (await list('?page=2')).status]).toEqual([
      200, 500, 200,
    ]);
    sandbox.faults.onPage(1, disconnect, delay(0));
    await expect(list()).rejects.toThrow();
    expect((await list()).status).toBe(200);
  });
});

describe('a sandbox with a limit', () => {
  it('counts down in its headers, then refuses until the minute is over', async () => {
    const list = await start({ requestsPerMinute: 2 });
    const seen = [await list(), await list(), await list()];
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(seen.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['1', '0', '0']);
    expect(Number(seen[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
