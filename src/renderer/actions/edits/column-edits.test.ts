import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { WIDEST } from '../../../shared/numbers/table-columns';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useTableStore } from '../../stores/table';
import { useUndoStore } from '../../stores/undo';
import { sampleState } from '../../testing/sample-state';
import { canHideColumn, hideColumn, moveColumn, placeAmong, setColumnWidth } from './column-edits';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  useTableStore().show(['number', 'country', 'status'].map((name) => ({ name: name as 'number', width: null })));
});

const names = () => useTableStore().columns.map(({ name }) => name);
const said = () => useFeedbackStore().toast?.words;

describe('the width of a column', () => {
  it('is said as it became, within what is possible, and when it is reset', () => {
    setColumnWidth('country', 5_000);
    expect(useTableStore().columns[1]).toEqual({ name: 'country', width: WIDEST });
    expect(said()).toBe('Country: 800 pixels wide');
    setColumnWidth('country', null);
    expect(useTableStore().columns[1]?.width).toBeNull();
    expect(said()).toBe('Country: width reset');
  });
});

describe('the place of a column', () => {
  it('is said, and goes no further than the edge of the table', () => {
    expect(moveColumn('country', -1, useTableStore().shown)).toBe(true);
    expect([names(), said()]).toEqual([['country', 'number', 'status'], 'Country: column 1 of 3']);
    useFeedbackStore().dismiss();
    expect(moveColumn('country', -1, useTableStore().shown)).toBe(false);
    expect([names(), said()]).toEqual([['country', 'number', 'status'], undefined]);
  });

  it('is counted among the columns on screen', () => {
    const visible = useTableStore().shown.filter(({ name }) => name !== 'country');
    expect(placeAmong('status', 0, visible)).toBe(true);
    expect(names()).toEqual(['status', 'number', 'country']);
    expect(placeAmong('status', 7, visible)).toBe(false);
  });
});

describe('hiding a column', () => {
  it('can be undone and redone', async () => {
    hideColumn('country');
    expect([names(), said()]).toEqual([['number', 'status'], 'Country: column hidden']);
    await useUndoStore().undo();
    expect(names()).toEqual(['number', 'country', 'status']);
    await useUndoStore().redo();
    expect(names()).toEqual(['number', 'status']);
  });

  it('is not possible for the last one, nor for the environment while several are shown', () => {
    const table = useTableStore();
    expect(canHideColumn('environment')).toBe(true);
    useAppStore().state = sampleState({ showsAll: true });
    expect([canHideColumn('environment'), canHideColumn('number')]).toEqual([false, true]);
    table.show([{ name: 'number', width: null }]);
    expect(canHideColumn('number')).toBe(false);
  });
});
