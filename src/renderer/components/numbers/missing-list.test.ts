// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import type { ErrorCode } from '../../../shared/app-error';
import { useAppStore } from '../../stores/app';
import { CALM, sampleState } from '../../testing/sample-state';
import { request } from '../../bridge/bridge-client';
import MissingList from './MissingList.vue';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

beforeEach(() => setActivePinia(createPinia()));

/** What stands in the place of a list that never came, because of an error. */
function failed(code: ErrorCode) {
  const [environment] = sampleState().environments;
  const sync = { ...CALM, lastSuccessAt: null, error: { code, message: 'It failed.' } };
  useAppStore().state = sampleState({ environments: [{ ...environment!, sync }] });
  return mount(MissingList, { props: { condition: 'failed' } });
}

it.each([
  ['worker_failed', ['Try again', 'Open Settings', 'Copy diagnostics…']],
  ['list_incomplete', ['Try again', 'Open Settings', 'Copy diagnostics…']],
  ['timeout', ['Try again', 'Open Settings']],
] as const)('says why there is no list, and offers what helps: %s', (code, buttons) => {
  const shown = failed(code);
  expect(shown.get('[role=alert]').text()).toContain('It failed.');
  expect(shown.findAll('button').map((button) => button.text())).toEqual(buttons);
});

it('leads to Talkover from an environment that has no numbers yet', async () => {
  useAppStore().state = sampleState();
  const shown = mount(MissingList, { props: { condition: 'empty' } });
  await shown
    .findAll('button')
    .find((button) => button.text() === 'Open in Talkover')!
    .trigger('click');
  expect(request).toHaveBeenCalledWith('talkover.open', { environmentId: 'a' });
});
