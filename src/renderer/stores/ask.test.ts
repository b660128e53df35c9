import { createPinia, setActivePinia } from 'pinia';
import { nextTick } from 'vue';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { request } from '../bridge/bridge-client';
import { sampleNumber } from '../../shared/testing/sample';
import { chunkOf, sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useAskStore } from './ask';
import { useQueryStore } from './query';
import { useViewStore } from './view';

vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request: vi.fn(),
  reportOfFailure: (error: Error) => ({ code: 'server', message: error.message }),
}));

const numbers = [sampleNumber({ id: '1' }), sampleNumber({ id: '2' })];
const answer = { chunks: [chunkOf(numbers)], fetchedAt: 7, ignoredFilters: [] };

describe('asking Talkover', () => {
  beforeEach(() => {
    vi.mocked(request).mockReset();
    setActivePinia(createPinia());
    useAppStore().state = sampleState();
  });

  it('sends the part of the question that the API knows, and shows its answer', async () => {
    vi.mocked(request).mockResolvedValue(answer);
    const ask = useAskStore();
    useQueryStore().replace('type:voice +1 234 status:active');
    expect(ask.canAsk).toBe(true);

    await ask.ask();
    const filters = { type: 'voice', has_voice: null, has_whatsapp: null, search: '+1234' };
    expect(request).toHaveBeenCalledWith('numbers.ask', { environmentId: 'a', filters });
    expect(ask.answer).toEqual({
      filters,
      fetchedAt: 7,
      parts: [{ environmentId: 'a', numbers, fetchedAt: 7, ignoredFilters: [] }],
    });
    expect(ask.result.rows).toHaveLength(2);
  });

  it('has nothing to ask where the API knows no part of the question', () => {
    const ask = useAskStore();
    useQueryStore().replace('status:active');
    expect(ask.canAsk).toBe(false);
  });

  it('forgets the answer when the question changes', async () => {
    vi.mocked(request).mockResolvedValue(answer);
    const ask = useAskStore();
    useQueryStore().replace('1');
    await ask.ask();
    useQueryStore().replace('12');
    await nextTick();
    expect(ask.answer).toBeNull();
  });

  it('forgets the answer when the user is led to a number of the list', async () => {
    vi.mocked(request).mockResolvedValue(answer);
    const ask = useAskStore();
    useQueryStore().replace('1');
    await ask.ask();
    expect(ask.answer).not.toBeNull();
    useViewStore().showNumber({ environmentId: 'a', numberId: '3' });
    expect(ask.answer).toBeNull();
  });

  it('does not show an answer that comes after the question was dropped', async () => {
    let give: (value: typeof answer) => void = () => undefined;
    vi.mocked(request).mockReturnValue(new Promise((resolve) => (give = resolve)));
    const ask = useAskStore();
    useQueryStore().replace('1');
    const asked = ask.ask();
    expect(ask.isAsking).toBe(true);
    ask.forget();
    give(answer);
    await asked;
    expect(ask.answer).toBeNull();
    expect(ask.isAsking).toBe(false);
  });

  it('asks every environment that is shown, and shows what came where one gives no answer', async () => {
    useAppStore().state = sampleState({ showsAll: true });
    vi.mocked(request).mockRejectedValueOnce(new Error('no answer')).mockResolvedValueOnce(answer);
    const ask = useAskStore();
    useQueryStore().replace('1');
    await ask.ask();
    expect(ask.failures).toMatchObject([{ environmentId: 'a' }]);
    expect([...ask.numbers]).toEqual(numbers);
    expect(ask.columns.environment.words).toEqual(['b']);
  });

  it('says what went wrong', async () => {
    vi.mocked(request).mockRejectedValue(new Error('no answer'));
    const ask = useAskStore();
    await ask.ask();
    expect(ask.failures).toMatchObject([{ environmentId: 'a', report: { message: 'no answer' } }]);
    expect(ask.answer).toBeNull();
    expect(ask.isAsking).toBe(false);
  });
});
