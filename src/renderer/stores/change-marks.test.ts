import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { promisesSettled } from '../../shared/testing/promises-settled';
import { request } from '../bridge/bridge-client';
import { sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useChangeMarksStore } from './change-marks';
import { useLabelsAndNotesStore } from './labels-and-notes';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

const NOW = new Date('2026-11-25T12:00').getTime();
/** When a number of each environment changed; an environment that isn't in it can't be read. */
let changed: Record<string, number>;

async function tell(revision: number): Promise<void> {
  useAppStore().state = sampleState({ activity: { revision } });
  await promisesSettled();
}

beforeEach(() => {
  changed = { a: NOW - 1, b: NOW - 2 };
  vi.mocked(request).mockImplementation((_, input) => {
    const at = changed[(input as { environmentId: string }).environmentId];
    return at === undefined ? Promise.reject(new Error('unreadable')) : Promise.resolve({ changedAt: { n: at }, unread: [] } as never); // prettier-ignore
  });
  setActivePinia(createPinia());
  useAppStore().now = NOW;
});

const marks = () => ['a', 'b'].map((environmentId) => useChangeMarksStore().markOf({ environmentId, numberId: 'n' }));

it('an environment whose activity can’t be read costs the others no marks', async () => {
  changed = { b: NOW - 2 };
  await tell(1);
  useChangeMarksStore();
  await promisesSettled();
  expect(marks()).toEqual([null, NOW - 2]);
  expect([...useLabelsAndNotesStore().changedOn.keys()]).toEqual(['b']);
});

it('an environment keeps the marks that it had while its activity can’t be read', async () => {
  await tell(1);
  useChangeMarksStore();
  await promisesSettled();
  changed = { b: NOW - 3 };
  await tell(2);
  expect(marks()).toEqual([NOW - 1, NOW - 3]);
});
