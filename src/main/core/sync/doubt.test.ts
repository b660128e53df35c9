import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDoubtful, isLargeLoss, isSameEnvironment } from '../../../shared/numbers/list-loss';
import { readBelieved } from './doubt';

describe('a loss', () => {
  it.each([
    // before, after, lost: in doubt, large
    [100, 89, 11, true, true],
    [100, 90, 10, false, false],
    [60, 54, 6, false, false],
    [59, 53, 6, true, true],
    [20, 15, 5, false, false],
    [5, 0, 5, true, false],
    [1, 0, 1, true, false],
    [6, 0, 6, true, true],
    [0, 0, 0, false, false],
    [0, 9, 0, false, false],
    // as many came as went
    [100, 100, 50, true, true],
  ])(
    'of a list from %i to %i numbers that lacks %i is in doubt: %j, and large: %j',
    (before, after, lost, doubt, large) => {
      expect(isDoubtful({ before, after, lost })).toBe(doubt);
      expect(isLargeLoss({ before, lost })).toBe(large);
    },
  );

  it.each([
    [1_000, 985, 15, true],
    [1_000, 985, 1_000, false],
    [1_000, 100, 900, true],
    [1_000, 100, 949, true],
    [1_000, 100, 950, true],
    [1_000, 100, 951, false],
    [100, 1_000, 0, true],
    [100, 1_000, 51, false],
    [0, 10, 0, true],
    [10, 0, 10, true],
  ])(
    'of a list from %i to %i numbers that lacks %i is one of the same environment: %j',
    (before, after, lost, same) => {
      expect(isSameEnvironment({ before, after, lost })).toBe(same);
    },
  );
});

const BEFORE = Array.from({ length: 40 }, (_, index) => index);

/** Asks for some answers in turn, each of which lacks some of 40 numbers; counts the answers and what was in doubt. */
async function read(answers: readonly (readonly number[])[]) {
  let asked = 0;
  const doubts: number[] = [];
  const result = await readBelieved({
    before: BEFORE.length,
    ask() {
      const missingIds = (answers[asked++] ?? []).map(String);
      const missing = missingIds.length;
      return Promise.resolve({ count: BEFORE.length - missing, missing, missingIds });
    },
    waitInDoubt: (missing) => Promise.resolve(void doubts.push(missing)),
  }).then(
    ({ missing }) => missing,
    (error: unknown) => (error as { code: string }).code,
  );
  return { result, asked, doubts };
}

const range = (from: number, to: number) => BEFORE.slice(from, to);

describe('an answer', () => {
  it('is believed at once where little is missing', async () => {
    expect(await read([range(0, 4)])).toEqual({ result: 4, asked: 1, doubts: [] });
  });

  it('is asked for again where much is missing, and confirmed by one that lacks the same', async () => {
    expect(await read([BEFORE, BEFORE])).toEqual({ result: 40, asked: 2, doubts: [40] });
    expect(await read([range(0, 20), range(3, 24)])).toEqual({ result: 21, asked: 2, doubts: [20] });
  });

  it('is forgotten where the numbers are back', async () => {
    expect(await read([BEFORE, []])).toEqual({ result: 0, asked: 2, doubts: [40] });
    expect(await read([BEFORE, range(0, 3)])).toEqual({ result: 3, asked: 2, doubts: [40] });
  });

  it('is in doubt again where it lacks others, and three that contradict each other are no list', async () => {
    expect(await read([range(0, 20), range(20, 40), range(20, 40)])).toEqual({
      result: 20,
      asked: 3,
      doubts: [20, 20],
    });
    expect(await read([range(0, 10), range(10, 20), range(20, 30), []])).toEqual({
      result: 'list_contradictory',
      asked: 3,
      doubts: [10, 10],
    });
    expect(await read([range(0, 36), BEFORE, BEFORE])).toMatchObject({ result: 40, asked: 3 });
  });

  it('is judged by the ids that are known, where only the first of very many are', async () => {
    const doubts: number[] = [];
    const answer = { count: 900_000, missing: 100_001, missingIds: range(0, 40).map(String) };
    const options = { before: 1_000_001, waitInDoubt: (missing: number) => Promise.resolve(void doubts.push(missing)) };
    expect(await readBelieved({ ...options, ask: () => Promise.resolve(answer) })).toBe(answer);
    expect(doubts).toEqual([100_001]);
  });

  it('never brings a large loss that the answer before it did not have', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.subarray(BEFORE), { minLength: 3, maxLength: 3 }), async (answers) => {
        const { result, asked } = await read(answers);
        if (typeof result === 'string') {
          expect(asked).toBe(3);
          return;
        }
        const [missing, earlier] = [answers[asked - 1]!, answers[asked - 2] ?? []];
        const unconfirmed = missing.filter((one) => !earlier.includes(one)).length;
        expect(result).toBe(missing.length);
        expect(isDoubtful({ before: 40, after: 40 - missing.length, lost: unconfirmed })).toBe(false);
      }),
    ));
});
