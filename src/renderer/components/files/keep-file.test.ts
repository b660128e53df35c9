// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { KeptFileState } from '../../../shared/kept-file';
import { useAppStore } from '../../stores/app';
import { useUndoStore } from '../../stores/undo';
import { useFeedbackStore } from '../../stores/feedback';
import { sampleState } from '../../testing/sample-state';
import KeepFileDialog from './KeepFileDialog.vue';

const request = vi.hoisted(() => vi.fn());
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request,
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));
enableAutoUnmount(afterEach);

const view = { id: '33333333-3333-4333-8333-333333333333', name: 'Lapsing: <7d', query: 'lapses:<7d', sort: { column: 'renews', direction: 'ascending' }, columns: [], groupBy: null, pinned: false, reminds: false } as const; // prettier-ignore
const file = (fields: Partial<KeptFileState>): KeptFileState => ({
  id: '44444444-4444-4444-8444-444444444444',
  savedViewId: view.id,
  kind: 'csv',
  headings: 'names',
  path: '/home/ada/reports/lapsing.csv',
  writtenAt: null,
  problem: null,
  ...fields,
});

function open(...keptFiles: KeptFileState[]) {
  const app = useAppStore();
  app.state = { ...sampleState(), savedViews: [{ ...view, columns: [] }], keptFiles };
  const closed = vi.fn();
  mount(KeepFileDialog, { attachTo: document.body, props: { savedViewId: view.id, onClose: closed } });
  return closed;
}

const button = (name: string) =>
  [...document.querySelectorAll('dialog button')].find((one) => [one.textContent.trim(), one.getAttribute('aria-label')].includes(name)) as HTMLElement; // prettier-ignore
const text = () => document.querySelector('dialog')?.textContent ?? '';

beforeEach(() => {
  setActivePinia(createPinia());
  request.mockReset();
});

it('asks main where the file of a view is to be, under a name that every system takes', async () => {
  const closed = open();
  request.mockResolvedValueOnce({ outcome: 'added' });
  button('Choose where…').click();
  await flushPromises();
  expect(request).toHaveBeenCalledWith('keptFiles.add', {
    savedViewId: view.id,
    kind: 'csv',
    headings: 'names',
    name: 'Talkover Lapsing 7d',
  });
  expect(useFeedbackStore().toast?.words).toBe('The file is now kept up to date');
  expect(closed).not.toHaveBeenCalled();
});

it('says where the files of the view are, when each was written, and why one was not', () => {
  const failed = { code: 'file_failed', message: 'The folder is gone.' } as const;
  open(
    file({ writtenAt: Date.parse('2026-11-26T12:00:00Z') }),
    file({ id: 'b', path: 'C:\\reports\\x.ics', kind: 'ics', problem: failed }),
    file({ id: 'c', savedViewId: null, path: '/other.json' }),
  );
  expect(text()).toContain('lapsing.csv');
  // where there is no room for it
  expect(document.querySelector('dialog .path[data-whole]')?.textContent).toBe('/home/ada/reports/lapsing.csv');
  expect(text()).toMatch(/Last written .*2026/u);
  expect(text()).toContain('x.ics');
  expect(text()).toContain('The folder is gone. The app tries again after the next sync.');
  expect(text()).not.toContain('other.json');
});

it('says which headings a CSV file has, and of no other', () => {
  open(file({}), file({ id: 'b', headings: 'fields' }), file({ id: 'c', kind: 'json' }));
  expect(text()).toContain('Lapsing: <7d as CSV with names as headings');
  expect(text()).toContain('Lapsing: <7d as CSV with API field names as headings');
  expect(text()).toMatch(/as JSON(?! with)/u);
});

it('offers headings where the format has them, and passes on which are chosen', async () => {
  open();
  const choose = (name: string) =>
    [...document.querySelectorAll<HTMLElement>('dialog [role=radio], dialog label')].find((one) => one.textContent.trim() === name)!.click(); // prettier-ignore
  const headings = () => document.querySelector('[aria-label=Headings]')!.closest('.choice')!;
  choose('API field names');
  await flushPromises();
  expect(headings().classList).not.toContain('away');
  request.mockResolvedValueOnce({ outcome: 'added' });
  button('Choose where…').click();
  await flushPromises();
  expect(request).toHaveBeenCalledWith('keptFiles.add', expect.objectContaining({ kind: 'csv', headings: 'fields' }));
  choose('JSON');
  await flushPromises();
  expect(headings().classList).toContain('away');
});

it('stops, which can be undone', async () => {
  open(file({}));
  request.mockResolvedValueOnce(undefined);
  button('Stop keeping lapsing.csv up to date').click();
  await flushPromises();
  expect(request).toHaveBeenCalledWith('keptFiles.remove', { id: file({}).id });
  expect(useFeedbackStore().toast?.words).toBe('lapsing.csv is no longer kept up to date');
  request.mockResolvedValueOnce(false); // another file has its place
  await useUndoStore().undo();
  expect(request).toHaveBeenLastCalledWith('keptFiles.putBack', { id: file({}).id });
  expect(useFeedbackStore().toast?.words.trim()).toBe('Nothing was undone, because it has changed since then.');
  request.mockResolvedValueOnce(undefined);
  button('Stop keeping lapsing.csv up to date').click();
  await flushPromises();
  request.mockResolvedValueOnce(true);
  await useUndoStore().undo();
  expect(useFeedbackStore().toast?.words.trim()).toBe('Undone: lapsing.csv is no longer kept up to date');
});
