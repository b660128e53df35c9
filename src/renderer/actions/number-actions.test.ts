// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { QUICK_FILTERS } from '../../shared/query/facets';
import { sampleNumber } from '../../shared/testing/sample';
import { useAppStore } from '../stores/app';
import { useAskStore } from '../stores/ask';
import { useDialogStore } from '../stores/dialog';
import { useFeedbackStore } from '../stores/feedback';
import { useGroupingStore } from '../stores/grouping';
import { useNavigationStore } from '../stores/navigation';
import { useQueryStore } from '../stores/query';
import { useSelectionStore } from '../stores/selection';
import { useTableStore } from '../stores/table';
import { useViewStore } from '../stores/view';
import { choose, isAvailable, offer } from '../testing/offered-actions';
import { receiveList } from '../testing/receive-list';
import { sampleState } from '../testing/sample-state';
import { useNavigationActions } from './navigation-actions';
import { useNumbersViewActions, useQueryActions } from './number-actions';
import { useSelectionActions } from './selection-actions';

enableAutoUnmount(afterEach);

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request,
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
  reportPageFailure: vi.fn(),
}));

const writeText = vi.fn(() => Promise.resolve());
beforeEach(() => {
  vi.stubGlobal('requestIdleCallback', () => 0);
  vi.stubGlobal('navigator', { ...navigator, platform: 'Linux', clipboard: { writeText } });
  writeText.mockClear();
  setActivePinia(createPinia());
  request.mockReset().mockResolvedValue(null);
  useAppStore().state = sampleState();
  const rows = [
    sampleNumber({ id: '0', number: '+1', country_code: 'US' }),
    sampleNumber({ id: '1', number: '+49', country_code: 'DE' }),
  ];
  receiveList(rows);
});

describe('what can be asked of the list', () => {
  it('leads to the Numbers view with a quick filter, and is not offered twice', async () => {
    offer(useQueryActions);
    useViewStore().show('settings');
    choose('quick.pending');
    await nextTick();
    expect([useViewStore().name, useQueryStore().text]).toEqual(['numbers', QUICK_FILTERS.pending]);
    expect(isAvailable('quick.pending')).toBe(false);
    choose('query.clear');
    await nextTick();
    expect([useQueryStore().text, isAvailable('query.clear')]).toEqual(['', false]);
  });

  it('is about the table only where that is seen', async () => {
    offer(useQueryActions);
    useViewStore().show('activity');
    await nextTick();
    for (const id of ['query.clear', 'columns.reset', 'sort.country', 'groupBy.country']) {
      expect([id, isAvailable(id)]).toEqual([id, false]);
    }
    expect(isAvailable('search')).toBe(true);
  });

  it('sorts by a column, and resets the columns once they differ', async () => {
    offer(useQueryActions);
    choose('sort.country');
    expect(useQueryStore().sort.column).toBe('country');
    expect(isAvailable('columns.reset')).toBe(false);
    useTableStore().show([{ name: 'number', width: 100 }]);
    await nextTick();
    choose('columns.reset');
    expect(useTableStore().columns.length).toBeGreaterThan(1);
  });

  it('groups the table, and collapses and expands the groups', async () => {
    offer(useQueryActions);
    expect(isAvailable('groups.collapse')).toBe(false);
    choose('groupBy.country');
    await nextTick();
    choose('groups.collapse');
    expect(useGroupingStore().collapsed.size).toBe(2);
    await nextTick();
    choose('groups.expand');
    expect(useGroupingStore().collapsed.size).toBe(0);
  });

  it('changes the height of rows', () => {
    offer(useQueryActions);
    expect(isAvailable('density.comfortable')).toBe(false);
    choose('density.compact');
    expect(request).toHaveBeenLastCalledWith('settings.update', { density: 'compact' });
  });
});

describe('in the Numbers view', () => {
  it('Talkover itself can be asked where it can answer, and the answer left', async () => {
    const focusTable = vi.fn();
    offer(() => useNumbersViewActions({ focusTable }));
    choose('table');
    expect([focusTable.mock.calls.length, isAvailable('ask')]).toEqual([1, false]);
    request.mockResolvedValue({ chunks: [], fetchedAt: 0, ignoredFilters: [] });
    useQueryStore().replace('type:sms');
    await nextTick();
    choose('ask');
    await flushPromises();
    expect(useAskStore().answer).not.toBeNull();
    choose('ask.forget');
    expect(useAskStore().answer).toBeNull();
  });
});

describe('what is done with numbers that are selected', () => {
  it('is copied, with how many they are', async () => {
    offer(useSelectionActions);
    expect(isAvailable('selection.copy')).toBe(false);
    choose('selection.all');
    await nextTick();
    choose('selection.copy');
    await flushPromises();
    expect(writeText).toHaveBeenCalledExactlyOnceWith('+1\n+49');
    expect(useFeedbackStore().toast?.words).toBe('Copied 2 numbers');
    choose('selection.clear');
    expect(useSelectionStore().count).toBe(0);
  });

  it('is an export of them, or of all that is shown', async () => {
    offer(useSelectionActions);
    choose('export');
    expect(useDialogStore().open).toEqual({ kind: 'export', of: 'result' });
    useSelectionStore().toggle(0);
    await nextTick();
    choose('export');
    expect(useDialogStore().open).toEqual({ kind: 'export', of: 'selection' });
  });

  it('is not possible out of sight', () => {
    offer(() => useSelectionActions(() => false));
    useSelectionStore().selectAll();
    expect(['export', 'selection.copy', 'selection.clear', 'handled'].filter(isAvailable)).toEqual([]);
  });
});

describe('back and forward', () => {
  const press = (button: number) => window.dispatchEvent(new MouseEvent('mouseup', { button, cancelable: true }));

  it('go by action and by the buttons of a mouse, but not behind a dialog', async () => {
    useNavigationStore();
    offer(useNavigationActions);
    expect([isAvailable('go.back'), isAvailable('go.forward')]).toEqual([false, false]);
    useViewStore().show('activity');
    await nextTick();
    choose('go.back');
    expect(useViewStore().name).toBe('numbers');
    await nextTick();
    choose('go.forward');
    expect(useViewStore().name).toBe('activity');
    press(3);
    expect(useViewStore().name).toBe('numbers');
    expect(press(1)).toBe(true);
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.open = true;
    expect([press(4), useViewStore().name]).toEqual([false, 'numbers']);
    dialog.remove();
    press(4);
    expect(useViewStore().name).toBe('activity');
  });
});
