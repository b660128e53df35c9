import { flushPromises } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestInput } from '../../../shared/bridge/requests';
import { DEFAULT_OFFSETS, patchOffsets } from '../../../shared/reminders/offsets';
import { NO_PREFERENCE, type ReminderPreference } from '../../../shared/reminders/preference';
import { sampleNumber } from '../../../shared/testing/sample';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useLabelsStore } from '../../stores/labels';
import { useReminderPreferencesStore } from '../../stores/reminder-preferences';
import { useUndoStore } from '../../stores/undo';
import { sampleState } from '../../testing/sample-state';
import { labelNumbers, noteNumber, notedNumber } from './note-edits';
import { preferNumbers } from './reminder-edits';

vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (name: string, input: { environmentId: string }) => Promise.resolve(input).then(() => answer(name, input)),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const NAMES = ['VIP', 'Sales'];
/** What main holds of the environment `a`. */
let decided: Record<string, ReminderPreference>;
let noted: Map<string, { labels: Set<string>; note: string }>;

/** The environment whose changes main refuses; null where it is none. */
let refused: string | null;

function answer(name: string, input: { environmentId: string }): unknown {
  if (/^(reminders\.prefer|labels\.edit)$/.test(name) && input.environmentId === refused) throw new Error('refused');
  if (name === 'reminders.preferences') return input.environmentId === 'a' ? { ...decided } : {};
  if (name === 'reminders.prefer') return prefer(input as RequestInput<'reminders.prefer'>);
  if (name === 'labels.edit') return edit(input as RequestInput<'labels.edit'>);
  if (name !== 'labels.read') throw new Error(name);
  const numbers = [...noted].map(([numberId, { labels, note }]) => ({
    ...{ numberId, number: '', formatted: '', note },
    labels: [...labels].map((label) => NAMES.indexOf(label) + 1),
  }));
  const labels = NAMES.map((label, index) => ({ id: index + 1, name: label, color: 'teal' }));
  return { labels, numbers: input.environmentId === 'a' ? numbers : [], upTo: 1, isMore: false };
}

function prefer({ numberIds, change }: RequestInput<'reminders.prefer'>): void {
  const { today } = useAppStore();
  for (const id of numberIds) {
    const before = decided[id] ?? NO_PREFERENCE;
    const { muted = before.muted, snoozeDays, offsets } = change;
    decided[id] = {
      ...before,
      muted,
      ...(snoozeDays !== undefined && { snooze: snoozeDays && { until: today + snoozeDays, renewal: today + 30 } }),
      ...(offsets !== undefined && { offsets: offsets && patchOffsets(before.offsets ?? DEFAULT_OFFSETS, offsets) }),
    } as ReminderPreference;
  }
}

function edit({ edits }: RequestInput<'labels.edit'>): void {
  for (const { change, numbers } of edits) {
    for (const { numberId } of numbers) {
      const of = noted.get(numberId) ?? { labels: new Set(), note: '' };
      noted.set(numberId, of);
      for (const name of change.remove ?? []) of.labels.delete(name);
      for (const name of change.add ?? []) of.labels.add(name);
      of.note = change.note ?? of.note;
    }
  }
}

/** Lets the page hear of what main holds. */
async function hear(): Promise<void> {
  const app = useAppStore();
  const { reminders, labelsAndNotes } = app.state!;
  app.state = {
    ...app.state!,
    reminders: { ...reminders, revision: reminders.revision + 1 },
    labelsAndNotes: { revision: labelsAndNotes.revision + 1 },
  };
  await flushPromises();
}

beforeEach(async () => {
  setActivePinia(createPinia());
  decided = {};
  noted = new Map();
  refused = null;
  useAppStore().state = sampleState();
  useReminderPreferencesStore();
  useLabelsStore();
  await hear();
});

const of = (numberId: string) => ({ environmentId: 'a', numberId });
const numbered = (id: string) => notedNumber('a', sampleNumber({ id }));

describe('undoing decisions about reminders', () => {
  it('unmutes only the numbers that were not muted before', async () => {
    decided = { '1': { ...NO_PREFERENCE, muted: true } };
    await hear();
    await preferNumbers([of('1'), of('2')], { muted: true }, 'Muted');
    await hear();
    await useUndoStore().undo();
    expect([decided['1']?.muted, decided['2']?.muted]).toEqual([true, false]);
    await useUndoStore().redo();
    expect(decided['2']?.muted).toBe(true);
  });

  it('leaves numbers of an environment that isn’t shown as they were, too', async () => {
    decided = { '1': { ...NO_PREFERENCE, muted: true, offsets: { lapses: [30], renews: [] } } };
    useAppStore().state = { ...useAppStore().state!, activeEnvironmentId: 'b' };
    await hear();
    await preferNumbers([of('1'), of('2')], { muted: true, offsets: null }, 'Muted');
    await hear();
    await useUndoStore().undo();
    expect([decided['1'], decided['2']?.muted]).toEqual([{ ...NO_PREFERENCE, muted: true, offsets: { lapses: [30], renews: [] } }, false]); // prettier-ignore
  });

  it('puts back the days and the snooze that each number had', async () => {
    const { today } = useAppStore();
    const own = { lapses: [5], renews: [] };
    decided = { '1': { ...NO_PREFERENCE, offsets: own, snooze: { until: today + 2, renewal: today + 30 } } };
    await hear();
    await preferNumbers([of('1'), of('2')], { snoozeDays: 7, offsets: { lapses: { add: 20 } } }, 'Changed');
    await hear();
    expect([decided['1']?.snooze?.until, decided['2']?.snooze?.until]).toEqual([today + 7, today + 7]);
    await useUndoStore().undo();
    expect(decided['1']).toMatchObject({ offsets: own, snooze: { until: today + 2 } });
    expect(decided['2']).toMatchObject({ offsets: null, snooze: null });
  });

  it('leaves alone what was decided again elsewhere', async () => {
    const { today } = useAppStore();
    await preferNumbers([of('1')], { snoozeDays: 1 }, 'Snoozed');
    decided['1'] = { ...NO_PREFERENCE, snooze: { until: today + 9, renewal: today + 30 } };
    await hear();
    await useUndoStore().undo();
    expect(decided['1'].snooze?.until).toBe(today + 9);
  });

  it('offers nothing where nothing was decided differently, and still says so', async () => {
    decided = { '1': { ...NO_PREFERENCE, muted: true } };
    await hear();
    await preferNumbers([of('1')], { muted: true }, 'Muted');
    expect(useFeedbackStore().toast).toEqual({ words: 'Muted', action: null });
  });

  it('undoes what was decided before another environment refused it', async () => {
    refused = 'b';
    const both = [of('1'), { environmentId: 'b', numberId: '1' }];
    expect(await preferNumbers(both, { muted: true }, 'Muted')).toBe(false);
    expect([decided['1']?.muted, useFeedbackStore().toast]).toEqual([true, null]);
    await hear();
    await useUndoStore().undo();
    expect(decided['1']?.muted).toBe(false);
  });

  it('forgets a step whose environment was removed', async () => {
    await preferNumbers([of('1')], { muted: true }, 'Muted');
    useAppStore().state = sampleState({ environments: [], activeEnvironmentId: null });
    await useUndoStore().undo();
    expect([useUndoStore().next, decided['1']?.muted]).toEqual([null, true]);
  });
});

describe('undoing labels and notes', () => {
  it('takes a label off only the numbers that did not have it', async () => {
    noted.set('1', { labels: new Set(['VIP']), note: '' });
    await hear();
    await labelNumbers([numbered('1'), numbered('2')], 'VIP', true, 'Labelled');
    await hear();
    await useUndoStore().undo();
    expect([...noted.get('1')!.labels]).toEqual(['VIP']);
    expect([...noted.get('2')!.labels]).toEqual([]);
  });

  it('undoes what was labelled before another environment refused it', async () => {
    refused = 'b';
    const both = [numbered('1'), notedNumber('b', sampleNumber({ id: '2' }))];
    expect(await labelNumbers(both, 'VIP', true, 'Labelled')).toBe(false);
    expect([[...noted.keys()], useFeedbackStore().toast]).toEqual([['1'], null]);
    await hear();
    await useUndoStore().undo();
    expect([...noted.get('1')!.labels]).toEqual([]);
    refused = 'a';
    expect(await labelNumbers(both, 'VIP', true, 'Labelled')).toBe(false);
    expect(useUndoStore().next).toBeNull();
  });

  it('makes one step of all that is written into a note, and none of a note that was written over', async () => {
    noted.set('1', { labels: new Set(), note: 'old' });
    await hear();
    const step = await noteNumber(numbered('1'), 'new', 'Note changed');
    await noteNumber(numbered('1'), 'newer', 'Note changed', { step: step!, before: 'old' });
    await hear();
    await useUndoStore().undo();
    expect(noted.get('1')!.note).toBe('old');
    await useUndoStore().redo();
    noted.get('1')!.note = 'written elsewhere';
    await hear();
    await useUndoStore().undo();
    expect(noted.get('1')!.note).toBe('written elsewhere');
  });
});
