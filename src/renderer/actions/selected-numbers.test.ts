// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it, vi } from 'vitest';
import { isoFromDay, localDay } from '../../shared/calendar/calendar-day';
import type { Label } from '../../shared/labels/label';
import { DEFAULT_COPY_FORMAT } from '../../shared/numbers/copy-format';
import { NO_PREFERENCE, type ReminderPreference } from '../../shared/reminders/preference';
import { sampleNumber } from '../../shared/testing/sample';
import { useFeedbackStore } from '../stores/feedback';
import { useLabelsStore } from '../stores/labels';
import { useReminderPreferencesStore } from '../stores/reminder-preferences';
import { useSelectionStore } from '../stores/selection';
import { useUndoStore } from '../stores/undo';
import { createLabelsMain } from '../testing/labels-main';
import { receiveList } from '../testing/receive-list';
import { copySelected, labelSelected, markSelected, preferForSelected } from './selected-numbers';

const VIP: Label = { id: 1, name: 'VIP', color: 'teal' };
const tomorrow = localDay(Date.now()) + 1;
const handled = { day: tomorrow, at: 1, autoRenewal: true, endangered: false, confirmedAt: null };

let main: ReturnType<typeof createLabelsMain>;
/** What main holds of the environment `a`. */
let decided: Record<string, ReminderPreference>;
let preferred: unknown[];
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request(...[name, input]: Parameters<typeof main.request>): Promise<unknown> {
    const { environmentId } = input as { environmentId: string };
    if (name === 'reminders.preferences') return Promise.resolve(environmentId === 'a' ? decided : {});
    if (name === 'reminders.prefer') preferred.push(input);
    return main.request(name, input);
  },
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const copied = vi.fn();
const said = () => useFeedbackStore().toast?.words;
const labelsOf = (environmentId: string) => main.held[environmentId]?.map(({ numberId, labels }) => `${numberId} ${labels.join()}`); // prettier-ignore

/** The numbers 1 and 2 of `a`, of which 1 is handled, and 1 of `b`. */
beforeEach(async () => {
  setActivePinia(createPinia());
  copied.mockReset().mockResolvedValue(undefined);
  vi.stubGlobal('navigator', { clipboard: { writeText: copied }, language: 'en' });
  main = createLabelsMain([VIP]);
  decided = { 1: { ...NO_PREFERENCE, handled } };
  preferred = [];
  useLabelsStore();
  useReminderPreferencesStore();
  await main.hear({ showsAll: true });
  const number = (id: string, fields = {}) => sampleNumber({ id, number: `+1415555010${id}`, renewal_date: isoFromDay(tomorrow), ...fields }); // prettier-ignore
  receiveList([number('1'), number('2')], 'a', Date.now());
  receiveList([number('1', { number: '+493012345' })], 'b', Date.now());
});

it('copies all of several environments and says how many, or the one', async () => {
  const selection = useSelectionStore();
  selection.selectAll();
  await copySelected({ ...DEFAULT_COPY_FORMAT, separator: 'commas' });
  expect((copied.mock.calls as string[][])[0]![0]!.split(', ').sort()).toEqual(['+14155550101', '+14155550102', '+493012345']); // prettier-ignore
  expect(said()).toBe('Copied 3 numbers');
  selection.clear();
  selection.toggle(0);
  await copySelected(DEFAULT_COPY_FORMAT);
  expect(said()).toBe('Copied +14155550101');
});

it('labels all of several environments, and undoes it where it was not so before', async () => {
  main.held.b = [{ numberId: '1', number: '+493012345', formatted: '', labels: [VIP.id], note: '' }];
  await main.hear({ showsAll: true });
  useSelectionStore().selectAll();
  await labelSelected('VIP', true);
  expect([labelsOf('a'), labelsOf('b')]).toEqual([['1 1', '2 1'], ['1 1']]);
  await main.hear({ showsAll: true });
  await useUndoStore().undo();
  expect([labelsOf('a'), labelsOf('b')]).toEqual([['1 ', '2 '], ['1 1']]);
});

it('decides for all of several environments, and says what it is told to', async () => {
  useSelectionStore().selectAll();
  await preferForSelected({ muted: true }, (count) => `${count} muted`);
  expect(preferred).toEqual([
    { environmentId: 'a', numberIds: ['1', '2'], change: { muted: true } },
    { environmentId: 'b', numberIds: ['1'], change: { muted: true } },
  ]);
  expect(said()).toBe('3 muted');
});

it('marks those as handled that are not yet, and takes the mark off those that are', async () => {
  useSelectionStore().selectAll();
  await markSelected(true);
  expect(preferred).toEqual([
    { environmentId: 'a', numberIds: ['2'], change: { handled: true } },
    { environmentId: 'b', numberIds: ['1'], change: { handled: true } },
  ]);
  preferred = [];
  await markSelected(false);
  await flushPromises();
  expect(preferred).toEqual([{ environmentId: 'a', numberIds: ['1'], change: { handled: false } }]);
});
