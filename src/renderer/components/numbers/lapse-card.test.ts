// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { localDay } from '../../../shared/calendar/calendar-day';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { handledNow } from '../../../shared/reminders/handled';
import { NO_PREFERENCE, type ReminderPreference } from '../../../shared/reminders/preference';
import { sampleNumber } from '../../../shared/testing/sample';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { sampleState } from '../../testing/sample-state';
import LapseCard from './LapseCard.vue';

enableAutoUnmount(afterEach);

let asked: { name: string; input: unknown }[];
let decided: Record<string, ReminderPreference>;
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request(name: string, input: unknown) {
    if (name === 'reminders.preferences') return Promise.resolve(decided);
    asked.push({ name, input });
    return Promise.resolve();
  },
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  asked = [];
  decided = {};
});

const lapsing = sampleNumber({ id: '1', auto_renewal: false });

async function cardOf(daysLeft: number, number: PhoneNumber = lapsing) {
  const renewal = { day: localDay(Date.now()) + daysLeft, daysLeft, kind: 'lapses' as const };
  const card = mount(LapseCard, { props: { environmentId: 'a', number, renewal }, attachTo: document.body });
  await flushPromises();
  return card;
}

const buttons = (card: Awaited<ReturnType<typeof cardOf>>) => card.findAll('button').map((button) => button.text());
const press = (card: Awaited<ReturnType<typeof cardOf>>, words: string) =>
  card.findAll('button').find((button) => button.text() === words)!.trigger('click'); // prettier-ignore

describe('the card of a number that lapses', () => {
  it('says when and why, and leads to Talkover', async () => {
    const card = await cardOf(1);
    expect(card.get('h3').text()).toMatch(/^Lapses tomorrow, /);
    expect(card.text()).toContain('Auto-renewal is off.');
    expect(card.classes()).toContain('urgent');
    await press(card, 'Open in Talkover');
    expect(asked).toEqual([{ name: 'talkover.open', input: { environmentId: 'a' } }]);
  });

  it.each([
    [-2, 'Lapsed 2 days ago', true],
    [0, 'Lapses today', true],
    [30, 'Lapses in 30 days', true],
    [31, 'Lapses in 31 days', false],
  ])('%i days ahead says “%s”, in red: %s', async (daysLeft, words, isUrgent) => {
    const card = await cardOf(daysLeft);
    expect(card.get('h3').text()).toContain(words);
    expect(card.classes().includes('urgent')).toBe(isUrgent);
  });

  it('names the status where auto-renewal is on', async () => {
    const card = await cardOf(3, sampleNumber({ id: '1', current_status: 'suspended' }));
    expect(card.text()).toContain('It is suspended and may be lost, even though auto-renewal is on.');
  });

  it('reminds tomorrow, and marks as handled, each with a way to undo it', async () => {
    const card = await cardOf(3);
    await press(card, 'Remind me tomorrow');
    await flushPromises();
    expect(asked[0]?.input).toMatchObject({ numberIds: ['1'], change: { snoozeDays: 1 } });
    expect(useFeedbackStore().offered?.label).toBe('Undo');
    await press(card, 'Handled');
    await flushPromises();
    expect(asked[1]?.input).toMatchObject({ change: { handled: true } });
  });

  it('is calm once the renewal is handled', async () => {
    decided = { '1': { ...NO_PREFERENCE, handled: handledNow(lapsing, localDay(Date.now()) + 3, 1) } };
    const card = await cardOf(3);
    expect(card.classes()).not.toContain('urgent');
    expect(card.text()).toContain('You marked this renewal as handled.');
    expect(buttons(card)).not.toContain('Remind me tomorrow');
  });

  it('leads nowhere for sample data, which is not in Talkover', async () => {
    const { environments } = useAppStore().state!;
    useAppStore().state = sampleState({ environments: [{ ...environments[0]!, kind: 'sample' }] });
    expect(buttons(await cardOf(3))).toEqual(['Remind me tomorrow', 'Handled']);
  });
});
