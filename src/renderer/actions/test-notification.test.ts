// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { NotificationOutcome } from '../../shared/bridge/notification';
import { useAppStore } from '../stores/app';
import { sampleState } from '../testing/sample-state';
import { useTestNotification } from './test-notification';

/** What happened, in order. */
let log: string[];
/** What main answers. */
let main: () => NotificationOutcome;
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request: (name: string) => {
    log.push(name);
    return Promise.resolve().then(main);
  },
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

/** The user's browser, which has not been asked yet unless told so. */
function stubBrowser(permission: NotificationPermission): void {
  const requestPermission = () => {
    log.push('asked the user');
    return Promise.resolve('granted');
  };
  vi.stubGlobal('Notification', { permission, requestPermission });
}

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  log = [];
  main = () => ({ outcome: 'shown' });
});
afterEach(() => vi.unstubAllGlobals());

it('says that it is being sent, and that it was shown', async () => {
  const { test, isTesting, outcome, problem } = useTestNotification();
  const sent = test();
  expect(isTesting.value).toBe(true);
  await sent;
  expect([isTesting.value, outcome.value, problem.value]).toEqual([false, { outcome: 'shown' }, undefined]);
});

it('says why none was shown, and nothing of that once one is', async () => {
  const { test, outcome, problem } = useTestNotification();
  main = () => ({ outcome: 'failed', reason: 'No service shows notifications.' });
  await test();
  expect(problem.value).toContain('No service shows notifications.');
  main = () => {
    throw new Error('The app is quitting.');
  };
  await test();
  expect([problem.value, outcome.value]).toEqual(['The app is quitting.', null]);
  main = () => ({ outcome: 'shown' });
  await test();
  expect(problem.value).toBeUndefined();
});

it('asks the user of a browser first, once', async () => {
  useAppStore().state = sampleState({ shell: 'browser' });
  stubBrowser('default');
  await useTestNotification().test();
  expect(log).toEqual(['asked the user', 'reminders.test']);
  stubBrowser('denied');
  await useTestNotification().test();
  expect(log.slice(2)).toEqual(['reminders.test']);
});

it('needs no permission in the desktop app', async () => {
  stubBrowser('default');
  await useTestNotification().test();
  expect(log).toEqual(['reminders.test']);
});
