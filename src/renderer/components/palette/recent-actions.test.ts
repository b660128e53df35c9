import { expect, it } from 'vitest';
import { recentActions, rememberAction } from './recent-actions';

it('keeps the last four, each once, the last one first', () => {
  for (const id of ['a', 'b', 'c', 'b', 'd', 'e']) rememberAction(id);
  expect(recentActions()).toEqual(['e', 'd', 'b', 'c']);
});
