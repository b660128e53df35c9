// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { parseQuery } from '../../../shared/query/language/parse';
import { matcherOf, NOTHING_MATCHES } from '../../../shared/query/match-ranges';
import { append, searchedTextIn } from './written';

const search = (query: string) => matcherOf(parseQuery(query).terms.map(({ term }) => term));

it('marks in a text what was searched for, again and again, and leaves what stands behind it', () => {
  const cell = document.createElement('div');
  const show = searchedTextIn(cell);
  append(cell, 'span', 'behind').textContent = '!';
  const shown = () => cell.innerHTML.replace('<span class="behind">!</span>', '!');
  show('(030) 1234', NOTHING_MATCHES);
  expect(shown()).toBe('(030) 1234!');
  show('(030) 1234', search('3012'));
  expect(shown()).toBe('(0<mark>30) 12</mark>34!');
  show('(030) 1230', search('30 type:voice'));
  expect(shown()).toBe('(0<mark>30</mark>) 12<mark>30</mark>!');
  show('Łódź & <Söhne>', search('lodz sohne'));
  expect(shown()).toBe('<mark>Łódź</mark> &amp; &lt;<mark>Söhne</mark>&gt;!');
  show('', search('lodz'));
  expect(shown()).toBe('!');
  show('Berlin', search('-berlin'));
  expect(shown()).toBe('Berlin!');
});

it('leaves the page alone where the same is shown again', () => {
  const cell = document.createElement('div');
  const show = searchedTextIn(cell);
  const matcher = search('berlin');
  show('Berlin', matcher);
  const mark = cell.querySelector('mark');
  show('Berlin', matcher);
  expect(cell.querySelector('mark')).toBe(mark);
});
