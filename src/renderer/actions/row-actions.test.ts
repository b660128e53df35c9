// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import { isoFromDay, localDay } from '../../shared/calendar/calendar-day';
import { handledNow } from '../../shared/reminders/handled';
import type { ReminderPreference } from '../../shared/reminders/preference';
import { sampleNumber } from '../../shared/testing/sample';
import { useAppStore } from '../stores/app';
import { useDialogStore } from '../stores/dialog';
import { useRowFocusStore } from '../stores/row-focus';
import { useSelectionStore } from '../stores/selection';
import { useUndoStore } from '../stores/undo';
import { useViewStore } from '../stores/view';
import { receiveList } from '../testing/receive-list';
import { sampleState } from '../testing/sample-state';
import { availableActions, followShortcuts, runAction, useActions } from './registry';
import { handledTitle, targets } from './row-actions';
import { useActivityActions } from './activity-actions';
import { useSelectionActions } from './selection-actions';

enableAutoUnmount(afterEach);
// what a test opened takes the keyboard no more
afterEach(() => press('Escape'));

let asked: { name: string; input: unknown }[];
let decided: Record<string, Partial<ReminderPreference>>;
vi.mock('../bridge/bridge-client', () => ({
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
  const rows = ['0', '1', '2'].map((id) => sampleNumber({ id }));
  receiveList(rows);
  asked = [];
  decided = {};
});

const of = (numberId: string) => ({ environmentId: 'a', numberId });
const ids = () => targets().map(({ ref }) => ref.numberId);

/** The page with the keys of rows. */
function page(extra: () => void = () => undefined, isShown: () => boolean = () => true) {
  mount(
    defineComponent(() => {
      useSelectionActions(isShown);
      extra();
      followShortcuts();
      return () => null;
    }),
  );
}

const press = (key: string) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

describe('keys and menus act on', () => {
  it('nothing, the row under the cursor, the number that is open, what is selected: the last that there is', () => {
    const selection = useSelectionStore();
    const rowFocus = useRowFocusStore();
    expect(ids()).toEqual([]);
    rowFocus.focused = of('0');
    expect(ids()).toEqual(['0']);
    useViewStore().openNumber = of('1');
    expect(ids()).toEqual(['1']);
    selection.selectAll();
    expect(ids()).toHaveLength(3);
  });

  it('the row that a menu is opened on, or all that is selected where it is one of those', () => {
    const selection = useSelectionStore();
    const rowFocus = useRowFocusStore();
    selection.toggle(0);
    selection.toggle(1);
    rowFocus.pointed = of('2');
    expect(ids()).toEqual(['2']);
    rowFocus.pointed = of('1');
    expect(ids()).toEqual(['0', '1']);
  });
});

describe('a single key', () => {
  it('mutes what is selected, which can be undone', async () => {
    page();
    useSelectionStore().selectAll();
    press('m');
    await flushPromises();
    expect(asked).toEqual([
      { name: 'reminders.prefer', input: { environmentId: 'a', numberIds: ['0', '1', '2'], change: { muted: true } } },
    ]);
    expect(useUndoStore().next).not.toBeNull();
  });

  it('snoozes the row under the cursor until tomorrow', async () => {
    page();
    useRowFocusStore().focused = of('1');
    press('s');
    await flushPromises();
    expect(asked[0]?.input).toMatchObject({ numberIds: ['1'], change: { snoozeDays: 1 } });
  });

  it('opens the details for a note, and goes on there once they are open', async () => {
    const focusNote = vi.fn();
    const view = useViewStore();
    page(() =>
      useActions(() =>
        view.openNumber ? [{ id: 'details.note', section: 'numbers', title: 'Note', run: focusNote }] : [],
      ),
    );
    useRowFocusStore().focused = of('1');
    press('n');
    expect(view.openNumber).toEqual(of('1'));
    await flushPromises();
    expect(focusNote).toHaveBeenCalledOnce();
  });

  it('writes a note on the row that a menu is about, not in the details that are open', async () => {
    const noted = vi.fn<(id: string) => void>();
    const view = useViewStore();
    const Details = defineComponent(
      (props: { id: string }) => {
        useActions(() => [{ id: 'details.note', section: 'numbers', title: 'Note', run: () => noted(props.id) }]);
        return () => null;
      },
      { props: { id: { type: String, required: true } } },
    );
    mount(
      defineComponent(() => {
        useSelectionActions(() => true);
        return () => view.openNumber && h(Details, { id: view.openNumber.numberId, key: view.openNumber.numberId });
      }),
    );
    view.openNumber = of('1');
    await flushPromises();
    useRowFocusStore().pointed = of('2');
    runAction('row.note');
    await flushPromises();
    expect(noted.mock.calls).toEqual([['2']]);
  });

  it('writes no note where the details were closed before they could offer it', async () => {
    const focusNote = vi.fn();
    const isOffered = ref(false);
    const view = useViewStore();
    page(() =>
      useActions(() =>
        isOffered.value ? [{ id: 'details.note', section: 'numbers', title: 'Note', run: focusNote }] : [],
      ),
    );
    useRowFocusStore().focused = of('1');
    press('n');
    view.openNumber = null;
    await flushPromises();
    view.openNumber = of('2');
    isOffered.value = true;
    await flushPromises();
    expect(focusNote).not.toHaveBeenCalled();
  });

  it('exports what is selected', () => {
    page();
    useSelectionStore().toggle(1);
    press('e');
    expect(useDialogStore().open).toEqual({ kind: 'export', of: 'selection' });
  });

  it('does nothing where there is no number to act on', () => {
    page();
    for (const key of ['l', 'n', 'm', 's']) press(key);
    runAction('row.details');
    expect([asked, useViewStore().openNumber]).toEqual([[], null]);
  });
});

describe('H', () => {
  const tomorrow = isoFromDay(localDay(Date.now()) + 1);

  function listLapsing(): void {
    receiveList([sampleNumber({ id: '0', renewal_date: tomorrow })]);
  }
  const marked = (numberIds: string[]) => [{ name: 'reminders.prefer', input: { environmentId: 'a', numberIds, change: { handled: true } } }]; // prettier-ignore

  it('is called by what it would do to the one number that is meant', async () => {
    listLapsing();
    useRowFocusStore().focused = of('0');
    expect(handledTitle()).toBe('Mark as handled');
    decided = { '0': { handled: handledNow(sampleNumber(), localDay(Date.now()) + 1, 0) } };
    useAppStore().state = sampleState({ reminders: { ...sampleState().reminders, revision: 1 } });
    await flushPromises();
    expect(handledTitle()).toBe('Mark as not handled');
    useSelectionStore().selectAll();
    expect(handledTitle()).toBe('Mark as handled or not handled');
  });

  it('changes nothing that is selected or open out of sight', async () => {
    listLapsing();
    let isShown = false;
    page(undefined, () => isShown);
    useSelectionStore().selectAll();
    useViewStore().openNumber = of('0');
    for (const key of ['h', 'm', 's', 'l', 'n', 'e']) press(key);
    await flushPromises();
    expect([asked, useDialogStore().open]).toEqual([[], null]);
    isShown = true;
    press('h');
    await flushPromises();
    expect(asked).toEqual(marked(['0']));
  });

  it('is about the entry that was reached in Activity, and so are the other keys', async () => {
    listLapsing();
    page(() => useActivityActions(() => undefined));
    for (const key of ['h', 'm', 's', 'l', 'n']) press(key); // no entry is reached yet
    await flushPromises();
    expect([asked, useViewStore().openNumber]).toEqual([[], null]);
    useRowFocusStore().focused = of('0');
    press('h');
    await flushPromises();
    expect(asked).toEqual(marked(['0']));
    press('m');
    await flushPromises();
    expect(asked[1]?.input).toEqual({ environmentId: 'a', numberIds: ['0'], change: { muted: true } });
    press('n');
    expect(useViewStore().openNumber).toEqual(of('0'));
    press('Escape'); // no note takes the keyboard here
    useViewStore().openNumber = null;
    asked = [];
    useRowFocusStore().focused = of('gone');
    for (const key of ['h', 'm', 's', 'l', 'n']) press(key);
    await flushPromises();
    expect([asked, useViewStore().openNumber]).toEqual([[], null]);
  });

  it('copies a number that the list does not have any more, and offers nothing else for it', () => {
    page();
    useRowFocusStore().pointed = of('gone');
    useRowFocusStore().unlisted = sampleNumber({ id: 'gone', number: '+15550100' });
    const offered = availableActions().map(({ id }) => id);
    expect(offered).toContain('row.copy');
    const others = ['row.details', 'row.label', 'row.note', 'row.snooze', 'handled', 'row.mute'];
    expect(others.filter((id) => offered.includes(id))).toEqual([]);
  });
});
