import { expect, it } from 'vitest';
import { isLeading, NOTIFICATION_ACTIONS } from './notification';

it('two of the actions lead to a place, and decide nothing', () => {
  expect(NOTIFICATION_ACTIONS.filter(isLeading)).toEqual(['open', 'talkover']);
});
