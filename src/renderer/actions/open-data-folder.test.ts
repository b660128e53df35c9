// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { useFeedbackStore } from '../stores/feedback';
import { openDataFolder } from './open-data-folder';

/** What main answers. */
let main: () => unknown;
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request: () => Promise.resolve().then(main),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const path = '/home/ada/Talkover Numbers';
const writeText = vi.fn();

beforeEach(() => {
  setActivePinia(createPinia());
  writeText.mockReset().mockResolvedValue(undefined);
  vi.stubGlobal('navigator', { clipboard: { writeText } });
});

it('says nothing where the system shows the folder', async () => {
  main = () => ({ path, isOpened: true });
  await openDataFolder();
  expect([useFeedbackStore().toast, useFeedbackStore().failure]).toEqual([null, null]);
});

it('says where the folder is where the system cannot show it, and copies its path', async () => {
  main = () => ({ path, isOpened: false });
  await openDataFolder();
  const feedback = useFeedbackStore();
  expect(feedback.toast?.words).toContain(path);
  feedback.takeOffer();
  await flushPromises();
  expect(writeText.mock.calls).toEqual([[path]]);
  expect(feedback.toast?.words).toBe(`Copied ${path}`);
});

it('says why where main fails, and names no folder', async () => {
  main = () => {
    throw new Error('The disk is gone.');
  };
  await openDataFolder();
  expect([useFeedbackStore().failure?.message, useFeedbackStore().toast]).toEqual(['The disk is gone.', null]);
});
