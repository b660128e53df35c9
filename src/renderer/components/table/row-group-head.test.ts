// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { prepareColumns } from '../../../shared/query/columns';
import { settingsSchema } from '../../../shared/settings';
import { sampleNumber } from '../../../shared/testing/sample';
import { useAppStore } from '../../stores/app';
import { sampleState } from '../../testing/sample-state';
import RowGroupHead from './RowGroupHead.vue';

enableAutoUnmount(afterEach);

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

const numbers = [
  sampleNumber({ id: 'a', currency: 'USD' }),
  sampleNumber({ id: 'b', currency: 'EUR' }),
  sampleNumber({ id: 'c', currency: 'GBP' }),
];
const columns = prepareColumns(numbers, { environmentId: 'a', fetchedOn: 0, today: 0, locale: 'en' });

function mountHead(isOpen: boolean | null) {
  const group = { key: 'x', name: 'Tomorrow', tone: 'calm', rows: Uint32Array.of(0, 1, 2), from: 0, isOpen, saysDay: true } as const; // prettier-ignore
  return mount(RowGroupHead, { props: { group, columns, rowIndex: 1, columnCount: 3, isTabStop: true } });
}

describe('the head of a group', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    useAppStore().state = sampleState({ locale: 'en-US' });
  });

  it('is a heading with a button where the group can be collapsed', async () => {
    const head = mountHead(true);
    expect(head.get('h2 button').attributes('aria-expanded')).toBe('true');
    await head.get('button').trigger('click');
    expect(head.emitted('toggle')).toHaveLength(1);
  });

  it('is only a heading where it cannot, and a click does nothing', async () => {
    const head = mountHead(null);
    expect(head.find('button').exists()).toBe(false);
    expect(head.get('h2').text()).toBe('Tomorrow');
    await head.get('h2 > *').trigger('click');
    expect(head.emitted('toggle')).toBeUndefined();
  });

  it.each([
    [['EUR', 'GBP'], /≈ \$6\.00/],
    [['EUR'], /3€1\.00 \+ £1\.00 \+ \$1\.00$/],
  ])('has one total only where each currency has a rate: %j', (rated, words) => {
    const rates = { USD: Object.fromEntries(rated.map((code) => [code, { rate: code === 'EUR' ? 2 : 3, setOn: '2026-11-12' }])) }; // prettier-ignore
    const settings = settingsSchema.parse({ exchangeRates: { base: 'USD', rates } });
    useAppStore().state = sampleState({ locale: 'en-US', settings });
    expect(mountHead(true).text()).toMatch(words);
  });
});
