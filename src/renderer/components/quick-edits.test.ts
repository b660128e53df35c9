// @vitest-environment happy-dom
import { enableAutoUnmount, mount, type VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { localDay } from '../../shared/calendar/calendar-day';
import { DEFAULT_COLUMNS } from '../../shared/numbers/table-columns';
import { ALERT_KINDS, forEachAlertKind } from '../../shared/reminders/alert-kinds';
import { NO_PREFERENCE, type ReminderPreference } from '../../shared/reminders/preference';
import { DEFAULT_OFFSETS, patchOffsets } from '../../shared/reminders/offsets';
import { DEFAULT_SORT } from '../../shared/query/query';
import { changeSavedView, moveSavedView, type SavedView } from '../../shared/saved-view';
import { sampleNumber } from '../../shared/testing/sample';
import { useAppStore } from '../stores/app';
import { createLateMain, type LateMain } from '../testing/late-main';
import { sampleState } from '../testing/sample-state';
import { updateSettings } from '../testing/update-settings';
import DetailsReminders from './numbers/DetailsReminders.vue';
import QuietHours from './settings/QuietHours.vue';
import ReminderAlerts from './settings/ReminderAlerts.vue';
import ReminderOffsets from './settings/ReminderOffsets.vue';
import SavedViews from './saved-views/SavedViews.vue';

enableAutoUnmount(afterEach);

let main: LateMain;
/** What main holds for the number `1`. */
let own: ReminderPreference;
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request: (...asked: Parameters<LateMain['request']>) => main.request(...asked),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const view = (id: string): SavedView => ({
  id,
  name: id,
  query: '',
  sort: DEFAULT_SORT,
  columns: [...DEFAULT_COLUMNS],
  groupBy: null,
  pinned: false,
  reminds: false,
});

/** The page edits twice before it has heard of the first edit; main must end with both. */
describe('two edits before main has answered', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
    const app = useAppStore();
    app.state = sampleState({ savedViews: ['a', 'b', 'c'].map(view) });
    const saveSavedViews = (savedViews: SavedView[]) => (app.state = { ...app.state!, savedViews });
    own = { ...NO_PREFERENCE, offsets: DEFAULT_OFFSETS };
    main = createLateMain({
      'reminders.preferences': ({ environmentId }) => (environmentId === 'a' ? { '1': own } : {}),
      'reminders.sent': () => ({ sent: null, settledThrough: 0, isLimited: false }),
      'reminders.prefer': ({ change }) => (own = { ...own, offsets: patchOffsets(own.offsets!, change.offsets!) }),
      'settings.update': updateSettings,
      'savedViews.change': ({ id, change }) => saveSavedViews(changeSavedView(app.state!.savedViews, id, change)),
      'savedViews.move': ({ id, by }) => {
        const { savedViews } = saveSavedViews(moveSavedView(app.state!.savedViews, id, by));
        return { place: savedViews.findIndex((one) => one.id === id) };
      },
    });
  });

  const reminders = () => useAppStore().state!.settings.reminders;
  const labelled = (wrapper: VueWrapper, label: string) => wrapper.get(`[aria-label="${label}"]`);

  it('both count for offsets', async () => {
    const wrapper = mount(ReminderOffsets, { props: { offsets: reminders().offsets }, attachTo: document.body });
    await labelled(wrapper, 'Remove 14 days before').trigger('click');
    await labelled(wrapper, 'Remove 7 days before').trigger('click');
    await wrapper.findAll('[aria-label="Remove 1 day before"]')[1]!.trigger('click');
    expect(main.waiting).toHaveLength(3);
    await main.answer();
    expect(reminders().offsets).toEqual({ lapses: [3, 1, 0, -1], renews: [] });
    await wrapper.setProps({ offsets: reminders().offsets });
    expect(wrapper.get('[aria-live=polite].visually-hidden').text()).toBe(
      'Removed 14 days before, Removed 7 days before',
    );
  });

  it('both count for the offsets of a single number', async () => {
    const wrapper = mount(DetailsReminders, {
      props: { environmentId: 'a', number: sampleNumber({ id: '1' }), fetchedOn: localDay(Date.now()) },
      attachTo: document.body,
    });
    await main.answer();
    await labelled(wrapper, 'Remove 14 days before').trigger('click');
    await labelled(wrapper, 'Remove 7 days before').trigger('click');
    await main.answer();
    expect(own.offsets).toEqual({ lapses: [3, 1, 0, -1], renews: [1] });
  });

  it('both count for alerts', async () => {
    const wrapper = mount(ReminderAlerts, { props: { alerts: reminders().alerts }, attachTo: document.body });
    const [first, second] = wrapper.findAll('[role=switch]');
    await first!.trigger('click');
    await second!.trigger('click');
    await main.answer();
    expect(reminders().alerts).toEqual(forEachAlertKind((kind) => !ALERT_KINDS.slice(0, 2).includes(kind)));
  });

  it('both count for quiet hours', async () => {
    main.request('settings.update', { reminders: { quietHours: { enabled: true } } }).catch(() => undefined);
    await main.answer();
    const wrapper = mount(QuietHours, { props: { quiet: reminders().quietHours } });
    for (const [name, time] of [
      ['Quiet from', '22:00'],
      ['Quiet until', '07:30'],
    ] as const) {
      await labelled(wrapper, name).setValue(time);
      await labelled(wrapper, name).trigger('blur');
    }
    await main.answer();
    expect(reminders().quietHours).toEqual({ enabled: true, from: 22 * 60, to: 7 * 60 + 30 });
  });

  it('quiet hours that would end as they begin are sent once they do not', async () => {
    main.request('settings.update', { reminders: { quietHours: { enabled: true } } }).catch(() => undefined);
    await main.answer();
    const wrapper = mount(QuietHours, { props: { quiet: reminders().quietHours } });
    await labelled(wrapper, 'Quiet from').setValue('08:00');
    await labelled(wrapper, 'Quiet from').trigger('blur');
    expect(main.waiting).toEqual([]);
    await labelled(wrapper, 'Quiet until').setValue('09:00');
    await labelled(wrapper, 'Quiet until').trigger('blur');
    await main.answer();
    expect(reminders().quietHours).toEqual({ enabled: true, from: 8 * 60, to: 9 * 60 });
  });

  it('both count for a saved view: moved twice, pinned and renamed', async () => {
    const wrapper = mount(SavedViews, { attachTo: document.body });
    const entry = (name: string) => wrapper.get(`button[data-whole="${name}"]`);
    await entry('a').trigger('keydown', { key: 'ArrowDown', altKey: true });
    await entry('a').trigger('keydown', { key: 'ArrowDown', altKey: true });
    await main.answer();
    expect(useAppStore().state!.savedViews.map(({ id }) => id)).toEqual(['b', 'c', 'a']);

    await entry('b').trigger('keydown', { key: 'F2' });
    await nextTick();
    await labelled(wrapper, 'View name').setValue('Support');
    main.request('savedViews.change', { id: 'b', change: { pinned: true } }).catch(() => undefined);
    await labelled(wrapper, 'View name').trigger('keydown', { key: 'Enter' });
    await main.answer();
    expect(useAppStore().state!.savedViews[0]).toEqual({ ...view('b'), name: 'Support', pinned: true });
  });
});
