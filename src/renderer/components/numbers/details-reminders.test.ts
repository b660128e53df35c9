// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { localDay } from '../../../shared/calendar/calendar-day';
import { DEFAULT_OFFSETS, patchOffsets } from '../../../shared/reminders/offsets';
import { NO_PREFERENCE, type ReminderPreference } from '../../../shared/reminders/preference';
import { sampleNumber } from '../../../shared/testing/sample';
import { useAppStore } from '../../stores/app';
import { createLateMain, type LateMain } from '../../testing/late-main';
import { sampleState } from '../../testing/sample-state';
import DetailsReminders from './DetailsReminders.vue';

enableAutoUnmount(afterEach);

let main: LateMain;
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (...asked: Parameters<LateMain['request']>) => main.request(...asked),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

describe('custom reminder days of a number', () => {
  let own: ReminderPreference;

  beforeEach(() => {
    setActivePinia(createPinia());
    const app = useAppStore();
    app.state = sampleState();
    own = NO_PREFERENCE;
    main = createLateMain({
      'reminders.preferences': ({ environmentId }) => (environmentId === 'a' ? { '1': own } : {}),
      'reminders.sent': () => ({ sent: null, settledThrough: 0, isLimited: false }),
      'reminders.prefer': ({ change }) => {
        own = { ...own, offsets: change.offsets ? patchOffsets(own.offsets ?? DEFAULT_OFFSETS, change.offsets) : null };
        const { reminders } = app.state!;
        app.state = { ...app.state!, reminders: { ...reminders, revision: reminders.revision + 1 } };
      },
    });
  });

  async function details() {
    const wrapper = mount(DetailsReminders, {
      props: { environmentId: 'a', number: sampleNumber({ id: '1' }), fetchedOn: localDay(Date.now()) },
      attachTo: document.body,
    });
    await main.settle();
    return wrapper;
  }

  it('are saved with the first choice, and not before', async () => {
    const wrapper = await details();
    const toggle = wrapper.get('.link');
    await toggle.trigger('click');
    expect(wrapper.findAll('.own .chip').length).toBe(DEFAULT_OFFSETS.lapses.length + DEFAULT_OFFSETS.renews.length);
    expect(main.waiting).toEqual([]);
    await toggle.trigger('click');
    expect([wrapper.find('.own').exists(), main.waiting]).toEqual([false, []]);

    await toggle.trigger('click');
    await wrapper.get('[aria-label="Remove 14 days before"]').trigger('click');
    await main.settle();
    expect(own.offsets?.lapses).toEqual([7, 3, 1, 0, -1]);
    await toggle.trigger('click');
    await main.settle();
    expect([own.offsets, wrapper.find('.own').exists()]).toEqual([null, false]);
  });

  it('are not begun for the next number', async () => {
    const wrapper = await details();
    await wrapper.get('.link').trigger('click');
    await wrapper.setProps({ number: sampleNumber({ id: '2' }) });
    expect(wrapper.find('.own').exists()).toBe(false);
  });
});
