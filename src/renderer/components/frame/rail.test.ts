// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrayState } from '../../../shared/bridge/state';
import Hint from '../../base/Hint.vue';
import { useAppStore } from '../../stores/app';
import { CALM, sampleState } from '../../testing/sample-state';
import SyncFooter from './SyncFooter.vue';
import TrayBlock from './TrayBlock.vue';

enableAutoUnmount(afterEach);

const request = vi.hoisted(() => vi.fn(() => Promise.resolve()));
vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request, reportOfFailure: vi.fn() }));
vi.mock('../../lib/narrow-window', () => ({ isNarrowWindow: { __v_isRef: true, value: true } }));

const ask = vi.hoisted(() => ({ may: true }));
vi.mock('../../bridge/page-notifications', () => ({
  mayAskToNotify: () => ask.may,
  askToNotify: () => Promise.resolve(!(ask.may = false)),
}));

beforeEach(() => {
  setActivePinia(createPinia());
  document.body.replaceChildren();
  request.mockClear();
  ask.may = true;
});

describe('the sync state in a narrow window', () => {
  it('is still there in words, for a screen reader and for the pointer', () => {
    const state = sampleState();
    const error = { code: 'server' as const, message: 'Talkover is having problems.' };
    const [first, second] = state.environments;
    useAppStore().state = { ...state, environments: [{ ...first!, sync: { ...CALM, error } }, second!] };
    const footer = mount(SyncFooter);
    const button = footer.get('button');
    const words = footer.get(`#${button.attributes('aria-describedby')}`);
    expect(words.text()).toBe('Last sync failed');
    const hint = footer.findAllComponents(Hint)[0]!;
    expect(hint.props()).toMatchObject({ text: 'Last sync failed\nTalkover is having problems.', isNeedless: false });
  });
});

it('says offline how old the list is', () => {
  useAppStore().state = sampleState({ online: false });
  useAppStore().now = CALM.lastSuccessAt! + 3 * 60_000;
  const words = () => mount(SyncFooter).get('.words').text();
  expect(words()).toBe('Offline, updated 3 min ago');
  const { environments } = sampleState();
  const unsynced = environments.map((one) => ({ ...one, sync: { ...CALM, lastSuccessAt: null } }));
  useAppStore().state = sampleState({ online: false, environments: unsynced });
  expect(words()).toBe('Offline');
});

describe('what stands for the tray, in a narrow window', () => {
  const target = { view: 'reminders' as const, environmentId: null };
  const TRAY: TrayState = {
    ...sampleState().tray,
    ...{ icon: 'attention', tooltip: '2 lapse, the first tomorrow' },
    toDo: { label: 'To do: 2', target },
    next: [{ label: '+1 415 555 0100 · tomorrow', number: '+14155550100', target, hasTalkover: true, isHandled: false, ref: { environmentId: 'a', numberId: '1' } }], // prettier-ignore
  };

  async function open(tray: TrayState) {
    const state = sampleState({ tray });
    useAppStore().state = state;
    const block = mount(TrayBlock, { props: { tray }, attachTo: document.body });
    await block.get('button').trigger('click');
    await flushPromises();
    await vi.waitFor(() => expect(document.querySelector('[role=menu]')).not.toBeNull());
    const entries = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
    return { button: block.get('button'), labels: entries.map((one) => one.textContent.trim()), entries };
  }

  it('is a menu with what the tray offers, called by what the tray says', async () => {
    const { button, labels, entries } = await open(TRAY);
    expect(button.attributes('aria-label')).toBe('2 lapse, the first tomorrow');
    expect(labels).toEqual([
      'To do: 2',
      '+1 415 555 0100 · tomorrow',
      'Show reminders here',
      'Pause reminders: For 1 hour',
      'Pause reminders: Until tomorrow',
      'Pause reminders: Until I resume',
    ]);
    entries[3]!.click();
    expect(request).toHaveBeenCalledWith('reminders.pause', { choice: 'hour' });
  });

  it('leads to the next renewal', async () => {
    const { entries } = await open(TRAY);
    entries[1]!.click();
    expect(useAppStore().target).toEqual(target);
  });

  it('resumes reminders, and no longer asks where the browser has answered', async () => {
    ask.may = false;
    const { button, labels, entries } = await open({ ...TRAY, toDo: null, next: [], pausedUntil: 'forever' });
    expect(button.attributes('aria-label')).toBe('Reminders paused');
    expect(labels).toEqual(['Resume reminders']);
    entries[0]!.click();
    expect(request).toHaveBeenCalledWith('reminders.pause', { choice: null });
  });
});
