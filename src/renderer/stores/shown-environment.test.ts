import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { createLateMain, type LateMain } from '../testing/late-main';
import { sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useFeedbackStore } from './feedback';
import { useShownEnvironmentStore } from './shown-environment';

let main: LateMain;
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request: (...asked: Parameters<LateMain['request']>) => main.request(...asked),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

/** Main knows the environments `a` and `b`, of which it shows `a`. */
beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  main = createLateMain({
    'environment.select'({ environmentId }) {
      if (environmentId === 'gone') throw new Error('That environment was removed.');
      const active = environmentId === null ? {} : { activeEnvironmentId: environmentId };
      useAppStore().state = { ...useAppStore().state!, ...active, showsAll: environmentId === null };
    },
  });
});

it('is the one that was asked for last, before main has shown it, too', async () => {
  const shown = useShownEnvironmentStore();
  const asked = shown.show('b');
  expect([shown.id, useAppStore().shownEnvironmentId]).toEqual(['b', 'a']);
  expect(shown.includes('a')).toBe(false);
  const again = shown.show('a');
  expect(shown.id).toBe('a');
  await main.answer();
  expect([await asked, await again]).toEqual([true, true]);
  expect([shown.id, useAppStore().shownEnvironmentId]).toEqual(['a', 'a']);
});

it('is among all of them', async () => {
  const shown = useShownEnvironmentStore();
  void shown.show(null);
  await main.answer();
  expect([shown.id, shown.includes('a'), shown.includes('b'), shown.includes('gone')]).toEqual([
    null,
    true,
    true,
    false,
  ]);
});

it('is the one of before where main cannot show another, which is said', async () => {
  const shown = useShownEnvironmentStore();
  const asked = shown.show('gone');
  await main.answer();
  expect([await asked, shown.id]).toEqual([false, 'a']);
  expect(useFeedbackStore().failure?.message).toBe('That environment was removed.');
});
