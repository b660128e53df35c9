import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as faults from '../../../sandbox/faults';
import { PAGE_SHAPES } from '../../../sandbox/paging';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/server';
import { NO_FILTERS } from '../../../shared/environment';
import { decodeNumbers, encodeNumbers } from '../../../shared/packed/number-chunk';
import { sampleNumber } from '../../../shared/testing/sample';
import { createListReader } from '../worker/list-reader';
import { createNumberWorker } from '../worker/number-worker';
import { createTalkoverApi } from './talkover-api';
import { createManualClock } from '../testing/manual-clock';
import type { PagesRead } from './whole-list';

const NOW = Date.UTC(2026, 10, 24, 12);
const worker = createNumberWorker(createManualClock(0));
afterAll(() => worker.stop());

let sandbox: Sandbox;
let clock: ReturnType<typeof createManualClock>;
beforeEach(() => (clock = createManualClock(NOW)));
afterEach(() => sandbox.close());

/** An API over a sandbox, and a way to read its list as often as a test wants. */
async function start(options: SandboxOptions) {
  sandbox = await startSandbox({ seed: 3, today: 20_600, ...options });
  const api = createTalkoverApi({ fetch, clock, random: () => 0 });
  const { signal } = new AbortController();
  const question = {
    baseUrl: sandbox.url,
    token: sandbox.token,
    filters: NO_FILTERS,
    signal,
    resume: 'a',
    attempts: 1,
  };
  return (
    more: { onProgress?: (read: PagesRead) => void; before?: { chunks: Uint8Array[]; goneIds: string[] } } = {},
  ) => {
    const { before = null, onProgress } = more;
    return api.listPhoneNumbers({ ...question, onProgress, reader: createListReader(worker, before) });
  };
}

const targets = () => sandbox.requests.map(({ target }) => target.replace('/api/v1/phone-numbers', ''));

describe('an environment whose server pages', () => {
  it.each(PAGE_SHAPES)('is read whole, in the order of its numbers (%s)', async (shape) => {
    const list = await start({ numbers: 450, paging: { size: 20, shape } });
    const reports: PagesRead[] = [];
    const { count, chunks, setAside } = await list({ onProgress: (read) => reports.push(read) });
    expect([count, setAside]).toEqual([450, 0]);
    const ids = decodeNumbers(chunks).map(({ id }) => id);
    expect(new Set(ids).size).toBe(450);
    expect(targets()[0]).toBe('');
    expect(reports.at(-1)?.numbers).toBe(450);
  });

  it('is read whole where it grows past a page, though the server says nothing of pages', async () => {
    const list = await start({ numbers: 20, paging: { size: 20, shape: 'none' } });
    expect((await list()).count).toBe(20);
    sandbox.change((numbers) => [...numbers, { ...numbers[0]!, id: 'one-more' }]);
    expect((await list()).count).toBe(21);
  });

  it('is compared with the list before as a list that came in one piece', async () => {
    const list = await start({ numbers: 450, paging: { size: 20, shape: 'meta' } });
    const before = decodeNumbers((await list()).chunks);
    const chunks = encodeNumbers([...before.slice(1), sampleNumber({ id: 'lost', number: '+1' })]);
    const { changes } = await list({ before: { chunks, goneIds: [] } });
    expect(decodeNumbers(changes?.gone ?? []).map(({ id }) => id)).toEqual(['lost']);
    expect(decodeNumbers(changes?.added ?? []).map(({ id }) => id)).toEqual([before[0]?.id]);
    // a number is missing, so the pages were read twice
    expect(targets().filter((target) => target === '?page=5&per_page=100')).toHaveLength(3);
  });

  it('fails as a whole when one page fails, and goes on from there', async () => {
    const list = await start({ numbers: 450, paging: { size: 20, shape: 'meta' } });
    sandbox.faults.onPage(4, faults.status(500));
    await expect(list()).rejects.toMatchObject({
      code: 'list_incomplete',
      message: expect.stringContaining('of 5 pages') as string,
    });
    const asked = sandbox.requests.length;
    expect((await list()).count).toBe(450);
    expect(targets().slice(asked)).not.toContain('?page=2&per_page=100');
  });

  it('keeps within the limit that the server sets', async () => {
    const list = await start({ numbers: 450, paging: { size: 20, shape: 'meta' }, requestsPerMinute: 3 });
    const reading = list();
    // all that is left are waits longer than an exchange may take: none is under way
    const waits = () => clock.pending();
    await expect.poll(() => waits().length > 0 && waits().every((ms) => ms > 31_000)).toBe(true);
    expect(sandbox.requests.length).toBeLessThanOrEqual(3);
    const failed = reading.catch((error: unknown) => error);
    // the sandbox counts real minutes: after the wait it refuses once more, and says until when
    await clock.advance(61_000);
    expect(await failed).toMatchObject({ code: 'list_incomplete', cause: { code: 'rate_limited' } });
  });
});

describe('an environment whose server does not page', () => {
  it('is one request, unless it has as many numbers as a page', async () => {
    const list = await start({ numbers: 100 });
    await list();
    expect(targets()).toEqual(['', '?page=2']);
    sandbox.change((numbers) => numbers.slice(1));
    await list();
    expect(targets().slice(2)).toEqual(['']);
  });

  it('never sends the token to another address that the server names', async () => {
    const list = await start({ numbers: 1 });
    const body = { success: true, data: [sampleNumber()], links: { next: 'https://elsewhere.example/steal?cursor=2' } };
    sandbox.faults.once(faults.status(200, body));
    await list();
    expect(targets()).toEqual(['', '?cursor=2']);
  });
});
