// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_COLUMNS } from '../../../shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../../shared/query/query';
import type { SavedView } from '../../../shared/saved-view';
import { settingsSchema, type SettingsPatch } from '../../../shared/settings';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useSavedViewsStore } from '../../stores/saved-views';
import { useUndoStore } from '../../stores/undo';
import { choose, titleOf } from '../../testing/offered-actions';
import { sampleState } from '../../testing/sample-state';
import StartupSection from '../settings/StartupSection.vue';
import SavedViews from './SavedViews.vue';

const request = vi.hoisted(() => vi.fn());
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request,
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));
enableAutoUnmount(afterEach);

const view = (name: string, id: string): SavedView => ({ id, name, query: 'type:voice', sort: DEFAULT_SORT, columns: [...DEFAULT_COLUMNS], groupBy: null, pinned: false, reminds: false }); // prettier-ignore
const VOICES = view('Voices', '11111111-1111-4111-8111-111111111111');
const LAPSING = view('Lapsing', '22222222-2222-4222-8222-222222222222');

function tell(startSavedViewId: string | null): void {
  useAppStore().state = sampleState({
    savedViews: [VOICES, LAPSING],
    settings: settingsSchema.parse({ startSavedViewId }),
  });
}

beforeEach(() => {
  document.body.replaceChildren();
  setActivePinia(createPinia());
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  tell(null);
  request.mockReset().mockImplementation((name: string, patch: SettingsPatch) => {
    if (name === 'settings.update' && patch.startSavedViewId !== undefined) tell(patch.startSavedViewId);
    return Promise.resolve(undefined);
  });
});

const chosen = () => useAppStore().state?.settings.startSavedViewId;
const said = () => useFeedbackStore().toast?.words;

async function openMenu(of: SavedView): Promise<HTMLElement> {
  document.querySelector<HTMLElement>(`[aria-label="More actions for ${of.name}"]`)!.click();
  await vi.waitFor(() => expect(document.querySelector('[role=menuitemcheckbox]')).not.toBeNull());
  return document.querySelector<HTMLElement>('[role=menuitemcheckbox]')!;
}

it('is turned on and off in the menu of a view, which shows it, and undone', async () => {
  mount(SavedViews, { attachTo: document.body });
  const marks = () => document.querySelectorAll('[aria-label="opens at startup"]').length;
  const entry = await openMenu(VOICES);
  expect([entry.textContent.trim(), entry.getAttribute('aria-checked'), marks()]).toEqual([
    'Open at startup',
    'false',
    0,
  ]);
  entry.click();
  await flushPromises();
  expect([chosen(), said(), marks()]).toEqual([VOICES.id, 'View “Voices” opens at startup', 1]);

  const again = await openMenu(VOICES);
  expect(again.getAttribute('aria-checked')).toBe('true');
  again.click();
  await flushPromises();
  expect([chosen(), said(), marks()]).toEqual([null, 'The app starts where you left off', 0]);
  await useUndoStore().undo();
  expect(chosen()).toBe(VOICES.id);
  await useUndoStore().undo();
  expect(chosen()).toBeNull();
  await useUndoStore().redo();
  expect(chosen()).toBe(VOICES.id);
});

it('is offered by the palette for the view that is shown, under the name of what it does', async () => {
  mount(SavedViews);
  useSavedViewsStore().choose(LAPSING);
  await flushPromises();
  expect(titleOf(`savedViews.${LAPSING.id}.start`)).toBe('View Lapsing: Open at startup');
  choose(`savedViews.${LAPSING.id}.start`);
  await flushPromises();
  expect(chosen()).toBe(LAPSING.id);
  expect(titleOf(`savedViews.${LAPSING.id}.start`)).toBe('View Lapsing: Don’t open at startup');
});

it('is offered by the palette for the other views, too, under their names', async () => {
  mount(SavedViews);
  expect(titleOf(`savedViews.${VOICES.id}.start`)).toBe('View Voices: Open at startup');
  choose(`savedViews.${VOICES.id}.start`);
  await flushPromises();
  expect([chosen(), useSavedViewsStore().chosenId]).toEqual([VOICES.id, null]);
});

it('is a setting, in which a view that was removed is where the user left off', async () => {
  tell('33333333-3333-4333-8333-333333333333');
  const wrapper = mount(StartupSection, { props: { state: useAppStore().state! }, attachTo: document.body });
  const select = wrapper.get('select');
  expect(select.element.options[select.element.selectedIndex]?.text).toBe('Where I left off');
  expect([...select.element.options].map(({ text }) => text)).toEqual(['Where I left off', 'Voices', 'Lapsing']);
  select.element.selectedIndex = 2;
  await select.trigger('change');
  await flushPromises();
  expect([chosen(), said()]).toEqual([LAPSING.id, 'View “Lapsing” opens at startup']);

  request.mockRejectedValueOnce(new Error('The disk is full.'));
  select.element.selectedIndex = 1;
  await select.trigger('change');
  await flushPromises();
  expect(wrapper.text()).toContain('The disk is full.');
  expect(chosen()).toBe(LAPSING.id);
});

it('is no setting as long as there are no views', () => {
  useAppStore().state = sampleState();
  const wrapper = mount(StartupSection, { props: { state: useAppStore().state! } });
  expect(wrapper.find('select').exists()).toBe(false);
});
