// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { DEFAULT_COLUMNS, showColumn } from '../../../shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../../shared/query/query';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useGroupingStore } from '../../stores/grouping';
import { useQueryStore } from '../../stores/query';
import { useSavedViewsStore } from '../../stores/saved-views';
import { useTableStore } from '../../stores/table';
import { useUndoStore } from '../../stores/undo';
import { useViewStore } from '../../stores/view';
import { sampleState } from '../../testing/sample-state';
import SavedViewsMenu from './SavedViewsMenu.vue';
import SavedViewButtons from './SavedViewButtons.vue';

enableAutoUnmount(afterEach);

const request = vi.hoisted(() => vi.fn(() => Promise.resolve(undefined)));
vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request, reportOfFailure: vi.fn() }));

const view = (name: string) => ({
  id: name,
  name,
  query: 'type:voice',
  sort: DEFAULT_SORT,
  columns: [...DEFAULT_COLUMNS],
  groupBy: null,
  pinned: false,
  reminds: false,
});

/** How the field that has the keyboard is called. */
const focusedField = () => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent;

describe('views at the end of the head', () => {
  beforeEach(() => {
    document.body.replaceChildren();
    request.mockClear();
    setActivePinia(createPinia());
    vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
    useAppStore().state = sampleState({ savedViews: [view('Voices'), view('Lapsing')] });
  });

  const mountSave = () => mount(SavedViewButtons, { slots: { default: '<i>Filter</i>' }, attachTo: document.body });

  it('are saved under a name, with the keyboard in its field', async () => {
    const wrapper = mountSave();
    expect(wrapper.get('button').attributes('disabled')).toBeDefined();
    useQueryStore().replace('type:sms');
    await nextTick();
    await wrapper.get('button').trigger('click');
    await vi.waitFor(() => expect(focusedField()).toBe('View name'));

    const field = document.activeElement as HTMLInputElement;
    field.value = 'SMS';
    field.dispatchEvent(new Event('input'));
    document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await vi.waitFor(() => expect(useSavedViewsStore().chosenId).not.toBeNull());
    const id = useSavedViewsStore().chosenId!;
    useAppStore().state = sampleState({ savedViews: [{ ...view('SMS'), id, query: 'type:sms' }] });
    await vi.waitFor(() => expect(wrapper.text()).toContain('Update view'));
    // the next change does not ask for a name again
    useQueryStore().replace('type:fax');
    await nextTick();
    await nextTick();
    expect(wrapper.get('[aria-haspopup]').attributes('aria-expanded')).toBe('false');
  });

  /** Chooses in the menu of what can be done with changes. */
  async function chooseChange(wrapper: ReturnType<typeof mountSave>, label: string): Promise<void> {
    await wrapper.get('[aria-label="Changes to this view"]').trigger('click');
    const entry = () => [...document.querySelectorAll<HTMLElement>('[role=menuitem]')].find((one) => one.textContent === label); // prettier-ignore
    await vi.waitFor(() => expect(entry()).toBeDefined());
    entry()!.click();
    await nextTick();
  }

  it('are updated at the same place, or saved as new ones, and no button comes or goes', async () => {
    const wrapper = mountSave();
    useSavedViewsStore().choose(view('Voices'));
    await nextTick();
    const buttons = () => wrapper.findAll('button').map((one) => [one.text() || one.attributes('aria-label'), one.attributes('disabled') === undefined]); // prettier-ignore
    expect(buttons()).toEqual([['Update view', false], ['Changes to this view', false]]); // prettier-ignore
    useQueryStore().replace('type:sms');
    await nextTick();
    expect(buttons()).toEqual([['Update view', true], ['Changes to this view', true]]); // prettier-ignore
    await wrapper.get('.text-button').trigger('click');
    expect(request).toHaveBeenCalledWith('savedViews.change', expect.objectContaining({ id: 'Voices' }));
    await chooseChange(wrapper, 'Save as new view');
    await vi.waitFor(() => expect(focusedField()).toBe('View name'));
  });

  it('are shown again as they were saved, which can be undone', async () => {
    const wrapper = mountSave();
    const [queries, table, grouping] = [useQueryStore(), useTableStore(), useGroupingStore()];
    useSavedViewsStore().choose(view('Voices'));
    await nextTick();
    queries.replace('type:sms');
    queries.sort = { column: 'number', direction: 'descending' };
    table.show(showColumn(table.columns, 'id', true));
    grouping.choose('country');
    await nextTick();
    const look = () => [queries.text, queries.sort, table.columns.length, grouping.chosen];
    const changed = look();
    await chooseChange(wrapper, 'Discard changes');
    expect(look()).toEqual(['type:voice', DEFAULT_SORT, DEFAULT_COLUMNS.length, null]);
    expect(wrapper.get('[aria-label="Changes to this view"]').attributes()).toMatchObject({ disabled: '', 'aria-expanded': 'false' }); // prettier-ignore
    expect(request).not.toHaveBeenCalledWith('savedViews.change', expect.anything());
    await useUndoStore().undo();
    expect(look()).toEqual(changed);
    await useUndoStore().redo();
    expect(look()[0]).toBe('type:voice');
    // another view isn’t touched by the undo in the toast
    const step = useUndoStore().next!;
    useSavedViewsStore().choose(view('Lapsing'));
    await useUndoStore().undoStep(step);
    expect(look()[3]).toBeNull();
    expect(useFeedbackStore().toast?.words).toContain('Nothing was undone');
  });

  it('are in a menu where the side bar is a rail', async () => {
    const wrapper = mount(SavedViewsMenu, { attachTo: document.body });
    await wrapper.get('[aria-label="Saved views"]').trigger('click');
    await vi.waitFor(() => expect(document.querySelectorAll('[role=menuitemradio]')).toHaveLength(2));
    document.querySelectorAll<HTMLElement>('[role=menuitemradio]')[1]!.click();
    await nextTick();
    expect(useSavedViewsStore().chosen?.name).toBe('Lapsing');
    expect(wrapper.get('button').classes()).toContain('current');
    // nothing else names the one that is shown
    const { title, 'aria-label': name } = wrapper.get('button').attributes();
    expect([title, name]).toEqual(['Lapsing', 'Switch saved view, current: Lapsing']);
    useViewStore().show('settings');
    await nextTick();
    expect(wrapper.get('button').attributes('aria-label')).toBe('Saved views');
  });
});
