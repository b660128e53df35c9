import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present, record, startHistory, step, type QueryHistory } from './query-history';

const type = (history: QueryHistory, ...texts: string[]) =>
  texts.reduce((before, text) => record(before, text, true), history);

describe('the history of queries', () => {
  it('goes back and forward, and no further than there is something', () => {
    const history = record(record(startHistory('a'), 'b', false), 'c', false);
    expect(present(step(history, -1))).toBe('b');
    expect(present(step(step(step(history, -1), -1), -1))).toBe('a');
    expect(present(step(step(history, -1), 1))).toBe('c');
    expect(present(step(history, 1))).toBe('c');
  });

  it('records typing word by word', () => {
    const history = type(startHistory(''), 'g', 'ge', 'ger', 'ger ', 'ger s', 'ger sm', 'ger sms', 'ger sm', 'ger');
    expect(history.entries).toEqual(['', 'ger ', 'ger sm', 'ger']);
  });

  it('records what was chosen apart from what was typed', () => {
    const typed = type(startHistory(''), 's', 'st');
    const chosen = record(typed, 'status:', false);
    expect(type(chosen, 'status:a', 'status:ac').entries).toEqual(['', 'st', 'status:', 'status:ac']);
  });

  it('forgets what was undone once something else is asked', () => {
    const history = record(step(record(startHistory('a'), 'b', false), -1), 'c', false);
    expect(history.entries).toEqual(['a', 'c']);
    expect(record(history, 'c', false)).toBe(history);
  });

  it('always shows the query asked last, and undoes every change there was', () => {
    const asked = fc.array(fc.tuple(fc.constantFrom('', 'a', 'b', 'a b', 'ab'), fc.boolean()), { maxLength: 20 });
    fc.assert(
      fc.property(asked, (texts) => {
        let history = startHistory('');
        for (const [text, isTyped] of texts) {
          history = record(history, text, isTyped);
          expect(present(history)).toBe(text);
        }
        const steps = history.at;
        for (let undone = 0; undone < steps; undone++) history = step(history, -1);
        expect(present(history)).toBe('');
        for (let redone = 0; redone < steps; redone++) history = step(history, 1);
        expect(present(history)).toBe(texts.at(-1)?.[0] ?? '');
      }),
    );
  });

  it('does not grow without end', () => {
    const texts = Array.from({ length: 500 }, (_, index) => String(index));
    const history = texts.reduce((before, text) => record(before, text, false), startHistory(''));
    expect(history.entries).toHaveLength(200);
    expect(present(history)).toBe('499');
  });
});
