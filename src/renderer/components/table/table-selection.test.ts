// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ref } from 'vue';
import { sampleNumber } from '../../../shared/testing/sample';
import { useAppStore } from '../../stores/app';
import { useSelectionStore } from '../../stores/selection';
import { useShownStore } from '../../stores/shown';
import { receiveList } from '../../testing/receive-list';
import { sampleState } from '../../testing/sample-state';
import { useTableSelection } from './table-selection';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

const COUNT = 9;

describe('the boxes in front of the rows', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    useAppStore().state = sampleState();
    receive(Array.from({ length: COUNT }, (_, id) => String(id))); // prettier-ignore
  });

  /** A whole list in place of the one before. */
  function receive(ids: readonly string[]): void {
    receiveList(ids.map((one) => sampleNumber({ id: one })));
  }

  function setUp() {
    const position = ref(-1);
    const moveTo = (place: number): void => void (position.value = place);
    const selecting = useTableSelection(() => useShownStore().result.rows, { position, moveTo, moveBy: () => false });
    const selected = (): number[] => {
      const { rows } = useShownStore().result;
      return [...rows.keys()].filter((place) => useSelectionStore().has(rows[place]!));
    };
    return { ...selecting, position, selected };
  }

  const down = (shiftKey = false) => new MouseEvent('pointerdown', { shiftKey });

  it('select one row, and with Shift all from there', () => {
    const { pressBox, releaseBox, selected, position } = setUp();
    pressBox(down(), 2);
    releaseBox();
    expect([selected(), position.value]).toEqual([[2], 2]);
    pressBox(down(true), 5);
    releaseBox();
    expect([selected(), position.value]).toEqual([[2, 3, 4, 5], 5]);
    pressBox(down(), 3);
    expect(selected()).toEqual([2, 4, 5]);
  });

  it('are dragged over, down and up, and past either end', () => {
    const { pressBox, dragBox, releaseBox, selected } = setUp();
    pressBox(down(), 3);
    dragBox(5);
    expect(selected()).toEqual([3, 4, 5]);
    dragBox(1);
    expect(selected()).toEqual([1, 2, 3]);
    dragBox(-7);
    expect(selected()).toEqual([0, 1, 2, 3]);
    dragBox(100);
    expect(selected()).toEqual([3, 4, 5, 6, 7, 8]);
    releaseBox();
    dragBox(0);
    expect(selected()).toEqual([3, 4, 5, 6, 7, 8]);
  });

  it('select from the same number on, although a sync has moved the rows since', () => {
    const { pressBox, releaseBox } = setUp();
    const ids = () => useSelectionStore().numbers().map(({ ref: { numberId } }) => numberId).sort(); // prettier-ignore
    pressBox(down(), 2);
    releaseBox();
    receive(['2', '3', '4', '5']);
    const { rows } = useShownStore().result;
    const placeOf = (id: string) => rows.findIndex((row) => useShownStore().columns.ids[row] === id);
    pressBox(down(true), placeOf('4'));
    expect(ids()).toEqual(['2', '3', '4']);
  });

  it('select nothing when they are dragged over from a box that was emptied', () => {
    const { pressBox, dragBox, releaseBox, selected } = setUp();
    pressBox(down(), 3);
    releaseBox();
    pressBox(down(), 3);
    dragBox(6);
    expect(selected()).toEqual([]);
  });
});
