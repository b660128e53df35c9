// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { sampleNumber } from '../../../shared/testing/sample';
import { VIEW_NAMES } from '../../../shared/settings';
import { useAppStore } from '../../stores/app';
import { useListStore } from '../../stores/list';
import { useRenewalsStore } from '../../stores/renewals';
import { useViewStore } from '../../stores/view';
import { chunkOf, sampleState } from '../../testing/sample-state';
import LossBanners from './LossBanners.vue';

enableAutoUnmount(afterEach);

const request = vi.hoisted(() => vi.fn(() => Promise.resolve()));
vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request, reportOfFailure: vi.fn() }));

function lose(numbers: number) {
  const state = sampleState();
  const loss = { at: 7, lost: 600, before: 1000, isRead: false, isDismissed: false };
  const environments = state.environments.map((environment) =>
    environment.id === 'a' ? { ...environment, loss } : environment,
  );
  useAppStore().state = { ...state, environments };
  const list = useListStore();
  list.receive({ type: 'start', list: 1, environmentId: 'a', total: numbers, fetchedAt: 5 });
  const chunk = chunkOf(Array.from({ length: numbers }, (_, id) => sampleNumber({ id: String(id) })));
  if (numbers > 0) list.receive({ type: 'rows', list: 1, chunk });
  list.receive({ type: 'end', list: 1 });
  return mount(LossBanners);
}

beforeEach(() => {
  setActivePinia(createPinia());
  request.mockClear();
});

it('says a loss in every view by the same alert, which a change of the view does not say again', async () => {
  const banners = lose(400);
  const alert = banners.get('[role=alert]').element;
  expect(alert.textContent).toContain('600 of 1,000 numbers were removed from a on ');
  for (const name of VIEW_NAMES) {
    useViewStore().show(name);
    await nextTick();
    expect(
      banners.findAll('[role=alert]').map(({ element }) => element),
      name,
    ).toEqual([alert]);
  }
});

it('leaves it to the view of a list that is empty', async () => {
  const banners = lose(0);
  const isShown = async () => {
    await nextTick();
    return banners.find('[role=alert]').exists();
  };
  expect(await isShown()).toBe(false);
  useViewStore().show('renewals');
  expect(await isShown()).toBe(false);
  useRenewalsStore().tab = 'reminders';
  expect(await isShown()).toBe(true);
  useViewStore().show('settings');
  expect(await isShown()).toBe(true);
});

it('is dismissed for the loss that it shows, which reads no change', async () => {
  const banners = lose(400);
  await banners.findAll('button').at(-1)!.trigger('click');
  expect(request.mock.calls).toEqual([['activity.dismissLoss', { environmentId: 'a', at: 7 }]]);
  const state = useAppStore().state!;
  const environments = state.environments.map((one) => ({
    ...one,
    loss: one.loss && { ...one.loss, isDismissed: true },
  }));
  useAppStore().state = { ...state, environments };
  await nextTick();
  expect(banners.find('[role=alert]').exists()).toBe(false);
});
