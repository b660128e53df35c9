// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { nextTick, shallowRef } from 'vue';
import { sampleState } from '../testing/sample-state';
import { followLanguage } from './language';
import { useViewStore } from './view';

vi.mock('../../shared/i18n/load-messages', () => ({ speakLanguage: () => Promise.resolve() }));
vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportPageFailure: vi.fn() }));

const reload = vi.fn();
/** Another one for each test, so that pages of earlier tests no longer follow it. */
let state = shallowRef(sampleState());

/** A page begins, in the language that main has. */
async function load(): Promise<void> {
  setActivePinia(createPinia());
  await followLanguage(() => state.value);
}

beforeEach(() => {
  vi.stubGlobal('location', { reload });
  reload.mockClear();
  sessionStorage.clear();
  state = shallowRef(sampleState());
});

it('loads the page again in the language that was chosen, at the place where it was', async () => {
  await load();
  expect(useViewStore().settingsWish).toBe(null);
  useViewStore().show('settings');
  state.value = { ...state.value, language: 'de' };
  await nextTick();
  expect(reload).toHaveBeenCalledOnce();
  await load();
  expect(useViewStore().settingsWish).toEqual({ kind: 'section', section: 'appearance' });
  await load();
  expect(useViewStore().settingsWish).toBe(null);
});

it('stays where the user is if the language changes behind another view', async () => {
  await load();
  state.value = { ...state.value, language: 'fr' };
  await nextTick();
  expect(reload).toHaveBeenCalledOnce();
  await load();
  expect(useViewStore().settingsWish).toBe(null);
});
