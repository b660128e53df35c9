import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dayFromIso, startOfLocalDay } from '../../shared/calendar/calendar-day';
import { refOf } from '../../shared/query/columns';
import { sampleNumber } from '../../shared/testing/sample';
import { chunkOf, sampleState } from '../testing/sample-state';
import { useAppStore } from './app';
import { useListStore } from './list';

vi.mock('../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

const one = sampleNumber({ id: '1' });
const two = sampleNumber({ id: '2' });

describe('the list store', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    useAppStore().state = sampleState();
  });

  it('shows a list once it is whole, in the order it came', () => {
    const list = useListStore();
    list.receive({ type: 'start', list: 1, environmentId: 'a', total: 2, fetchedAt: 5 });
    list.receive({ type: 'rows', list: 1, chunk: chunkOf([one]) });
    expect(list.loading).toBe(true);
    expect([...list.numbers]).toEqual([]);

    list.receive({ type: 'rows', list: 1, chunk: chunkOf([two]) });
    list.receive({ type: 'end', list: 1 });
    expect(list.loading).toBe(false);
    expect([...list.numbers]).toEqual([one, two]);
    expect(list.columns.ids).toEqual(['1', '2']);
    expect(list.fetchedAt).toBe(5);
  });

  it('drops what is left of a list that another one overtook', () => {
    const list = useListStore();
    list.receive({ type: 'start', list: 1, environmentId: 'a', total: 2, fetchedAt: 5 });
    list.receive({ type: 'rows', list: 1, chunk: chunkOf([one]) });
    list.receive({ type: 'start', list: 2, environmentId: 'a', total: 1, fetchedAt: 6 });
    list.receive({ type: 'rows', list: 1, chunk: chunkOf([one]) });
    list.receive({ type: 'end', list: 1 });
    expect(list.loading).toBe(true);

    list.receive({ type: 'rows', list: 2, chunk: chunkOf([two]) });
    list.receive({ type: 'end', list: 2 });
    expect([...list.numbers]).toEqual([two]);
  });

  it('is brought up to date by a patch', () => {
    const list = useListStore();
    list.receive({ type: 'start', list: 1, environmentId: 'a', total: 2, fetchedAt: 5 });
    list.receive({ type: 'rows', list: 1, chunk: chunkOf([one, two]) });
    list.receive({ type: 'end', list: 1 });
    const put = [{ ...two, current_status: 'suspended' }, sampleNumber({ id: '3', number: '+2' })];
    const patch = { type: 'patch', total: 3, fetchedAt: 6, put: [chunkOf(put)], gone: [] } as const;
    list.receive({ ...patch, put: [...patch.put], gone: [], list: 0 }); // of another list
    expect([...list.numbers]).toEqual([one, two]);

    list.receive({ ...patch, put: [...patch.put], gone: [], list: 1 });
    expect([...list.numbers]).toEqual([one, ...put]);
    expect(list.columns.ids).toEqual(['1', '2', '3']);
    expect(list.fetchedAt).toBe(6);

    list.receive({ type: 'patch', list: 1, total: 2, fetchedAt: 7, put: [], gone: ['1'] });
    expect([...list.numbers]).toEqual(put);
  });

  it('shows the lists of all environments behind each other, each changed on its own', () => {
    const app = useAppStore();
    app.state = sampleState({ showsAll: true });
    const list = useListStore();
    list.receive({ type: 'shown', environmentIds: ['a', 'b'] });
    list.receive({ type: 'start', list: 1, environmentId: 'a', total: 1, fetchedAt: 5 });
    list.receive({ type: 'start', list: 2, environmentId: 'b', total: 1, fetchedAt: 4 });
    list.receive({ type: 'rows', list: 1, chunk: chunkOf([one]) });
    list.receive({ type: 'end', list: 1 });
    expect(list.loading).toBe(true);
    list.receive({ type: 'rows', list: 2, chunk: chunkOf([two]) });
    list.receive({ type: 'end', list: 2 });
    expect(list.loading).toBe(false);
    expect([...list.numbers]).toEqual([one, two]);
    expect([0, 1].map((row) => refOf(list.columns, row))).toEqual([{ environmentId: 'a', numberId: '1' }, { environmentId: 'b', numberId: '2' }]); // prettier-ignore
    expect(list.fetchedAt).toBe(4);

    const { columns } = list;
    app.state = sampleState({ showsAll: true, online: false });
    expect(list.columns).toBe(columns); // nothing about the lists changed

    list.receive({ type: 'patch', list: 1, total: 2, fetchedAt: 6, put: [chunkOf([two])], gone: [] });
    expect([...list.numbers]).toEqual([one, two, two]);
    expect([list.fetchedAtOf('a'), list.fetchedAtOf('b')]).toEqual([6, 4]);

    app.state = sampleState();
    list.receive({ type: 'shown', environmentIds: ['a'] });
    expect([...list.numbers]).toEqual([one, two]);
    expect(list.fetchedAtOf('b')).toBeNull();
  });

  it('takes no patch while another list is on its way', () => {
    const list = useListStore();
    list.receive({ type: 'start', list: 1, environmentId: 'a', total: 0, fetchedAt: 5 });
    list.receive({ type: 'end', list: 1 });
    list.receive({ type: 'start', list: 2, environmentId: 'a', total: 1, fetchedAt: 5 });
    list.receive({ type: 'patch', list: 1, total: 1, fetchedAt: 6, put: [chunkOf([two])], gone: [] });
    expect([...list.numbers]).toEqual([]);
  });

  it('does not take the numbers of one environment for those of another', () => {
    const app = useAppStore();
    const list = useListStore();
    list.receive({ type: 'start', list: 1, environmentId: 'a', total: 0, fetchedAt: 5 });
    list.receive({ type: 'end', list: 1 });
    expect(list.loading).toBe(false);

    app.state = sampleState({ activeEnvironmentId: 'b' });
    expect(list.loading).toBe(true);
  });

  it('counts days again when the day changes', () => {
    const app = useAppStore();
    const list = useListStore();
    const today = dayFromIso('2024-02-13') ?? 0;
    app.now = startOfLocalDay(today);
    list.receive({ type: 'start', list: 1, environmentId: 'a', total: 1, fetchedAt: app.now });
    list.receive({ type: 'rows', list: 1, chunk: chunkOf([one]) });
    list.receive({ type: 'end', list: 1 });
    expect(list.columns.daysLeft[0]).toBe(2);

    app.now = startOfLocalDay(today + 1);
    expect(list.columns.daysLeft[0]).toBe(1);
  });
});
