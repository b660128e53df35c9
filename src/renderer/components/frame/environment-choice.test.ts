// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EnvironmentDto } from '../../../shared/bridge/state';
import { useAppStore } from '../../stores/app';
import { CALM, sampleState } from '../../testing/sample-state';
import EnvironmentChoice from './EnvironmentChoice.vue';

enableAutoUnmount(afterEach);

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

beforeEach(() => setActivePinia(createPinia()));

function choice(changes: Partial<EnvironmentDto>) {
  const [first, second] = sampleState().environments;
  const environment = { ...first!, name: 'Production', sync: { ...CALM, count: 1200 }, ...changes };
  const other = { ...second!, sync: { ...CALM, count: 34 } };
  useAppStore().state = sampleState({ environments: [environment, other] });
  return mount(EnvironmentChoice, { props: { environment } });
}

const states = (changes: Partial<EnvironmentDto>) => choice(changes).findAll('.state').map((one) => [one.text(), one.classes().at(-1)]); // prettier-ignore

it('says how many numbers an environment has, and all of them together', () => {
  expect(choice({}).get('.visually-hidden').text()).toBe('1,200 numbers');
  expect(
    mount(EnvironmentChoice, { props: { environment: null } })
      .get('.count')
      .text(),
  ).toContain('1,234');
  expect(
    choice({ sync: { ...CALM, count: null } })
      .find('.count')
      .exists(),
  ).toBe(false);
});

it('says what is wrong with it, most serious first, and nothing where all is well', () => {
  const error = { code: 'server' as const, message: 'Talkover is having problems.' };
  expect(states({})).toEqual([]);
  expect(states({ sync: { ...CALM, error } })).toEqual([['Last sync failed', 'warning']]);
  expect(states({ sync: { ...CALM, error: { ...error, code: 'offline' } } })[0]?.[0]).toBe('Can’t reach Talkover');
  const outage = { since: Date.UTC(2026, 10, 23, 9) };
  expect(states({ outage, lapsing: 3, sync: { ...CALM, error } })).toEqual([
    [expect.stringMatching(/^No sync since .*23 Nov/), 'danger'],
    ['3 numbers will lapse', 'danger'],
  ]);
});

it('says once that it needs a token', () => {
  const words = choice({ sync: { ...CALM, phase: 'signed_out' } }).text();
  expect(words.match(/token/gi)).toHaveLength(1);
});
