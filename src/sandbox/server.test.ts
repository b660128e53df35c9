import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NUMBER_TYPES, PHONE_NUMBER_FIELDS, type PhoneNumber } from '../shared/numbers/phone-number';
import { delay, disconnect, retryAfter } from './faults';
import { generateNumbers } from './generate';
import { startSandbox, type Sandbox } from './server';

const OPTIONS = { numbers: 200, seed: 7, today: 20_600 };
const all = generateNumbers({ count: OPTIONS.numbers, seed: OPTIONS.seed, today: OPTIONS.today });
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox(OPTIONS);
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.faults.clear());

async function get(target: string, init: RequestInit = {}) {
  const headers = { authorization: `Bearer ${sandbox.token}` };
  const response = await fetch(`${sandbox.url}${target}`, { headers, ...init });
  return { status: response.status, body: (await response.json()) as unknown, headers: response.headers };
}
const list = (query = '') => get(`/api/v1/phone-numbers${query}`);

describe('the endpoint', () => {
  it('answers with every number and all 22 fields', async () => {
    expect(await list()).toMatchObject({ status: 200, body: { success: true, data: all } });
    expect(Object.keys(all[0] ?? {})).toEqual([...PHONE_NUMBER_FIELDS]);
    expect(sandbox.token).toMatch(/^talq_/);
  });

  it('refuses a missing and a wrong token as documented', async () => {
    const wrong: HeadersInit[] = [{}, { authorization: 'Bearer talq_other' }, { authorization: sandbox.token }];
    for (const headers of wrong) {
      const { status, body } = await get('/api/v1/phone-numbers?type=pager', { headers });
      expect([status, body]).toEqual([401, { success: false, message: 'Unauthorized' }]);
    }
  });

  it('filters as a plain search through the list would', async () => {
    const boolean = fc.constantFrom(null, ['true', true], ['1', true], ['false', false], ['0', false]) as fc.Arbitrary<
      [string, boolean] | null
    >;
    const search = fc.oneof(
      fc.constant(null),
      fc.tuple(fc.constantFrom(...all), fc.nat(8), fc.integer({ min: 1, max: 6 })).map(([n, at, length]) => {
        return (at % 2 ? n.number : n.id.toUpperCase()).slice(at, at + length);
      }),
    );
    const type = fc.option(fc.constantFrom(...NUMBER_TYPES));
    await fc.assert(
      fc.asyncProperty(type, boolean, boolean, search, async (type, voice, whatsapp, search) => {
        const query = new URLSearchParams();
        if (type !== null) query.set('type', type);
        if (voice) query.set('has_voice', voice[0]);
        if (whatsapp) query.set('has_whatsapp', whatsapp[0]);
        if (search !== null) query.set('search', search);
        const expected = all
          .filter((n) => type === null || n.type === type)
          .filter((n) => !voice || n.has_voice === voice[1])
          .filter((n) => !whatsapp || n.has_whatsapp === whatsapp[1])
          .filter((n) => search === null || `${n.number} ${n.id}`.includes(search.toLowerCase()));
        expect((await list(`?${query.toString()}`)).body).toEqual({ success: true, data: expected });
      }),
      { numRuns: 60 },
    );
  });

  it('reads a raw + in the address as a space', async () => {
    const number = all[0]?.number ?? '';
    expect((await list(`?search=${number}`)).body).toMatchObject({ data: [] });
    expect((await list(`?search=${encodeURIComponent(number)}`)).body).toMatchObject({ data: [{ number }] });
  });

  it('refuses a wrong type and a wrong boolean with the messages of both', async () => {
    const { status, body } = await list('?type=pager&has_voice=yes&has_whatsapp=2');
    expect([status, body]).toEqual([
      422,
      {
        success: false,
        message: 'The given data was invalid.',
        errors: {
          type: ['The selected type is invalid.'],
          has_voice: ['The has voice field must be true or false.'],
          has_whatsapp: ['The has whatsapp field must be true or false.'],
        },
      },
    ]);
  });

  it('knows no other path and no other method', async () => {
    expect(await get('/api/v1/phone-numbers/1')).toMatchObject({ status: 404, body: { success: false } });
    expect(await get('/api/v1/phone-numbers', { method: 'POST' })).toMatchObject({ status: 405 });
  });
});

describe('the sandbox', () => {
  it('remembers requests without their tokens', async () => {
    await list('?search=%2B1&type=voice');
    const request = sandbox.requests.at(-1);
    expect(request).toMatchObject({ method: 'GET', path: '/api/v1/phone-numbers', query: { search: '+1' } });
    expect(request?.target).toBe('/api/v1/phone-numbers?search=%2B1&type=voice');
    expect(request?.headers.authorization).toBe('Bearer');
    expect(JSON.stringify(sandbox.requests)).not.toContain(sandbox.token);
  });

  it('changes its numbers between two fetches', async () => {
    const rename = (numbers: PhoneNumber[]) => numbers.map((number) => ({ ...number, type: 'rcs' }));
    const other = await startSandbox({ ...OPTIONS, numbers: 3, token: 'talq_fixed' });
    try {
      const ask = async (): Promise<unknown> => {
        const response = await fetch(`${other.url}/api/v1/phone-numbers`, {
          headers: { authorization: 'Bearer talq_fixed' },
        });
        return response.json();
      };
      expect(await ask()).not.toMatchObject({ data: [{ type: 'rcs' }, {}, {}] });
      other.change((numbers) => rename(numbers).slice(0, 1));
      expect(await ask()).toMatchObject({ data: [{ type: 'rcs' }] });
    } finally {
      await other.close();
    }
  });

  it('meets one-shot faults in their order, then the standing one, until all are cleared', async () => {
    sandbox.faults.always(retryAfter(503, 9));
    sandbox.faults.once(retryAfter(429, new Date('2026-11-25T00:00:00Z')), disconnect);
    expect((await list()).headers.get('retry-after')).toBe('Wed, 25 Nov 2026 00:00:00 GMT');
    await expect(list()).rejects.toThrow();
    expect((await list()).headers.get('retry-after')).toBe('9');
    expect((await list()).status).toBe(503);
    sandbox.faults.clear();
    expect((await list()).status).toBe(200);
  });

  it('answers late when a test says so', async () => {
    let release: () => void = () => undefined;
    sandbox.faults.once(delay(new Promise((resolve) => (release = resolve))));
    let answered = false;
    const late = list().then((answer) => ((answered = true), answer));
    await list('?type=fax');
    expect(answered).toBe(false);
    release();
    expect((await late).status).toBe(200);
  });

  it('says when its port is taken', async () => {
    const port = Number(new URL(sandbox.url).port);
    await expect(startSandbox({ ...OPTIONS, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
