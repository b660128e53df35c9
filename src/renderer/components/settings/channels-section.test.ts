// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ChannelDto } from '../../../shared/channels/channel';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useViewStore } from '../../stores/view';
import { sampleState } from '../../testing/sample-state';
import ChannelsSection from './ChannelsSection.vue';

enableAutoUnmount(afterEach);

vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: () => Promise.resolve(undefined),
  reportOfFailure: (error: unknown) => error,
}));

const channelOf = (name: string, id: string): ChannelDto => ({
  id,
  kind: 'ntfy',
  name,
  enabled: true,
  about: { lapses: true, renews: false, alerts: true },
  savedViewId: null,
  rhythm: 'immediate',
  at: 480,
  weekday: 1,
  language: 'app',
  followsQuietHours: true,
  followsPause: false,
  fields: {},
  secrets: ['url'],
  host: 'ntfy.sh',
  state: { lastSentAt: null, failure: null, waiting: 0 },
});
const channels = [
  channelOf('Bell', '11111111-1111-4111-8111-111111111111'),
  channelOf('Horn', '22222222-2222-4222-8222-222222222222'),
];

beforeEach(() => {
  setActivePinia(createPinia());
  document.body.replaceChildren();
  useAppStore().state = sampleState({ channels });
});

function open() {
  const section = mount(ChannelsSection, { props: { state: sampleState({ channels }) }, attachTo: document.body });
  const name = () => section.find<HTMLInputElement>('form input');
  const edit = (of: string) => section.get(`[aria-label="Edit ${of}"]`).trigger('click');
  return { section, name, edit };
}

it('keeps what was entered for one channel while another is edited, and leads back to it', async () => {
  const { name, edit } = open();
  await edit('Bell');
  expect(document.activeElement).toBe(name().element);
  await name().setValue('Bells');
  await edit('Horn');
  expect(name().element.value).toBe('Horn');
  expect(useFeedbackStore().toast?.words).toBe('Your entries are kept in Settings.');
  useFeedbackStore().takeOffer();
  await flushPromises();
  expect([name().element.value, useViewStore().settingsWish]).toEqual(['Bells', null]);
  await edit('Horn');
  await edit('Bell');
  expect(name().element.value).toBe('Bells');
});

it('has the form open that was left last, and leaves the keyboard where it is', async () => {
  const first = open();
  await first.edit('Horn');
  await first.name().setValue('Horns');
  first.section.unmount();
  const again = open();
  expect(again.name().element.value).toBe('Horns');
  expect(document.activeElement).toBe(document.body);
});
