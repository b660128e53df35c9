import { flushPromises } from '@vue/test-utils';
import { effectScope, ref, shallowRef } from 'vue';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepFetched } from './keep-fetched';

vi.mock('../bridge/bridge-client', () => ({
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

/** A question whose subject and answers the test decides. */
function setUp(subject?: () => string) {
  const key = ref<string | null>('a');
  const asked: { key: string | null; give: (answer: string) => void; fail: (error: Error) => void }[] = [];
  const kept = keepFetched(
    () => key.value,
    () => new Promise<string>((give, fail) => asked.push({ key: key.value, give, fail })),
    subject,
  );
  return { key, asked, ...kept };
}

it('asks at once, and again when the key changes; the last answer stays until then', async () => {
  const { key, asked, answer } = setUp();
  expect(asked).toHaveLength(1);
  asked[0]?.give('first');
  await flushPromises();
  expect(answer.value).toBe('first');
  key.value = 'b';
  await flushPromises();
  expect(answer.value).toBe('first');
  asked[1]?.give('second');
  await flushPromises();
  expect(answer.value).toBe('second');
  expect(asked).toHaveLength(2);
});

it('makes one question of many changes while it waits', async () => {
  const { key, asked, answer } = setUp();
  for (const next of ['b', 'c', 'd']) {
    key.value = next;
    await flushPromises();
  }
  expect(asked.map((question) => question.key)).toEqual(['a']);
  asked[0]?.give('a');
  await flushPromises();
  expect(asked.map((question) => question.key)).toEqual(['a', 'd']);
  asked[1]?.give('d');
  await flushPromises();
  expect(answer.value).toBe('d');
});

it('asks nothing while nothing needs the answer, nor the same again after that', async () => {
  const { key, asked } = setUp();
  asked[0]?.give('first');
  for (const next of [null, 'a', null]) {
    key.value = next;
    await flushPromises();
  }
  expect(asked).toHaveLength(1);
  key.value = 'b';
  await flushPromises();
  expect(asked).toHaveLength(2);
});

it('says what failed, keeps what it had, and is well again with the next answer', async () => {
  const { key, asked, answer, failure } = setUp();
  asked[0]?.give('first');
  await flushPromises();
  key.value = 'b';
  await flushPromises();
  asked[1]?.fail(new Error('no answer'));
  await flushPromises();
  expect([answer.value, failure.value?.message]).toEqual(['first', 'no answer']);
  key.value = 'c';
  await flushPromises();
  asked[2]?.give('third');
  await flushPromises();
  expect([answer.value, failure.value]).toEqual(['third', null]);
});

describe('after a failure', () => {
  afterEach(() => void vi.useRealTimers());

  /** A question that was answered once and then failed. */
  async function setUpFailed() {
    vi.useFakeTimers();
    const question = setUp();
    await vi.advanceTimersByTimeAsync(0);
    question.asked[0]?.fail(new Error('no answer'));
    await vi.advanceTimersByTimeAsync(0);
    return question;
  }

  it('asks again after pauses that grow to a minute, and start with the shortest again after an answer', async () => {
    const { key, asked, answer, failure } = await setUpFailed();
    for (const [index, seconds] of [2, 4, 8, 16, 32, 60, 60].entries()) {
      await vi.advanceTimersByTimeAsync(seconds * 1_000 - 1);
      expect(asked).toHaveLength(index + 1);
      await vi.advanceTimersByTimeAsync(1);
      expect(asked).toHaveLength(index + 2);
      expect(failure.value?.message).toBe('no answer');
      asked.at(-1)?.fail(new Error('no answer'));
      await vi.advanceTimersByTimeAsync(0);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    asked.at(-1)?.give('at last');
    await vi.advanceTimersByTimeAsync(600_000);
    expect([asked.length, answer.value, failure.value]).toEqual([9, 'at last', null]);
    key.value = 'b';
    await vi.advanceTimersByTimeAsync(0);
    asked.at(-1)?.fail(new Error('no answer'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked).toHaveLength(11);
  });

  it('asks at once when it is needed again, and nothing while it is not', async () => {
    const { key, asked } = await setUpFailed();
    key.value = null;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toHaveLength(1);
    key.value = 'a';
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toHaveLength(2);
  });

  it('asks at once on demand, and not a second time for the pause', async () => {
    const { asked, retry } = await setUpFailed();
    retry();
    asked[1]?.give('answer');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toHaveLength(2);
  });

  it('asks no more once what asked for it is gone', async () => {
    vi.useFakeTimers();
    const scope = effectScope();
    const { asked } = scope.run(() => setUp())!;
    asked[0]?.fail(new Error('no answer'));
    await vi.advanceTimersByTimeAsync(0);
    scope.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toHaveLength(1);
  });
});

it('asks no more once what asked for it is gone', async () => {
  const scope = effectScope();
  const { key, asked } = scope.run(() => setUp())!;
  key.value = 'b';
  await flushPromises();
  scope.stop();
  asked[0]?.give('a');
  await flushPromises();
  expect(asked).toHaveLength(1);
});

it('keeps an answer about an object that was created again meanwhile', async () => {
  const of = shallowRef({ environmentId: 'x', numberId: '1' });
  const { asked, answer } = setUp(() => `${of.value.environmentId} ${of.value.numberId}`);
  of.value = { ...of.value };
  await flushPromises();
  asked[0]?.give('history');
  await flushPromises();
  expect(answer.value).toBe('history');
  of.value = { ...of.value };
  expect(answer.value).toBe('history');
});

it('shows neither an answer nor a failure about another subject', async () => {
  const subject = ref('one');
  const { key, asked, answer, failure } = setUp(() => subject.value);
  asked[0]?.give('of one');
  await flushPromises();
  subject.value = 'two';
  expect(answer.value).toBeNull();
  key.value = 'b';
  await flushPromises();
  asked[1]?.fail(new Error('no answer'));
  await flushPromises();
  expect([answer.value, failure.value?.message]).toEqual([null, 'no answer']);
  subject.value = 'three';
  expect(failure.value).toBeNull();
});

it('shows nothing of an answer that comes after the subject changed', async () => {
  const subject = ref('one');
  const { key, asked, answer } = setUp(() => subject.value);
  [subject.value, key.value] = ['two', 'b'];
  await flushPromises();
  asked[0]?.give('of one');
  await flushPromises();
  expect(answer.value).toBeNull();
  asked[1]?.give('of two');
  await flushPromises();
  expect(answer.value).toBe('of two');
});
