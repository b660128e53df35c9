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

  it.each(['"te\\"xt"', '"\\\\"', '"[{"', '[]', '{}', '[[{"a":1}]]', '{"a":[{"b":"}]"},{"c":[{"d":{}}]}]}', ' 7 '])(
    'is what JSON.parse makes of %s',
    (text) => expect(parsed(text).value).toEqual(JSON.parse(text)),
  );

  it('is parsed with a pause after each object of its lists', () => {
    expect(parsed('{"numbers":[{"id":1},{"id":2},null],"reminders":[{"id":3}]}').pauses).toBe(3);
  });

  it('is refused wherever it is cut off or has a character too many', () => {
    const text = '{"numbers":[{"id":"a\\"b","labels":["vip"]},{"id":"c"}],"reminders":[]}';
    for (let end = 0; end < text.length; end++) expect(() => parsed(text.slice(0, end))).toThrow(SyntaxError);
    for (const wrong of ['}', ']', '{"a":[{"b":1]}]}', '{"a":[{"b":1}}', '{"a":{]}', '{"a":[{}{}]}', '[}', `${text},`])
      expect(() => parsed(wrong)).toThrow(SyntaxError);
  });
});
