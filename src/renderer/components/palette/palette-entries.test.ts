// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleNumber } from '../../../shared/testing/sample';
import type { Action } from '../../actions/action';
import { useAppStore } from '../../stores/app';
import { useListStore } from '../../stores/list';
import { useRowFocusStore } from '../../stores/row-focus';
import { useSelectionStore } from '../../stores/selection';
import { useViewStore } from '../../stores/view';
import { chunkOf, sampleState } from '../../testing/sample-state';
import { usePaletteEntries } from './palette-entries';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));

const action = (id: string, title: string, fields: Partial<Action> = {}): Action => ({
  id,
  section: 'numbers',
  title,
  run: () => undefined,
  ...fields,
});
const ACTIONS = [
  action('go', 'Numbers', { section: 'go' }),
  action('search', 'Search numbers'),
  action('row.mute', 'Mute reminders', { isForTargets: true }),
  action('row.label', 'Label…', { isForTargets: true }),
];
const entries = (typed = '') =>
  usePaletteEntries(ACTIONS)(typed).map(({ heading, parts, note }) => [heading, parts.join(''), note]);

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  const list = useListStore();
  const numbers = ['0', '1'].map((id) => sampleNumber({ id, formatted_number: `(415) 555-000${id}` }));
  list.receive({ type: 'start', list: 1, environmentId: 'a', total: numbers.length, fetchedAt: 0 });
  list.receive({ type: 'rows', list: 1, chunk: chunkOf(numbers) });
  list.receive({ type: 'end', list: 1 });
  useRowFocusStore().focused = { environmentId: 'a', numberId: '0' };
});

describe('the palette', () => {
  it('begins with what can be done with the number under the cursor, in front of what was chosen last', () => {
    const { run } = usePaletteEntries(ACTIONS)('').find(({ id }) => id === 'row.label')!;
    run();
    usePaletteEntries(ACTIONS)('').find(({ id }) => id === 'search')!.run();
    expect(entries()).toEqual([
      ['(415) 555-0000', 'Mute reminders', ''],
      [null, 'Label…', ''],
      ['Recent', 'Search numbers', 'Numbers'],
      ['Go to', 'Numbers', ''],
    ]);
  });

  it('says of what is found for which number or selection it is', () => {
    expect(entries('mute')).toEqual([[null, 'Mute reminders', '(415) 555-0000']]);
    useViewStore().openNumber = { environmentId: 'a', numberId: '1' };
    expect(entries('mute')[0]?.[2]).toBe('(415) 555-0001');
    useSelectionStore().selectAll();
    expect(entries('mute')[0]?.[2]).toBe('2 selected');
    expect(entries('search')).toEqual([[null, 'Search numbers', 'Numbers']]);
  });
});
