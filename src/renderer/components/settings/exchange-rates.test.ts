// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RequestInput } from '../../../shared/bridge/requests';
import { patchSettings, settingsSchema, type Settings } from '../../../shared/settings';
import { sampleNumber } from '../../../shared/testing/sample';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useUndoStore } from '../../stores/undo';
import { receiveList } from '../../testing/receive-list';
import { sampleState } from '../../testing/sample-state';
import ExchangeRatesSection from './ExchangeRatesSection.vue';

enableAutoUnmount(afterEach);

let settings: Settings;
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request(_name: string, patch: RequestInput<'settings.update'>) {
    settings = patchSettings(settings, patch);
    return Promise.resolve();
  },
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().now = new Date(2026, 10, 27, 12).getTime();
  settings = settingsSchema.parse({
    exchangeRates: { base: 'USD', rates: { USD: { GBP: { rate: 1.3, setOn: '2026-11-12' } } } },
  });
});

function open(locale: string) {
  useAppStore().state = sampleState({ locale });
  const numbers = ['EUR', 'USD', 'credits'].map((currency, id) => sampleNumber({ id: String(id), currency }));
  receiveList(numbers);
  const section = mount(ExchangeRatesSection, { props: { settings }, attachTo: document.body });
  const field = (currency: string) => section.get<HTMLInputElement>(`input[aria-label="Rate of ${currency} in USD"]`);
  async function type(currency: string, text: string): Promise<void> {
    await field(currency).setValue(text);
    await flushPromises();
    await section.setProps({ settings });
  }
  return { section, field, type };
}

const rates = () => settings.exchangeRates.rates.USD;

it('takes a rate for each currency of the numbers and each that has one, and dates it', async () => {
  const { section, field, type } = open('de-DE');
  const fields = section.findAll('input').map((input) => input.attributes('aria-label'));
  expect(fields).toEqual(['Rate of EUR in USD', 'Rate of GBP in USD']);
  expect(field('GBP').element.value).toBe('1,3');
  expect(section.text()).toContain('1 currency has no rate. Its amounts are left out of totals.');
  await type('EUR', '1,0842');
  expect(rates()).toEqual({
    EUR: { rate: 1.0842, setOn: '2026-11-27' },
    GBP: { rate: 1.3, setOn: '2026-11-12' },
  });
  expect(field('EUR').element.value).toBe('1,0842');
  expect(section.text()).not.toContain('no rate');
  await type('EUR', '1.09');
  expect(rates()?.EUR?.rate).toBe(1.09);
  expect(field('EUR').element.value).toBe('1,09');
});

it('says why a rate is not taken, and leaves what was typed', async () => {
  const { section, field, type } = open('en-US');
  await type('GBP', '1,300');
  expect(section.text()).toContain('Enter the rate without thousands separators, such as 1.0842.');
  expect(field('GBP').attributes('aria-invalid')).toBe('true');
  expect(field('GBP').element.value).toBe('1,300');
  await type('GBP', '-1');
  expect(section.text()).toContain('Enter a number greater than 0, such as 1.0842.');
  expect(rates()?.GBP?.rate).toBe(1.3);
  await type('GBP', '1.3');
  expect(field('GBP').attributes('aria-invalid')).toBe('false');
});

it('removes a rate that is emptied, which can be undone, and offers no conversion once it is off', async () => {
  const { section, type } = open('en-US');
  await type('GBP', ' ');
  expect(rates()).toEqual({});
  expect(useFeedbackStore().toast?.words).toBe('Rate of GBP removed');
  const hear = () => (useAppStore().state = { ...useAppStore().state!, settings });
  hear();
  await useUndoStore().undo();
  expect(rates()).toEqual({ GBP: { rate: 1.3, setOn: '2026-11-12' } });
  hear();
  await useUndoStore().redo();
  expect(rates()).toEqual({});
  const select = section.get<HTMLSelectElement>('select');
  select.element.selectedIndex = 0;
  await select.trigger('change');
  await flushPromises();
  await section.setProps({ settings });
  expect(settings.exchangeRates.base).toBeNull();
  expect(section.find('input').exists()).toBe(false);
});
