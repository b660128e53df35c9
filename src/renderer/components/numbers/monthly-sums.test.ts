// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settingsSchema } from '../../../shared/settings';
import Hint from '../../base/Hint.vue';
import { useAppStore } from '../../stores/app';
import { sampleState } from '../../testing/sample-state';
import MonthlySums from './MonthlySums.vue';

enableAutoUnmount(afterEach);

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

const COSTS = [
  { currency: 'USD', amount: 300, count: 3 },
  { currency: 'EUR', amount: 200, count: 2 },
  { currency: 'GBP', amount: 90, count: 1 },
];

beforeEach(() => setActivePinia(createPinia()));

function sums(exchangeRates: unknown, count = COSTS.length) {
  useAppStore().state = sampleState({ locale: 'en-US', settings: settingsSchema.parse({ exchangeRates }) });
  return mount(MonthlySums, { props: { costs: COSTS.slice(0, count), most: 2 } });
}

it('counts the currencies that do not fit', () => {
  expect(sums({}).text()).toBe('$300.00 · €200.00 and 1 more currency a month');
  expect(sums({}).get('b').attributes('data-whole')).toBe('$300.00 · €200.00 · £90.00');
  expect(sums({}, 2).text()).toBe('$300.00 · €200.00 a month');
  expect(sums({}, 0).text()).toBe('');
});

it('is one total at the user’s own rates, with the amounts it is made of', () => {
  const rates = { USD: { EUR: { rate: 2, setOn: '2026-11-12' }, GBP: { rate: 3, setOn: '2026-11-12' } } };
  const total = sums({ base: 'USD', rates });
  expect(total.get('b').text()).toMatch(/^≈.*970.* a month$/);
  expect(total.get('button').text()).toBe('from 3 currencies');
  expect(total.getComponent(Hint).props('text')).toMatch(/^\$300\.00 · €200\.00 · £90\.00\n.*12/);
});

it('does not count the currencies that a total leaves out', () => {
  const total = sums({ base: 'USD', rates: { USD: { EUR: { rate: 2, setOn: '2026-11-12' } } } });
  expect(total.get('b').text()).toMatch(/^≈.*700.* a month$/);
  expect(total.get('button').text()).toBe('from 2 of 3 currencies');
});
