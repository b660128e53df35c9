import { afterEach, describe, expect, it } from 'vitest';
import { decodeNumbers, encodeNumbers } from '../../shared/number-chunk';
import type { PhoneNumber } from '../../shared/phone-number';
import { sampleNumber } from '../../shared/testing/sample';
import { createNumberWorker } from './number-worker';
import { createManualClock } from './testing/manual-clock';

const clock = createManualClock(0);
const worker = createNumberWorker(clock);
afterEach(() => worker.stop());

const bytes = (text: string) => [new TextEncoder().encode(text)];
const bodyOf = (data: unknown[]) => bytes(JSON.stringify({ success: true, data }));
const numbers = ['3', '1', '2'].map((id) => sampleNumber({ id, number: `+${id}` }));
const earlier = (chunks: Uint8Array[]) => ({ chunks, goneIds: ['new'], today: 19_000 });
const packed = (list: PhoneNumber[]) => encodeNumbers(list);

describe('the worker, in its own thread', () => {
  it('reads a body into chunks, in the order of the numbers, and says what could not be read', async () => {
    const read = await worker.readNumbers(bodyOf([...numbers, { id: '4' }, { ...numbers[0], type: [] }]), null);
    expect(read).toMatchObject({ count: 3, setAside: 2, unreadable: { type: 1 }, changes: null });
    expect(decodeNumbers(read.chunks).map(({ id }) => id)).toEqual(['1', '2', '3']);
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

  it('sends no patch where most is another', async () => {
    const { changes } = await worker.readNumbers(bodyOf(numbers), earlier(packed([sampleNumber({ id: 'other' })])));
    expect(changes?.patch).toBeNull();
    expect(decodeNumbers(changes?.added ?? [])).toHaveLength(3);
  });

  it.each([
    ['', 'empty'],
    ['<html>', 'web page'],
    ['{"success":tru', 'JSON'],
    ['{"success":false}', 'did not succeed'],
  ])('says what is wrong with %j', async (text, words) => {
    const failing = worker.readNumbers(bytes(text), null);
    await expect(failing).rejects.toMatchObject({ code: 'unexpected_response', message: expect.stringContaining(words) as string }); // prettier-ignore
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

  it('begins again after it was idle or stopped, and cuts off what is under way', async () => {
    const question = { chunks: packed(numbers), fetchedOn: 0, today: 0, reach: { renews: 7, lapses: 7 }, always: [] };
    await worker.findComing(question);
    expect(clock.pending()).toEqual([3_000]);
    await clock.advance(3_000);
    const cutOff = expect(worker.findComing(question)).rejects.toMatchObject({ code: 'cancelled' });
    await worker.stop();
    await cutOff;
    expect(decodeNumbers(await worker.findComing(question))).toHaveLength(3);
  });
});
