import { CalendarClock, Database, KeyRound, Phone } from '@lucide/vue';
import { expect, it } from 'vitest';
import { iconOf, PLAIN_ICON } from './action-icons';

it('takes the icon of an ID, or of what it begins with', () => {
  expect(iconOf('view.renewals')).toBe(CalendarClock);
  expect(iconOf('environment.8a1f')).toBe(Database);
  expect(iconOf('environment.token.8a1f')).toBe(KeyRound);
  expect(iconOf('number.8a1f.42')).toBe(Phone);
});

it('has one for actions without their own', () => {
  expect(iconOf('offer')).toBe(PLAIN_ICON);
  expect(iconOf('view.unheardOf')).toBe(PLAIN_ICON);
});
