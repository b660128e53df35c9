// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import type { EnvironmentDto } from '../../../shared/bridge/state';
import { useAppStore } from '../../stores/app';
import { useDialogStore } from '../../stores/dialog';
import { CALM, sampleState } from '../../testing/sample-state';
import StaleBanner from './StaleBanner.vue';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
});

const SINCE = Date.UTC(2026, 10, 23, 9);

function banner(changes: Partial<EnvironmentDto>) {
  const environment = { ...sampleState().environments[0]!, ...changes };
  return mount(StaleBanner, { props: { environment, fetchedAt: SINCE } });
}

it('is not there while syncs succeed', () => {
  expect(banner({}).text()).toBe('');
});

it('says why the list may be out of date', () => {
  const error = { code: 'server' as const, message: 'Talkover is having problems.' };
  expect(banner({ sync: { ...CALM, error } }).text()).toMatch(
    /^Talkover is having problems. Showing data from .*23 Nov 2026.* Retrying automatically./,
  );
});

it('leaves it to the form above the view to say that a proxy asks for a password', () => {
  const error = { code: 'proxy_sign_in' as const, message: 'The proxy requires a user name.' };
  expect(banner({ sync: { ...CALM, error } }).text()).toContain('The proxy requires a user name.');
  useAppStore().state = sampleState({ proxy: { proxy: 'proxy.example.com:3128', isRefused: false } });
  expect(banner({ sync: { ...CALM, error } }).text()).toBe('');
});

it('says that an outage is one, also where a sync that never ends gives no reason', () => {
  const hanging = banner({ sync: { ...CALM, phase: 'syncing' }, outage: { since: SINCE } });
  expect(hanging.text()).toMatch(/^No sync since .*23 Nov 2026.*, so later changes and renewals are unknown\./);
  expect(hanging.text()).not.toContain('Retrying');
  expect(hanging.find('[role=status] > *').classes().join(' ')).toContain('danger');
  expect(banner({ outage: { since: null } }).text()).toMatch(/^No sync has succeeded yet/);
});

it.each([
  ['worker_failed', true],
  ['unexpected_response', true],
  ['list_unstable', true],
  ['server', false],
  ['timeout', false],
] as const)('offers diagnostics where the cause is not the connection: %s %s', async (code, isOffered) => {
  const shown = banner({ sync: { ...CALM, error: { code, message: 'It failed.' } } });
  const button = shown.findAll('button').find((one) => one.text() === 'Copy diagnostics…');
  expect(button !== undefined).toBe(isOffered);
  await button?.trigger('click');
  expect(useDialogStore().open).toEqual(isOffered ? { kind: 'diagnostics', first: 'copy' } : null);
});
