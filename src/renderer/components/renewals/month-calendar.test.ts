// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { dayFromIso } from '../../../shared/calendar/calendar-day';
import { useAppStore } from '../../stores/app';
import { useNavigationStore } from '../../stores/navigation';
import { useRenewalsStore } from '../../stores/renewals';
import { useViewStore } from '../../stores/view';
import { sampleState } from '../../testing/sample-state';
import MonthCalendar from './MonthCalendar.vue';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));
enableAutoUnmount(afterEach);

const CHOSEN = dayFromIso('2026-11-25')!;

it.each([
  ['Back leads to it', () => useNavigationStore().go(-1)],
  ['it is opened', () => useRenewalsStore().showTab('month')],
])('shows the month that was paged to when %s again', async (_, comeBack) => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  useNavigationStore();
  useRenewalsStore().showTab('month');
  const show = () => mount(MonthCalendar, { props: { days: new Map(), chosen: CHOSEN, keptAs: 'month' } });
  const calendar = show();
  expect(calendar.get('h2').text()).toBe('November 2026');
  for (let months = 0; months < 2; months++) await calendar.get('[aria-label="Next month"]').trigger('click');
  expect(calendar.get('h2').text()).toBe('January 2027');
  useViewStore().show('activity');
  calendar.unmount();
  comeBack();
  const again = show();
  await nextTick();
  expect(again.get('h2').text()).toBe('January 2027');
});
