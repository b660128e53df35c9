import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import type { EnvironmentDto } from '../../shared/bridge/state';
import { useAppStore } from '../stores/app';
import { sampleState } from '../testing/sample-state';
import { canOpenTalkover, openableInTalkover } from './open-talkover';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

beforeEach(() => {
  setActivePinia(createPinia());
  const [first] = sampleState().environments;
  const others: Partial<EnvironmentDto>[] = [
    { id: 'sample', kind: 'sample' },
    { id: 'plain', baseUrl: 'http://numbers.example' },
    { id: 'here', baseUrl: 'http://127.0.0.1:4010' },
  ];
  const environments = [first!, ...others.map((fields) => ({ ...first!, ...fields }))];
  useAppStore().state = sampleState({ environments });
});

it('opens environments with an address that can be trusted, and neither sample data nor one that was removed', () => {
  const openable = ['a', 'here', 'sample', 'plain', 'removed', null].filter(canOpenTalkover);
  expect(openable).toEqual(['a', 'here']);
});

it('offers each environment of numbers once, without those that cannot be opened', () => {
  const idsOf = (...ids: string[]) => openableInTalkover(ids).map(({ key }) => key);
  expect(idsOf('a', 'a')).toEqual(['a']);
  expect(idsOf('a', 'sample', 'here', 'a')).toEqual(['a', 'here']);
  expect(idsOf('sample')).toEqual([]);
  expect(idsOf()).toEqual([]);
});
