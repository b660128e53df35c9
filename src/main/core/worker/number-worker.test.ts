import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeNumbers, encodeNumbers } from '../../../shared/packed/number-chunk';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { NO_FILTERS } from '../../../shared/environment';
import { sampleNumber } from '../../../shared/testing/sample';
import { createNumberWorker, type NumberWorker } from './number-worker';
import { createManualClock } from '../testing/manual-clock';

const clock = createManualClock(0);
let worker: NumberWorker;
beforeEach(() => void (worker = createNumberWorker(clock)));
afterEach(() => worker.stop());

const bytes = (text: string) => [new TextEncoder().encode(text)];
const bodyOf = (data: unknown[]) => bytes(JSON.stringify({ success: true, data }));
const numbers = ['3', '1', '2'].map((id) => sampleNumber({ id, number: `+${id}` }));
const earlier = (chunks: Uint8Array[]) => ({ chunks, goneIds: ['new'], today: 19_000 });
const packed = (list: PhoneNumber[]) => encodeNumbers(list);

/** A thread that does something at each job, with `id` and `job`. */
function threadThat(act: string): Worker {
  const code = `const { parentPort } = require('node:worker_threads'); parentPort.on('message', ({ id, job }) => { ${act} });`;
  return new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
}

/** A thread that answers with the number of ids. */
const echo = () => threadThat('parentPort.postMessage({ id, ok: true, value: job.input.ids.length })');

describe('the worker, in its own thread', () => {
  it('reads a body into chunks, in the order of the numbers, and says what could not be read', async () => {
    const read = await worker.readNumbers(bodyOf([...numbers, { id: '4' }, { ...numbers[0], type: [] }]), null);
    expect(read).toMatchObject({ count: 3, setAside: 2, unreadable: { type: 1 }, changes: null });
    expect(decodeNumbers(read.chunks).map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  it('keeps ids apart that JavaScript would round to one, counts what is incomplete, and finds names', async () => {
    const record = (id: string, fields: object = {}) => JSON.stringify({ ...sampleNumber(), ...fields, id: 0 }).replace('"id":0', `"id":${id}`); // prettier-ignore
    const ids = ['9007199254740992', '9007199254740993', '90071992547409930001'];
    const records = [...ids.map((id) => record(id)), record('1', { number: 'ACME', renewal_date: '04/05/2027' })];
    const read = await worker.readNumbers(bytes(`{"success":true,"data":[${records.join(',')}]}`), null);
    expect(decodeNumbers(read.chunks).map(({ id }) => id).sort()).toEqual(['1', ...ids].sort()); // prettier-ignore
    expect([read.ids, read.setAside, read.incomplete, read.names]).toEqual([[...ids, '1'], 0, 1, ['ACME']]);
    const joined = await worker.joinPages({
      pages: [read.chunks, packed([sampleNumber({ id: 'other' })])],
      before: null,
      asked: { filters: NO_FILTERS, unreadable: {} },
    });
    expect([joined.count, joined.incomplete, joined.names]).toEqual([5, 1, ['ACME']]);
  });

  it('compares it with the list before, and leaves that where it was', async () => {
    const before = packed(Array.from({ length: 100 }, (_, id) => sampleNumber({ id: String(id), number: `+${id}` })));
    const after = decodeNumbers(before).slice(1).map((number) => ({ ...number, days_until_monthly_renewal: number.id === '7' ? 1 : 15, current_price: number.id === '5' ? 9 : 1 })); // prettier-ignore
    const { changes } = await worker.readNumbers(
      bodyOf([...after, sampleNumber({ id: 'new', number: '+1000' })]),
      earlier(before),
    );
    const ids = (chunks: Uint8Array[] = []) => decodeNumbers(chunks).map(({ id }) => id);
    expect(changes?.patch?.gone).toEqual(['0']);
    expect(ids(changes?.patch?.put).sort()).toEqual(['5', '7', 'new']);
    // what only the day has changed is nothing to tell
    expect([ids(changes?.added), ids(changes?.gone), ids(changes?.before), ids(changes?.after)]).toEqual([['new'], ['0'], ['5'], ['5']]); // prettier-ignore
    expect(decodeNumbers(changes?.after ?? [])[0]?.current_price).toBe(9);
    expect(decodeNumbers(before)).toHaveLength(100);
    expect(changes?.activity).toMatchObject({ entries: 3, news: 3, gone: ['0'], back: ['new'], counts: { kinds: { price: 1 } } }); // prettier-ignore
  });

  it('sends no patch where most changed', async () => {
    const { changes } = await worker.readNumbers(bodyOf(numbers), earlier(packed([sampleNumber({ id: 'other' })])));
    expect(changes?.patch).toBeNull();
    expect(decodeNumbers(changes?.added ?? [])).toHaveLength(3);
  });

  it.each([
    ['', 'empty'],
    ['{"success":true,}', 'JSON'],
    ['{"success":tru}', 'JSON'],
    ['{"success":false}', 'did not succeed'],
  ])('says what is wrong with %j', async (text, words) => {
    const failing = worker.readNumbers(bytes(text), null);
    await expect(failing).rejects.toMatchObject({ code: 'unexpected_response', message: expect.stringContaining(words) as string }); // prettier-ignore
  });

  it('takes a body that breaks off anywhere for a lost connection', async () => {
    const whole = JSON.stringify({ success: true, data: [{ id: 'a"', flag: true, other: null, price: -1.5e3 }, {}] });
    const codes = new Map<string, number>();
    for (let end = 1; end < whole.length; end++) {
      const code = await worker.readNumbers(bytes(` ${whole.slice(0, end)}`), null).then(
        () => 'none',
        (error: unknown) => (error as { code: string }).code,
      );
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect([...codes]).toEqual([['connection_lost', whole.length - 1]]);
  });

  it('knows the page of something that is not Talkover', async () => {
    const failing = worker.readNumbers(bytes(' <!doctype html>'), null);
    await expect(failing).rejects.toMatchObject({ code: 'captive_portal' });
  });

  it('finds what is coming within reach, and always the next five', async () => {
    const today = 20_600;
    const on = (id: string, days: number, auto_renewal = true) =>
      sampleNumber({
        id,
        auto_renewal,
        renewal_date: new Date((today + days) * 86_400_000).toISOString().slice(0, 10),
      });
    const list = [on('far', 50), on('near', 7), on('past', -46), on('yesterday', -1), on('loss', 30, false), on('a', 20), on('b', 21), on('c', 22), on('d', 23)]; // prettier-ignore
    const question = {
      chunks: packed(list),
      fetchedOn: today,
      today,
      reach: { renews: 7, lapses: 30 },
      always: ['far'],
    };
    const found = decodeNumbers(await worker.findComing(question)).map(({ id }) => id);
    expect(found).toEqual(['yesterday', 'near', 'a', 'b', 'c', 'd', 'loss', 'far']);
    const some = await worker.findNumbers({ chunks: packed(list), ids: ['a', 'none', 'far'] });
    expect(decodeNumbers(some).map(({ id }) => id)).toEqual(['far', 'a']);
  });

  it('begins again after it was idle, and ends permanently when it is stopped', async () => {
    const begun: Worker[] = [];
    const own = createManualClock(0);
    const begin = () => {
      const thread = echo();
      begun.push(thread);
      return thread;
    };
    const stoppable = createNumberWorker(own, { begin });
    const ask = () => stoppable.findNumbers({ chunks: [], ids: ['a'] });
    expect(await ask()).toBe(1);
    expect(own.pending()).toEqual([3_000]);
    await own.advance(3_000);
    const cancelled = expect.objectContaining({ code: 'cancelled' }) as Error;
    const cutOff = expect(ask()).rejects.toThrow(cancelled);
    expect(begun).toHaveLength(2);
    await stoppable.stop();
    await cutOff;
    await expect(ask()).rejects.toThrow(cancelled);
    expect([begun.length, own.pending()]).toEqual([2, []]);
  });
});

describe('a thread that fails', () => {
  /** What the thread does at its first job; later threads echo the number of ids. */
  function failingOnce(fault: string) {
    const begun: Worker[] = [];
    const begin = () => {
      const thread = begun.length === 0 ? threadThat(fault) : echo();
      begun.push(thread);
      return thread;
    };
    const idleEnds: string[] = [];
    const faulty = createNumberWorker(clock, { begin, onIdleEnd: ({ message }) => idleEnds.push(message) });
    const ask = (...ids: string[]) => faulty.findNumbers({ chunks: [], ids });
    return { ask, stop: () => faulty.stop(), begun, idleEnds };
  }

  it.each([
    ['exits without an error', 'process.exit(0)', 'ended unexpectedly'],
    ['throws', "throw new Error('broken')", 'ended unexpectedly'],
    ['needs too much memory', 'const all = []; for (;;) all.push(new Array(100_000).fill({}))', 'not enough memory'],
  ])('fails the job at which it %s, and goes on with the others in a new thread', async (_, fault, words) => {
    const { ask, stop, begun } = failingOnce(fault);
    const [first, second] = [ask('a'), ask('a', 'b')];
    await expect(first).rejects.toMatchObject({ code: 'worker_failed', message: expect.stringContaining(words) as string }); // prettier-ignore
    expect(await second).toBe(2);
    expect(await ask('a', 'b', 'c')).toBe(3);
    expect(begun).toHaveLength(2);
    await stop();
  });

  it('replaces a thread that hangs, after as long as one job may take', async () => {
    const { ask, stop } = failingOnce('for (;;);');
    const [first, second] = [ask('a'), ask('a', 'b')];
    const failed = expect(first).rejects.toMatchObject({ code: 'worker_failed', message: expect.stringContaining('20 seconds') as string }); // prettier-ignore
    expect(clock.pending()).toEqual([20_000]);
    await clock.advance(20_000);
    await failed;
    expect(await second).toBe(2);
    await stop();
  });

  it('replaces a thread that ended while it was idle, which is reported', async () => {
    const { ask, stop, begun, idleEnds } = failingOnce('parentPort.postMessage({ id, ok: true, value: 1 })');
    expect(await ask('a')).toBe(1);
    await begun[0]?.terminate();
    expect(idleEnds).toEqual([expect.stringContaining('ended unexpectedly')]);
    expect(await ask('a', 'b')).toBe(2);
    expect(begun).toHaveLength(2);
    await stop();
  });
});
