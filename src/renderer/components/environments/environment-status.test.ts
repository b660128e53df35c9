import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import type { EnvironmentView } from '../../../shared/bridge/state';
import { useAppStore } from '../../stores/app';
import { sampleState } from '../../testing/sample-state';
import { environmentStatus, environmentTrouble } from './environment-status';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

const MINUTE = 60_000;

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState({ locale: 'en-US' });
});

/** The first environment of the sample state, with another state of its syncs. */
function environment(sync: Partial<EnvironmentView['sync']>, outage: EnvironmentView['outage'] = null): EnvironmentView {
  const one = useAppStore().state!.environments[0]!;
  return { ...one, outage, sync: { ...one.sync, phase: 'idle', error: null, count: 1200, ...sync } };
}

it('says how many numbers an environment has, and when it was synced', () => {
  const { now } = useAppStore();
  expect(environmentStatus(environment({ lastSuccessAt: now }))).toBe('1,200 numbers, updated just now');
  expect(environmentStatus(environment({ lastSuccessAt: now - 3 * MINUTE }))).toMatch(/^1,200 numbers, updated 3 min/);
  expect(environmentStatus(environment({ phase: 'syncing' }))).toBe('Syncing…');
  expect(environmentStatus(environment({ lastSuccessAt: null }))).toBe('Not synced yet');
});

it('says what keeps it from being synced, the longest outage first, and nothing while all is well', () => {
  const error = (code: 'offline' | 'server') => ({ code, message: '' });
  expect(environmentTrouble(environment({}))).toBe(null);
  expect(environmentTrouble(environment({ error: error('offline') }))?.words).toBe('Can’t reach Talkover');
  expect(environmentTrouble(environment({ error: error('server') }))?.words).toBe('Last sync failed');
  expect(environmentTrouble(environment({ phase: 'signed_out' }))).toEqual({ words: 'Needs a token', isGrave: false });
  const since = new Date(2026, 10, 26, 17, 39).getTime();
  expect(environmentTrouble(environment({ phase: 'signed_out' }, { since }))).toEqual({
    words: 'No sync since Nov 26, 2026, 5:39 PM',
    isGrave: true,
  });
  expect(environmentTrouble(environment({}, { since: null }))?.words).toBe('Not synced yet');
});
