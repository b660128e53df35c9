import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_OFFSETS, MOST_OFFSETS, type OffsetsByKindPatch } from '../../../shared/reminders/offsets';
import { settingsSchema, type SettingsPatch } from '../../../shared/settings';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useUndoStore } from '../../stores/undo';
import { sampleState } from '../../testing/sample-state';
import { updateSettings } from '../../testing/update-settings';
import { changeDefaultDays } from './default-days-edits';
import { removeRate } from './rate-edits';
import { chooseStartSavedView } from './start-saved-view-edits';

/** Whether main refuses the next changes. */
let isRefused: boolean;
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (_name: string, patch: SettingsPatch) => Promise.resolve(patch).then(update),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

function update(patch: SettingsPatch): void {
  if (isRefused) throw new Error('The disk is full.');
  updateSettings(patch);
}

const send = (patch: SettingsPatch) => useFeedbackStore().attempt('settings.update', patch);
const settings = () => useAppStore().state!.settings;
const said = () => useFeedbackStore().toast?.words;

function begin(values: Partial<Record<keyof ReturnType<typeof settings>, unknown>>): void {
  useAppStore().state = sampleState({ settings: settingsSchema.parse(values) });
}

beforeEach(() => {
  setActivePinia(createPinia());
  isRefused = false;
  begin({});
});

describe('default reminder days', () => {
  const change = (patch: OffsetsByKindPatch) => changeDefaultDays(patch, 'Changed', (offsets) => send({ reminders: { offsets } })); // prettier-ignore
  const days = () => settings().reminders.offsets;
  const days12 = (first: number) => Array.from({ length: MOST_OFFSETS }, (_, at) => first - at);

  it('are undone day by day, and leave alone what was added since', async () => {
    await change({ lapses: { remove: 14 } });
    await change({ lapses: { add: 30 } });
    await useUndoStore().undo();
    await send({ reminders: { offsets: { lapses: { add: 60 } } } });
    await useUndoStore().undo();
    expect(days().lapses).toEqual([60, ...DEFAULT_OFFSETS.lapses]);
    await useUndoStore().redo();
    await useUndoStore().redo();
    expect(days().lapses).toEqual([60, 30, ...DEFAULT_OFFSETS.lapses.slice(1)]);
  });

  it('are as many as there may be again where all of them were replaced', async () => {
    begin({ reminders: { offsets: { lapses: days12(100), renews: [5] } } });
    await change({ lapses: days12(300), renews: [] });
    expect(days()).toEqual({ lapses: days12(300), renews: [] });
    await useUndoStore().undo();
    expect(days()).toEqual({ lapses: days12(100), renews: [5] });
  });

  it('offer nothing to undo where nothing changed, or main refused it', async () => {
    await change({ lapses: { add: 14 } });
    await change({ renews: DEFAULT_OFFSETS.renews });
    isRefused = true;
    await change({ lapses: { remove: 14 } });
    expect([useUndoStore().canUndo, said()]).toEqual([false, undefined]);
  });

  it('can be undone once main takes it again', async () => {
    await change({ lapses: { remove: 14 } });
    isRefused = true;
    await useUndoStore().undo();
    expect([useFeedbackStore().failure?.message, days().lapses]).toEqual(['The disk is full.', [7, 3, 1, 0, -1]]);
    isRefused = false;
    await useUndoStore().undo();
    expect([useFeedbackStore().failure, days()]).toEqual([null, DEFAULT_OFFSETS]);
  });
});

describe('an exchange rate that was removed', () => {
  const pair = { base: 'USD', currency: 'EUR' };
  const rate = { rate: 1.08, setOn: '2026-11-12' };
  const now = () => settings().exchangeRates.rates.USD?.EUR;
  const remove = () => removeRate(pair, rate, () => send({ exchangeRates: { remove: pair } }));

  beforeEach(() => begin({ exchangeRates: { base: 'USD', rates: { USD: { EUR: rate } } } }));

  it('is the same again, with the day on which it was entered', async () => {
    await remove();
    expect(now()).toBeUndefined();
    await useUndoStore().undo();
    expect(now()).toEqual(rate);
    await useUndoStore().redo();
    expect(now()).toBeUndefined();
  });

  it('gives way to one that was entered since', async () => {
    await remove();
    const newer = { rate: 1.1, setOn: '2026-11-20' };
    await send({ exchangeRates: { set: { ...pair, ...newer } } });
    await useUndoStore().undo();
    expect([now(), said()]).toEqual([newer, expect.stringContaining('Nothing was undone')]);
  });

  it('is still there where main refused', async () => {
    isRefused = true;
    await remove();
    expect([now(), useUndoStore().canUndo]).toEqual([rate, false]);
  });
});

describe('the view at startup', () => {
  const [one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
  const now = () => settings().startSavedViewId;

  it('is the one of before where the choice is undone, or none', async () => {
    await chooseStartSavedView(one);
    await chooseStartSavedView(two);
    await useUndoStore().undo();
    expect(now()).toBe(one);
    await useUndoStore().undo();
    expect(now()).toBeNull();
  });

  it('stays what was chosen elsewhere since', async () => {
    await chooseStartSavedView(one);
    await send({ startSavedViewId: two });
    await useUndoStore().undo();
    expect([now(), said()]).toEqual([two, expect.stringContaining('Nothing was undone')]);
  });
});
