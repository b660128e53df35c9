// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { sampleNumber } from '../../../shared/testing/sample';
import { settingsSchema } from '../../../shared/settings';
import { useAppStore } from '../../stores/app';
import { useCostsStore } from '../../stores/costs';
import { useListStore } from '../../stores/list';
import { useNavigationStore } from '../../stores/navigation';
import { useQueryStore } from '../../stores/query';
import { useRenewalsStore } from '../../stores/renewals';
import { useViewStore } from '../../stores/view';
import { receiveList } from '../../testing/receive-list';
import { sampleState } from '../../testing/sample-state';
import CostsTab from './CostsTab.vue';

enableAutoUnmount(afterEach);

const asked: { name: string; input: unknown }[] = [];
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request(name: string, input: unknown) {
    asked.push({ name, input });
    return Promise.resolve(name === 'labels.list' ? { labels: [], notes: [] } : undefined);
  },
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));
/** The picture needs a real layout. */
const CostChart = { props: ['label'], template: '<i role="img" :aria-label="label" />' };

beforeEach(() => {
  asked.length = 0;
  setActivePinia(createPinia());
  useAppStore().state = sampleState({ locale: 'en-US' });
  useAppStore().now = new Date(2026, 10, 25, 12).getTime();
  useViewStore().name = 'renewals';
  useRenewalsStore().tab = 'costs';
});

/** Numbers of an environment, which renew tomorrow unless they say otherwise. */
function receive(numbers: Partial<PhoneNumber>[], environmentId = 'a'): void {
  const all = numbers.map((fields, index) =>
    sampleNumber({ id: String(index), renewal_date: '2026-11-26', ...fields }),
  );
  receiveList(all, environmentId);
}

async function open(): Promise<VueWrapper> {
  const tab = mount(CostsTab, { attachTo: document.body, global: { stubs: { CostChart } } });
  await flushPromises();
  return tab;
}

const linesOf = (tab: VueWrapper) =>
  tab.findAll('.list tbody tr').map((line) => line.findAll('th, td:not(.share)').map((cell) => cell.text()));
const figuresOf = (tab: VueWrapper) => tab.findAll('dl > div').map((figure) => figure.findAll('dt, dd').map((one) => one.text())); // prettier-ignore

async function groupBy(tab: VueWrapper, by: string): Promise<void> {
  await tab.get(`input[value="${by}"]`).trigger('change');
}

describe('the costs', () => {
  it('are three figures in the currency of most numbers, and a line for each currency', async () => {
    receive([{}, { monthly_renewal_cost: 2.5 }, { auto_renewal: false }, { currency: 'EUR', monthly_renewal_cost: 4 }]);
    const tab = await open();
    expect(figuresOf(tab)).toEqual([
      ['Next 30 days', '$3.50', '2 renewals'],
      ['Next 12 months', '$42.00', 'If nothing changes'],
      ['At risk, monthly', '$1.00', '1 number, not charged if it is lost'],
    ]);
    expect(linesOf(tab)).toEqual([
      ['USD US Dollar', '$3.50', '$42.00', '$1.00', '3'],
      ['EUR Euro', '€4.00', '€48.00', '—', '1'],
    ]);
    expect(tab.find('[role="img"]').exists()).toBe(false);
    expect(tab.text()).toContain('Every month costs the same, so there is no chart.');
  });

  it('never add currencies up: the one with the most numbers is shown, the others are counted and named', async () => {
    receive([{ currency: 'EUR' }, { currency: 'USD' }, { currency: 'USD' }, { currency: 'GBP' }]);
    const tab = await open();
    await groupBy(tab, 'country');
    const cell = tab.get('.list tbody .amount');
    expect(cell.get('[aria-hidden="true"]').text()).toBe('$2.00 +2');
    expect(cell.get('.visually-hidden').text()).toBe('$2.00, €1.00, and £1.00');
    expect(cell.attributes('title')).toBe('$2.00, €1.00, and £1.00');
    expect(tab.find('.share').exists()).toBe(false);
  });

  describe('at the user’s own rates', () => {
    const rate = (amount: number, setOn = '2026-11-12') => ({ rate: amount, setOn });
    const setRates = (usd: Record<string, { rate: number; setOn: string }>) => {
      const settings = settingsSchema.parse({ exchangeRates: { base: 'USD', rates: { USD: usd } } });
      useAppStore().state = sampleState({ locale: 'en-US', settings });
    };
    const numbers = [{}, { auto_renewal: false }, { currency: 'EUR', monthly_renewal_cost: 4 }, { currency: 'GBP' }];

    it('are one total, marked as such, with what is left out', async () => {
      setRates({ EUR: rate(1.1) });
      receive(numbers);
      const tab = await open();
      expect(figuresOf(tab)).toEqual([
        ['Next 30 days', '≈ $5.40', '€4.00 + £1.00 + $1.00'],
        ['Next 12 months', '≈ $64.80', 'If nothing changes'],
        ['At risk, monthly', '$1.00', '1 number, not charged if it is lost'],
      ]);
      expect(tab.text()).toContain('Converted to USD at your rates of Nov 12, 2026. GBP has no rate and is left out.');
      // rows stay as they are where one of their currencies has no rate, and in the same order
      await groupBy(tab, 'country');
      expect(linesOf(tab)[0]?.[1]).toContain('$1.00 +2');
      expect(tab.find('.share').exists()).toBe(false);
    });

    it('are not marked as converted where nothing was', async () => {
      setRates({ EUR: rate(1.1) });
      receive([{}, { currency: 'EUR', auto_renewal: false }]);
      const tab = await open();
      expect(figuresOf(tab).map(([, amount]) => amount)).toEqual(['$1.00', '$12.00', '≈ $1.10']);
    });

    it('are in their own currency where only one without a rate is there', async () => {
      setRates({ EUR: rate(1.1) });
      receive([{ currency: 'EUR' }, { currency: 'GBP', auto_renewal: false }]);
      const tab = await open();
      expect(figuresOf(tab).map(([, amount]) => amount)).toEqual(['≈ $1.10', '≈ $13.20', '£1.00']);
      receive([{ currency: 'EUR' }, ...['GBP', 'CAD'].map((currency) => ({ currency, auto_renewal: false }))]);
      await flushPromises();
      expect(figuresOf(tab)[2]?.[1]).toBe('CA$1.00 + £1.00');
    });

    it('are totals of rows too where each currency has one', async () => {
      setRates({ EUR: rate(1.1), GBP: rate(1.3, '2026-10-01') });
      receive(numbers);
      const tab = await open();
      expect(linesOf(tab).map(([name, monthly]) => [name, monthly])).toEqual([
        ['USD US Dollar', '$1.00'],
        ['EUR Euro', '€4.00'],
        ['GBP British Pound', '£1.00'],
      ]);
      expect(tab.findAll('.share .bar > span').map((bar) => parseFloat(bar.attributes('style')!.slice(7)))).toEqual([
        expect.closeTo(22.7, 1),
        100,
        expect.closeTo(29.5, 1),
      ]);
      await groupBy(tab, 'country');
      expect(linesOf(tab)[0]?.[1]).toContain('≈ $6.70');
      expect(tab.text()).toContain('at your rates of Oct 1, 2026.');
    });

    it('can be seen in one currency all the same', async () => {
      setRates({ EUR: rate(1.1) });
      receive(numbers);
      useCostsStore().wantedUnit = { isConverted: false, currency: 'EUR' };
      const tab = await open();
      expect(figuresOf(tab)[0]).toEqual(['Next 30 days', '€4.00', '1 renewal']);
      expect(tab.text()).not.toContain('Converted');
    });
  });

  it('of one currency are grouped by country at once, with bars that compare them', async () => {
    receive([{}, {}, { country_code: 'CA' }, { country_code: '', monthly_renewal_cost: 9 }]);
    const tab = await open();
    expect(linesOf(tab).map(([name, monthly]) => [name, monthly])).toEqual([
      ['United States', '$2.00'],
      ['Canada', '$1.00'],
      ['Unknown country', '$9.00'],
    ]);
    expect(tab.findAll('.bar > span').map((bar) => bar.attributes('style'))).toEqual([
      'width: 22.22222222222222%;',
      'width: 11.11111111111111%;',
      'width: 100%;',
    ]);
  });

  it('say what a number with several agents counts for', async () => {
    const agents = JSON.stringify([{ id: '1', name: 'Reception' }, { id: '2', name: 'Night desk' }]); // prettier-ignore
    receive([{ agents }, {}]);
    const tab = await open();
    expect(tab.text()).not.toContain('counts in each row');
    await groupBy(tab, 'agent');
    expect(linesOf(tab).map(([name]) => name)).toEqual(['Night desk', 'Reception', 'No agent']);
    expect(tab.text()).toContain('A number with several agents counts in each row.');
  });

  it('show a chart, with the same in figures, only where months differ', async () => {
    receive([{}, { renewal_date: '2027-02-26' }]);
    const tab = await open();
    expect(tab.get('[role="img"]').attributes('aria-label')).toMatch(/^Chart of upcoming costs in USD/);
    const months = tab.findAll('section table tbody tr').map((line) => line.text());
    expect(months).toHaveLength(13);
    expect([months[0], months[3], months[12]]).toEqual(['Nov 2026$1.00', 'Feb 2027$2.00', 'Nov 2027$0.00']);
    expect(tab.text()).toContain('Nov 2026: from today. Nov 2027: until Nov 24, 2027.');
  });

  it('say how many numbers have no known cost, and that there are none at all', async () => {
    receive([{ monthly_renewal_cost: null }]);
    const tab = await open();
    expect(tab.text()).toContain('1 number has no known cost and is not in the totals.');
    expect(tab.find('dl').exists()).toBe(false);
    tab.unmount();
    receive([{ renewal_date: null, days_until_monthly_renewal: null }]);
    expect((await open()).get('h2').text()).toBe('No upcoming costs');
  });

  it('of a row lead to its numbers, and Back leads to the row', async () => {
    receive([{}, {}, { country_code: 'CA' }, { country_code: '' }]);
    const navigation = useNavigationStore();
    const tab = await open();
    const names = () => tab.findAll<HTMLButtonElement>('.open');
    expect(names().map((name) => name.attributes('tabindex'))).toEqual(['0', '-1', '-1']);
    names()[0]!.element.focus();
    await names()[0]!.trigger('keydown', { key: 'ArrowDown' });
    expect(document.activeElement).toBe(names()[1]!.element);
    expect(names().map((name) => name.attributes('tabindex'))).toEqual(['-1', '0', '-1']);
    await names()[1]!.trigger('click');
    expect([useViewStore().name, useQueryStore().text]).toEqual(['numbers', 'country:CA']);
    tab.unmount();

    expect(navigation.go(-1)).toBe(true);
    expect(useViewStore().name).toBe('renewals');
    const again = await open();
    await flushPromises();
    expect(document.activeElement?.textContent).toContain('Canada');
    await again.findAll('.list tbody tr')[2]!.trigger('click');
    expect(useQueryStore().text).toBe('country:none');
  });

  it('at risk lead to the numbers that they count', async () => {
    receive([
      { auto_renewal: false },
      { auto_renewal: false, renewal_date: '2026-11-24' },
      { auto_renewal: false, monthly_renewal_cost: null },
      { auto_renewal: false, currency: 'EUR' },
      {},
    ]);
    const tab = await open();
    const count = tab.get('.lost .hint button');
    expect(count.text()).toBe('1 number, not charged if it is lost');
    await count.trigger('click');
    expect(useQueryStore().text).toBe('lapses:today.. -cost:none currency:USD');
    expect(Array.from(useQueryStore().result.rows, (row) => useListStore().columns.ids[row])).toEqual(['0']);
    expect(useViewStore().name).toBe('numbers');
  });

  it('have a menu for each line, with its numbers and those at risk', async () => {
    receive([{ country_code: 'CA' }, { country_code: 'US' }, { country_code: 'US', auto_renewal: false }]);
    const tab = await open();
    await groupBy(tab, 'country');
    const entries = () => [...document.querySelectorAll<HTMLElement>('[role=menu] [role=menuitem]')];
    const words = () => entries().map((entry) => entry.textContent.trim());
    const openMenuOf = async (country: string) => {
      const name = tab.findAll('.open').find((one) => one.text() === country)!;
      await name.trigger('contextmenu', { clientX: 9, clientY: 9 });
      await vi.waitFor(() => expect(words()).toContain('Show numbers'));
    };
    await openMenuOf('Canada');
    expect(words()).toEqual(['Show numbers']);
    entries()[0]!.click();
    expect([useViewStore().name, useQueryStore().text]).toEqual(['numbers', 'country:CA']);
    await flushPromises();
    await openMenuOf('United States');
    await vi.waitFor(() => expect(words()).toEqual(['Show numbers', 'Show numbers at risk']));
    entries()[1]!.click();
    expect(useQueryStore().text).toBe('lapses:today.. -cost:none country:US');
  });

  it('by environment lead to all numbers of that environment', async () => {
    useAppStore().state = sampleState({ showsAll: true });
    receive([{}], 'a');
    receive([{}, {}], 'b');
    const tab = await open();
    await groupBy(tab, 'environment');
    expect(linesOf(tab).map(([name, , , count]) => [name, count])).toEqual([
      ['b', '2'],
      ['a', '1'],
    ]);
    await tab.get('.list tbody tr').trigger('click');
    await flushPromises();
    expect(asked).toContainEqual({ name: 'environment.select', input: { environmentId: 'b' } });
    expect([useViewStore().name, useQueryStore().text]).toEqual(['numbers', '']);
  });
});
