import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInSteps } from './parse-in-steps';

function parsed(text: string): { value: unknown; pauses: number } {
  const steps = parseInSteps(text);
  for (let pauses = 0; ; pauses++) {
    const step = steps.next();
    if (step.done) return { value: step.value, pauses };
  }
}

describe('JSON that is parsed in steps', () => {
  it('is what JSON.parse makes of it, however it is written', () => {
    const list = fc.array(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(list, fc.jsonValue())), fc.constantFrom(0, 2), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(parsed(text).value).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each(['"te\\"xt"', '[]', '[[{"a":1}]]', '{"a":[{"b":"}]"},{"c":[{"d":{}}]}]}', ' 7 ', '{"__proto__":{"a":1}}'])(
    'is what JSON.parse makes of %s',
    (text) => expect(parsed(text).value).toEqual(JSON.parse(text)),
  );

  it('is parsed with pauses wherever it is long, and nothing is lost at a pause', () => {
    for (const value of ['😀'.repeat(50_000), ` ${'😀'.repeat(50_000)}`, Array(50_000).fill({ a: 'ü' })]) {
      const { value: found, pauses } = parsed(JSON.stringify(value));
      expect(found).toEqual(value);
      expect(pauses).toBeGreaterThan(5);
    }
  });

  it('is refused wherever it is cut off or has a character too many', () => {
    const text = '{"numbers":[{"id":"a\\"b","labels":["vip"]},{"id":"c"}],"reminders":[]}';
    for (let end = 1; end < text.length; end++) expect(() => parsed(text.slice(0, end))).toThrow();
    for (const wrong of ['}', ']', '{"a":[{"b":1]}]}', '{"a":[{"b":1}}', '{"a":{]}', '{"a":[{}{}]}', '[}', `${text},`])
      expect(() => parsed(wrong)).toThrow();
  });

  it('is nothing where there is nothing', () => {
    expect(parsed('').value).toBeUndefined();
  });
});
