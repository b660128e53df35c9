// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sampleNumber } from '../../../shared/testing/sample';
import { useAppStore } from '../../stores/app';
import { useListStore } from '../../stores/list';
import { receiveList } from '../../testing/receive-list';
import { sampleState } from '../../testing/sample-state';
import LapsingBanner from './LapsingBanner.vue';

enableAutoUnmount(afterEach);

const request = vi.hoisted(() => vi.fn(() => Promise.resolve()));
vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request, reportOfFailure: vi.fn() }));

beforeEach(() => {
  document.body.replaceChildren();
  setActivePinia(createPinia());
  request.mockClear();
  const state = sampleState({ showsAll: true });
  const environments = state.environments.map((one) => ({ ...one, baseUrl: 'https://api.talkover.ai' }));
  useAppStore().state = { ...state, environments };
  for (const environmentId of ['a', 'b']) {
    const number = sampleNumber({ id: environmentId, auto_renewal: false });
    receiveList([number], environmentId);
  }
});

function banner(rows: number[]) {
  const { numbers, columns } = useListStore();
  const mounted = mount(LapsingBanner, { props: { numbers, columns, rows: Uint32Array.from(rows) }, attachTo: document.body }); // prettier-ignore
  return mounted.findAll('button').find((button) => button.text().includes('Open in Talkover'))!;
}

it('opens the one environment of numbers that will lapse, and asks which where they are of several', async () => {
  await banner([1]).trigger('click');
  expect(request).toHaveBeenLastCalledWith('talkover.open', { environmentId: 'b' });
  request.mockClear();
  await banner([0, 1]).trigger('click');
  await vi.waitFor(() => expect(document.querySelectorAll('[role=menuitem]')).toHaveLength(2));
  const entries = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
  expect(entries.map((entry) => entry.textContent.trim())).toEqual(['a', 'b']);
  expect(request).not.toHaveBeenCalled();
  entries[0]!.click();
  await flushPromises();
  expect(request).toHaveBeenLastCalledWith('talkover.open', { environmentId: 'a' });
});
