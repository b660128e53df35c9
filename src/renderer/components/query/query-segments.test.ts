import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../shared/query/language/parse';
import { queryTextArbitrary } from '../../../shared/query/language/term-arbitrary';
import { querySegments, shownProblems } from './query-segments';

const segments = (text: string) => querySegments(text, parseQuery(text).problems);

describe('querySegments', () => {
  it('are the whole text and nothing else, and mark every problem', () => {
    fc.assert(
      fc.property(queryTextArbitrary, (text) => {
        const found = segments(text);
        expect(found.map((segment) => segment.text).join('')).toBe(text);
        const marked = found.filter(({ isProblem }) => isProblem).length;
        expect(marked > 0).toBe(parseQuery(text).problems.length > 0);
      }),
    );
  });

  it('tell keys with their sign, and what is not understood', () => {
    expect(segments('030 -status:active foo:x')).toEqual([
      { text: '030 ', isKey: false, isProblem: false },
      { text: '-status:', isKey: true, isProblem: false },
      { text: 'active ', isKey: false, isProblem: false },
      { text: 'foo', isKey: false, isProblem: true },
      { text: ':x', isKey: false, isProblem: false },
    ]);
    expect(segments('has:sms,fly').map(({ text, isProblem }) => (isProblem ? `!${text}` : text))).toEqual([
      'has:',
      'sms,',
      '!fly',
    ]);
  });
});

describe('shownProblems', () => {
  it('waits with what is still being typed', () => {
    const { problems } = parseQuery('foo:x has:fl');
    expect(shownProblems(problems, null)).toHaveLength(2);
    expect(shownProblems(problems, 12).map(({ code }) => code)).toEqual(['unknownKey']);
    expect(shownProblems(problems, 5)).toHaveLength(2);
  });
});
