import { flushPromises } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { isoFromDay, localDay } from '../../shared/calendar/calendar-day';
import type { PhoneNumber } from '../../shared/numbers/phone-number';
import { NO_PREFERENCE, type ReminderPreference } from '../../shared/reminders/preference';
import { sampleNumber } from '../../shared/testing/sample';
import { useAppStore } from '../stores/app';
import { useFeedbackStore } from '../stores/feedback';
import { useReminderPreferencesStore } from '../stores/reminder-preferences';
import { sampleState } from '../testing/sample-state';
import { handledState, toggleHandled } from './mark-handled';

/** What main holds of the environment `a`. */
let decided: Record<string, ReminderPreference>;
let asked: unknown[];
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request: (name: string, input: { environmentId: string }) => {
    if (name === 'reminders.preferences') return Promise.resolve(input.environmentId === 'a' ? decided : {});
    asked.push(input);
    return Promise.resolve();
  },
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const tomorrow = localDay(Date.now()) + 1;
const of = (id: string, fields: Partial<PhoneNumber> = {}) => ({
  ref: { environmentId: 'a', numberId: id },
  number: sampleNumber({ id, renewal_date: isoFromDay(tomorrow), auto_renewal: false, ...fields }),
});
const NEVER = { renewal_date: null, days_until_monthly_renewal: null };
const handled = { day: tomorrow, at: 1, autoRenewal: false, endangered: true, confirmedAt: null };

beforeEach(async () => {
  setActivePinia(createPinia());
  decided = { done: { ...NO_PREFERENCE, handled } };
  asked = [];
  useAppStore().state = sampleState();
  useReminderPreferencesStore();
  await flushPromises();
});

it('knows which renewals are handled, and which numbers have none', () => {
  const state = ({ ref, number }: ReturnType<typeof of>) => handledState(ref, number);
  expect([of('open'), of('done'), of('never', NEVER)].map(state)).toEqual(['open', 'handled', null]);
});

it('marks those that are not handled yet, and says how many', async () => {
  await toggleHandled([of('one'), of('done'), of('two'), of('never', NEVER)]);
  expect(asked).toEqual([{ environmentId: 'a', numberIds: ['one', 'two'], change: { handled: true } }]);
  expect(useFeedbackStore().toast?.words).toBe('2 renewals marked as handled');
});

it('takes the mark away where all are handled', async () => {
  await toggleHandled([of('done'), of('never', NEVER)]);
  expect(asked).toEqual([{ environmentId: 'a', numberIds: ['done'], change: { handled: false } }]);
  expect(useFeedbackStore().toast?.words).toBe('Renewal is no longer handled');
});
