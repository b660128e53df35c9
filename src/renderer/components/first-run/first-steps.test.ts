// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppState } from '../../../shared/bridge/state';
import type { NotificationOutcome } from '../../../shared/bridge/notification';
import { settingsSchema } from '../../../shared/settings';
import { sampleNumber } from '../../../shared/testing/sample';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useUndoStore } from '../../stores/undo';
import { useViewStore } from '../../stores/view';
import { receiveList } from '../../testing/receive-list';
import { sampleState } from '../../testing/sample-state';
import FirstSteps from './FirstSteps.vue';

const request = vi.hoisted(() => vi.fn());
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request,
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

enableAutoUnmount(afterEach);

const asked = (name: string) =>
  request.mock.calls.filter(([what]) => what === name).map(([, input]) => input as unknown);

/** The state with the first steps open, as main would tell it. */
function tell(changes: Partial<AppState> = {}): void {
  useAppStore().state = sampleState({ firstSteps: { phase: 'open', done: [] }, ...changes });
}

/** A list in which one number lapses tomorrow, or none. */
function list(lapses: boolean): void {
  const number = sampleNumber({
    id: '1',
    auto_renewal: !lapses,
    renewal_date: '2026-03-02',
    days_until_monthly_renewal: 1,
  });
  receiveList([number], 'a', Date.now());
}

function open() {
  const wrapper = mount(FirstSteps, { attachTo: document.body });
  const press = async (name: string) => {
    await wrapper
      .findAll('button')
      .find((one) => [one.text(), one.attributes('aria-label')].includes(name))!
      .trigger('click');
    await flushPromises();
  };
  return { wrapper, press };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 2, 1, 12) });
  setActivePinia(createPinia());
  request.mockReset().mockResolvedValue(undefined);
  tell();
});
afterEach(() => void vi.useRealTimers());

describe('the first steps', () => {
  it('ask whether the test notification was seen, and help where it was not', async () => {
    list(true);
    const { wrapper, press } = open();
    request.mockResolvedValueOnce({ outcome: 'shown' } satisfies NotificationOutcome);
    await press('Send test notification');
    expect(wrapper.text()).toContain('Did you see a notification?');
    await press('No');
    expect(wrapper.text()).toContain('Turn off Do Not Disturb');
    request.mockResolvedValueOnce({ outcome: 'failed', reason: 'No service.' } satisfies NotificationOutcome);
    await press('Send again');
    expect(wrapper.text()).toContain('No service.');
    request.mockResolvedValueOnce({ outcome: 'shown' } satisfies NotificationOutcome);
    await press('Send again');
    await press('Yes, I saw it');
    expect(asked('firstSteps.done')).toEqual([{ step: 'notifications' }]);
  });

  it('offer to remove sample data for as long as there is any', async () => {
    list(true);
    const { wrapper, press } = open();
    expect(wrapper.text()).not.toContain('sample data');
    const { environments } = sampleState();
    const sample = { ...environments[1]!, id: 'sample', kind: 'sample' as const };
    tell({ environments: [...environments, sample] });
    await flushPromises();
    expect(wrapper.text()).toContain('0 of 4 done');
    await press('Remove sample data');
    expect(asked('environment.remove')).toEqual([{ environmentId: 'sample' }]);
    expect(useFeedbackStore().toast?.words).toBe('Sample data removed');
    const undo = useUndoStore();
    request.mockResolvedValueOnce({ environmentId: 'again' });
    await undo.undo();
    expect(asked('environment.addSample')).toEqual([undefined]);
    tell({ environments: [...environments, { ...sample, id: 'again' }] });
    await undo.redo();
    expect(asked('environment.remove')).toEqual([{ environmentId: 'sample' }, { environmentId: 'again' }]);
    tell({ environments });
    request.mockResolvedValueOnce({ environmentId: 'more' });
    await undo.undo();
    await undo.redo(); // it was removed elsewhere
    expect(useFeedbackStore().toast?.words).toBe('Nothing was redone, because it has changed since then.');
  });

  it('lead to the number that lapses first, and know once it was seen', async () => {
    list(true);
    const { wrapper, press } = open();
    expect(wrapper.text()).toContain('(123) 456-7890 lapses tomorrow');
    await press('See what you can do');
    expect(useViewStore().openNumber).toEqual({ environmentId: 'a', numberId: '1' });
    expect(asked('firstSteps.done')).toEqual([{ step: 'lapsing' }]);
  });

  it('count a list in which nothing lapses as seen only while it is up to date', async () => {
    const { wrapper } = open();
    expect(wrapper.text()).toContain('0 of 3 done');
    list(false);
    await flushPromises();
    expect(wrapper.text()).toContain('1 of 3 done');
    const [first, second] = sampleState().environments;
    const error = { code: 'offline', message: 'Can’t reach Talkover.' } as const;
    tell({ environments: [{ ...first!, sync: { ...first!.sync, error } }, second!] });
    await flushPromises();
    expect(wrapper.text()).toContain('0 of 3 done');
  });

  it('offer what the shell can do', async () => {
    list(true);
    const { wrapper, press } = open();
    await press('Turn on');
    expect(asked('settings.update')).toEqual([{ launchAtLogin: true }]);
    tell({ shell: 'browser' });
    await flushPromises();
    expect(wrapper.text()).not.toContain('sign in');
    expect(wrapper.text()).toContain('0 of 2 done');
  });

  it('go once all are done, and say so', async () => {
    list(false);
    open();
    const settings = settingsSchema.parse({ launchAtLogin: true });
    tell({ settings });
    await flushPromises();
    expect(asked('firstSteps.close')).toEqual([]);
    tell({ settings, firstSteps: { phase: 'open', done: ['notifications'] } });
    await flushPromises();
    expect(asked('firstSteps.close')).toEqual([undefined]);
    expect(useFeedbackStore().toast?.words).toContain('First steps done.');
  });

  it('go when they are dismissed', async () => {
    await open().press('Hide first steps');
    expect(asked('firstSteps.close')).toEqual([undefined]);
  });
});
