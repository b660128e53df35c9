// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { expect, it, vi } from 'vitest';
import { sampleNumber } from '../../../shared/testing/sample';
import { useAppStore } from '../../stores/app';
import { receiveList } from '../../testing/receive-list';
import { sampleState } from '../../testing/sample-state';
import { cellFilters } from './cell-filter';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

const NONE_HAD = { has_mms: false, has_fax: false, has_whatsapp: false };

it('offers every value of a row, each under words of its own', () => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  const number = sampleNumber({
    ...NONE_HAD,
    ...{ type: 'voice', country_code: 'US', current_status: 'active', has_voice: true, has_sms: true },
    ...{ renewal_date: '2099-01-15', currency: 'USD' },
  });
  receiveList([number]);
  const of = { environmentId: 'a', numberId: number.id };
  expect(cellFilters(of, null)).toEqual([
    { key: 'country', value: 'US', words: 'United States' },
    { key: 'type', value: 'voice', words: 'Voice' },
    { key: 'status', value: 'active', words: 'Active' },
    { key: 'has', value: 'voice', words: 'Capabilities: Voice' },
    { key: 'has', value: 'sms', words: 'Capabilities: SMS' },
    { key: 'renews', value: '2099-01-15', words: expect.stringContaining('Renews: ') as string },
    { key: 'currency', value: 'USD', words: expect.stringContaining('USD') as string },
  ]);
  expect(cellFilters(of, 'capabilities').map(({ words }) => words)).toEqual(['Voice', 'SMS']);
});
