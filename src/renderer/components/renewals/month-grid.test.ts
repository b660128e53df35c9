// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dayFromIso } from '../../../shared/calendar/calendar-day';
import { useAppStore } from '../../stores/app';
import { sampleState } from '../../testing/sample-state';
import { createCalendarWords } from './calendar-words';
import MonthGrid from './MonthGrid.vue';

const TODAY = dayFromIso('2026-11-25')!;

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
});
afterEach(() => document.documentElement.removeAttribute('dir'));

it.each([
  ['ltr', [TODAY - 1, TODAY + 1]],
  ['rtl', [TODAY + 1, TODAY - 1]],
])('is walked by arrows to the day that is seen on their side, where it is written %s', async (direction, moves) => {
  document.documentElement.dir = direction;
  const words = createCalendarWords('en');
  const props = { days: new Map(), cursor: TODAY, chosen: null, firstWeekday: 1, words };
  const grid = mount(MonthGrid, { props });
  for (const key of ['ArrowLeft', 'ArrowRight']) await grid.get('[role=grid]').trigger('keydown', { key });
  expect(grid.emitted('move')).toEqual(moves.map((day) => [day]));
});
