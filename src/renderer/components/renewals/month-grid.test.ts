// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dayFromIso } from '../../../shared/calendar/calendar-day';
import { useAppStore } from '../../stores/app';
import { useQueryStore } from '../../stores/query';
import { useViewStore } from '../../stores/view';
import { sampleState } from '../../testing/sample-state';
import { createCalendarWords } from './calendar-words';
import MonthGrid from './MonthGrid.vue';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));
enableAutoUnmount(afterEach);

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

it('has a menu for each day with renewals, which shows its list or filters the numbers', async () => {
  const days = new Map([[TODAY, { rows: [], lapses: 0 }]]);
  const words = createCalendarWords('en');
  const props = { days, cursor: TODAY, chosen: null, firstWeekday: 1 as const, words };
  const grid = mount(MonthGrid, { props, attachTo: document.body });
  const entries = () => [...document.querySelectorAll<HTMLElement>('[role=menu] [role=menuitem]')];
  const openAt = (day: number) => grid.get(`[data-day="${day}"]`).trigger('contextmenu', { clientX: 9, clientY: 9 });
  await openAt(TODAY + 1);
  expect(entries()).toEqual([]);
  for (const index of [0, 1]) {
    await openAt(TODAY);
    await vi.waitFor(() => expect(entries()).toHaveLength(2));
    entries()[index]!.click();
    await flushPromises();
  }
  expect(grid.emitted('choose')).toEqual([[TODAY]]);
  expect([useViewStore().name, useQueryStore().text]).toEqual(['numbers', 'renews:2026-11-25']);
});
