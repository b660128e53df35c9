// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleNumber } from '../../../shared/testing/sample';
import { ACTION_SECTIONS, type Action } from '../../actions/action';
import { useAppStore } from '../../stores/app';
import { useRowFocusStore } from '../../stores/row-focus';
import { useSelectionStore } from '../../stores/selection';
import { useViewStore } from '../../stores/view';
import { receiveList } from '../../testing/receive-list';
import { sampleState } from '../../testing/sample-state';
import { usePaletteEntries } from './palette-entries';

const request = vi.hoisted(() => vi.fn(() => Promise.resolve()));
vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request, reportOfFailure: vi.fn() }));

beforeEach(() => setActivePinia(createPinia()));

const actionOf = (section: Action['section'], at: number): Action => ({
  id: `${section}.${at}`,
  section,
  title: `${section} ${at}`,
  run: () => undefined,
});
const EACH = 40;
const MANY = ACTION_SECTIONS.flatMap((section) => Array.from({ length: EACH }, (_, at) => actionOf(section, at)));

it('lists every action of every section while nothing is typed, the recent ones in front', () => {
  useAppStore().state = sampleState({ recentActions: [`${ACTION_SECTIONS.at(-1)}.7`, 'no longer offered'] });
  const entries = usePaletteEntries(MANY)('');
  expect(entries.map(({ id }) => id).sort()).toEqual(MANY.map(({ id }) => id).sort());
  expect(entries[0]?.id).toBe(`${ACTION_SECTIONS.at(-1)}.7`);
  expect(entries.filter(({ heading }) => heading !== null)).toHaveLength(1 + ACTION_SECTIONS.length);
});

it('has a chosen action come first the next time, and after a restart', () => {
  useAppStore().state = sampleState();
  const entriesFor = usePaletteEntries(MANY);
  entriesFor('')[3]!.run();
  const { id } = entriesFor('')[0]!;
  expect(id).toBe(`${ACTION_SECTIONS[0]}.3`);
  expect(request).toHaveBeenCalledWith('session.rememberActions', { recentActions: [id] });
});

it('offers one of the same actions on each of many things only for what is typed, below all others', () => {
  useAppStore().state = sampleState();
  const hide = (column: string): Action => ({
    ...actionOf('numbers', 0),
    id: `column.${column}.hide`,
    title: `Column ${column}: Hide`,
    isOfMany: true,
  });
  const others = [actionOf('numbers', 1), { ...actionOf('app', 2), title: 'Hide everything, a column too' }];
  const entriesFor = usePaletteEntries([hide('Country'), ...others, hide('Status')]);
  const idsFor = (typed: string) => entriesFor(typed).map(({ id }) => id);
  expect(idsFor('')).toEqual(['numbers.1', 'app.2']);
  const [first, ...rest] = idsFor('column hide');
  expect([first, rest.sort()]).toEqual(['app.2', ['column.Country.hide', 'column.Status.hide']]);
  entriesFor('country hide')[0]!.run();
  expect(idsFor('')).toEqual(['column.Country.hide', 'numbers.1', 'app.2']);
});

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
  action('filter.by.country.US', 'Filter by United States', { isForTargets: true }),
  action('row.mute', 'Mute reminders', { isForTargets: true }),
  action('row.label', 'Label…', { isForTargets: true }),
];
const entries = (typed = '') =>
  usePaletteEntries(ACTIONS)(typed).map(({ heading, parts, note }) => [heading, parts.join(''), note]);

describe('with a number under the cursor', () => {
  beforeEach(() => {
    useAppStore().state = sampleState();
    const numbers = ['0', '1'].map((id) => sampleNumber({ id, formatted_number: `(415) 555-000${id}` }));
    receiveList(numbers);
    useRowFocusStore().focused = { environmentId: 'a', numberId: '0' };
  });

  it('begins with what can be done with the number under the cursor, in front of what was chosen last', () => {
    const { run } = usePaletteEntries(ACTIONS)('').find(({ id }) => id === 'row.label')!;
    run();
    usePaletteEntries(ACTIONS)('')
      .find(({ id }) => id === 'search')!
      .run();
    expect(entries()).toEqual([
      ['(415) 555-0000', 'Mute reminders', ''],
      [null, 'Label…', ''],
      [null, 'Filter by United States', ''],
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
