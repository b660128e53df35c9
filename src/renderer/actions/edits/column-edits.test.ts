import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { WIDEST } from '../../../shared/numbers/table-columns';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useSavedViewsStore } from '../../stores/saved-views';
import { useTableStore } from '../../stores/table';
import { useUndoStore } from '../../stores/undo';
import { sampleState } from '../../testing/sample-state';
import { useViewStore } from '../../stores/view';
import {
  canHideColumn,
  hideColumn,
  keepDraggedWidth,
  moveColumn,
  nudgeColumnWidth,
  placeAmong,
  resetColumns,
  setColumnWidth,
  tickColumn,
} from './column-edits';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  useTableStore().show(BEGUN.map((name) => ({ name: name as 'number', width: null })));
});

const BEGUN = ['number', 'country', 'status'];
const widths = () => useTableStore().columns.map(({ width }) => width);
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

describe('what is done to columns', () => {
  it.each([
    ['a width', () => setColumnWidth('country', 200)],
    ['keys', () => nudgeColumnWidth('country', 200)],
    ['a key that moves', () => void moveColumn('country', -1, useTableStore().shown)],
    ['a place', () => void placeAmong('status', 0, useTableStore().shown)],
    ['a tick', () => tickColumn('renews', true)],
    ['resetting them', resetColumns],
  ])('can be undone and redone: %s', async (_, change) => {
    const before = useTableStore().columns;
    change();
    const after = useTableStore().columns;
    expect(after).not.toEqual(before);
    await useUndoStore().undo();
    expect(useTableStore().columns).toEqual(before);
    await useUndoStore().redo();
    expect(useTableStore().columns).toEqual(after);
  });

  it('is offered to be undone where a key or a menu did it, and not where it was dragged or ticked', () => {
    const isOffered = () => useFeedbackStore().toast?.action?.label === 'Undo';
    resetColumns();
    expect([said(), isOffered()]).toEqual(['Columns reset', true]);
    useFeedbackStore().dismiss();
    placeAmong('status', 0, useTableStore().shown);
    tickColumn('country', false);
    expect(said()).toBeUndefined();
    moveColumn('status', 1, useTableStore().shown);
    expect(isOffered()).toBe(true);
  });

  it('is one step for all keys that make a column wider, and another for the next column', async () => {
    const undo = useUndoStore();
    for (const width of [100, 116, 132]) nudgeColumnWidth('country', width);
    nudgeColumnWidth('status', 90);
    expect(undo.done.map(({ words }) => words)).toEqual(['Country: 132 pixels wide', 'Status: 90 pixels wide']);
    await undo.undo();
    await undo.undo();
    expect(widths()).toEqual([null, null, null]);
  });

  it('is no step where it changes nothing', () => {
    setColumnWidth('country', WIDEST);
    useUndoStore().done = [];
    nudgeColumnWidth('country', WIDEST + 16);
    keepDraggedWidth('country', useTableStore().columns);
    expect(said()).toContain('Country: 800 pixels wide');
    expect(useUndoStore().done).toEqual([]);
  });

  it('is one step for a drag, back to the widths before it', async () => {
    const before = useTableStore().columns;
    for (const width of [100, 120, 150]) useTableStore().show([{ name: 'number', width }]);
    keepDraggedWidth('number', before);
    expect(useUndoStore().next?.words).toBe('Number: 150 pixels wide');
    await useUndoStore().undo();
    expect(names()).toEqual(BEGUN);
  });

  it('belongs to the saved view that was chosen, and leaves another as it is', async () => {
    const saved = useSavedViewsStore();
    nudgeColumnWidth('country', 100);
    saved.chosenId = 'a';
    nudgeColumnWidth('country', 116);
    await useUndoStore().undo();
    expect(widths()).toEqual([null, 100, null]);
    expect(useUndoStore().next).toBeNull();
    saved.chosenId = null;
    await useUndoStore().undo();
    expect(widths()).toEqual([null, null, null]);
  });

  it('is passed over where no columns are seen', () => {
    resetColumns();
    useViewStore().show('renewals');
    expect(useUndoStore().next).toBeNull();
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
