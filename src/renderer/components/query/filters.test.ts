// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { sampleNumber } from '../../../shared/testing/sample';
import { followShortcuts } from '../../actions/registry';
import { useAppStore } from '../../stores/app';
import { useQueryStore } from '../../stores/query';
import { receiveList } from '../../testing/receive-list';
import { sampleState } from '../../testing/sample-state';
import FilterRow from './FilterRow.vue';

enableAutoUnmount(afterEach);
afterEach(() => document.documentElement.removeAttribute('dir'));

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

const Page = { components: { FilterRow }, setup: followShortcuts, template: '<FilterRow />' };

describe('the filters of the Numbers view', () => {
  beforeEach(() => {
    document.body.replaceChildren();
    setActivePinia(createPinia());
    vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
    useAppStore().state = sampleState();
    const rows = [
      sampleNumber({ id: '0', type: 'voice', country_code: 'DE' }),
      sampleNumber({ id: '1', type: 'sms', country_code: 'DE' }),
      sampleNumber({ id: '2', type: 'sms', country_code: 'FR', current_status: 'suspended' }),
    ];
    receiveList(rows);
  });

  const menu = () => document.querySelector<HTMLElement>('[role=dialog]');
  const focused = () => document.activeElement as HTMLElement;
  const said = (selector: string) =>
    [...(menu()?.querySelectorAll(selector) ?? [])].map((one) => one.textContent.replace(/\s+/g, ' ').trim());
  const option = (text: string) =>
    [...menu()!.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent.includes(text))!;

  async function press(key: string, on: EventTarget = focused()): Promise<void> {
    on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await nextTick();
    await nextTick();
  }

  async function seek(text: string): Promise<void> {
    const field = menu()!.querySelector('input')!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await nextTick();
  }

  async function openMenu() {
    const wrapper = mount(Page, { attachTo: document.body });
    await nextTick();
    await press('f', document.body);
    await vi.waitFor(() => expect(menu()).not.toBeNull());
    await nextTick();
    return wrapper;
  }

  it('are one menu of all, opened by its key, with the keyboard in its field', async () => {
    await openMenu();
    expect(focused().tagName).toBe('INPUT');
    expect(said('.name')).toEqual(['Type', 'Capabilities', 'Status', 'Country', 'Renews', 'Lapses', 'Auto-renewal', 'Sandbox', 'Labels', 'Currency']); // prettier-ignore
    expect(said('[role=checkbox]')).toEqual([]);
  });

  it('include agents once a number has one', async () => {
    receiveList([sampleNumber({ id: '0', agents: JSON.stringify([{ id: '1', name: 'Reception' }]) })]);
    await openMenu();
    expect(said('.name')).toContain('Agents');
    await seek('recep');
    expect(said('[role=checkbox]')).toEqual([expect.stringContaining('Reception')]);
  });

  it('finds names and values, with live counts, and keeps open while several are chosen', async () => {
    await openMenu();
    await seek('s');
    expect(said('.name')).toContain('Status');
    await seek('germ');
    expect(said('.name')).toEqual([]);
    expect(said('[role=checkbox]')).toEqual(['GermanyCountry2']);
    option('Germany').click();
    await nextTick();
    expect(useQueryStore().text).toBe('country:DE');
    await seek('sms');
    expect(said('[role=checkbox]')).toEqual(['SMSType1', 'SMSCapabilities2']);
    option('SMS').click();
    expect(useQueryStore().text).toBe('country:DE type:sms');
    await seek('zzz');
    expect(menu()!.textContent).toContain('No matches');
  });

  it('leads from a name to its values and back, and finds the next value by its first letter', async () => {
    await openMenu();
    option('Status').click();
    await nextTick();
    await nextTick();
    expect(menu()!.getAttribute('aria-label')).toBe('Status');
    expect(focused().textContent).toContain('Active');
    await press('s');
    expect(focused().textContent).toContain('Suspended');
    await press('ArrowLeft');
    expect(menu()!.getAttribute('aria-label')).toBe('Add a filter');
    expect(focused().tagName).toBe('INPUT');
  });

  it('is entered and left by the opposite arrows where the page is written from right to left', async () => {
    document.documentElement.dir = 'rtl';
    await openMenu();
    const name = option('Status');
    await press('ArrowRight', name);
    expect(menu()!.getAttribute('aria-label')).toBe('Add a filter');
    await press('ArrowLeft', name);
    expect(menu()!.getAttribute('aria-label')).toBe('Status');
    await press('ArrowRight');
    expect(menu()!.getAttribute('aria-label')).toBe('Add a filter');
  });

  it('takes what is found first on Enter', async () => {
    await openMenu();
    await seek('fran');
    await press('Enter', menu()!.querySelector('input')!);
    expect(useQueryStore().text).toBe('country:FR');
  });

  it('says what to do where there is no label yet', async () => {
    await openMenu();
    option('Labels').click();
    await nextTick();
    await nextTick();
    expect(menu()!.textContent).toContain('No labels yet. Select numbers and press L.');
  });

  it('are chips only while they are active: with their menu, or as they were typed', async () => {
    const queries = useQueryStore();
    const wrapper = mount(FilterRow, { attachTo: document.body });
    const chips = () => wrapper.find('[role=group][aria-label=Filters]');
    expect(chips().exists()).toBe(false);
    queries.replace('hello type:sms|voice -status:inactive country:DE|FR|IT');
    await nextTick();
    expect(chips().findAll('.chip').map((one) => one.text())).toEqual([
      'Type SMS, Voice',
      'Status: not InactiveStatus not Inactive',
      'Country Germany and 2 more',
    ]); // prettier-ignore
    await wrapper.get('[aria-label="Remove filter Status: not Inactive"]').trigger('click');
    await wrapper.get('[aria-label="Remove filter Type: SMS, Voice"]').trigger('click');
    expect(queries.text).toBe('hello country:DE|FR|IT');
    await wrapper.get('[aria-label="Country: Germany and 2 more"]').trigger('click');
    await vi.waitFor(() => expect(menu()?.getAttribute('aria-label')).toBe('Country'));
    await chips().findAll('.text-button').at(-1)!.trigger('click');
    expect(chips().exists()).toBe(false);
  });
});
