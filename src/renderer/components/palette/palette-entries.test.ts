import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { ACTION_SECTIONS, type Action } from '../../actions/action';
import { useAppStore } from '../../stores/app';
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
