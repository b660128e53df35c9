// @vitest-environment happy-dom
import { enableAutoUnmount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import type { AppState } from '../../shared/bridge/state';
import { useAppStore } from '../stores/app';
import { useDialogStore } from '../stores/dialog';
import { useFeedbackStore } from '../stores/feedback';
import { useRenewalsStore } from '../stores/renewals';
import { useUndoStore } from '../stores/undo';
import { useViewStore } from '../stores/view';
import { choose, isAvailable, offer, titleOf } from '../testing/offered-actions';
import { sampleState } from '../testing/sample-state';
import { useAppActions } from './app-actions';
import { environmentMenu } from './environment-actions';
import { allActions, shortcutOf } from './registry';

enableAutoUnmount(afterEach);

const { request } = vi.hoisted(() => ({ request: vi.fn() }));
vi.mock('../bridge/bridge-client', () => ({
  transport: {},
  request,
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
  reportPageFailure: vi.fn(),
}));

function start(changes: Partial<AppState> = {}): void {
  useAppStore().state = sampleState(changes);
  offer(useAppActions);
}

beforeEach(() => {
  setActivePinia(createPinia());
  request.mockReset().mockResolvedValue(null);
});

describe('actions of the app', () => {
  it('each have an id of their own and lead to the views, by key too', () => {
    start();
    const ids = allActions().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    choose('view.activity');
    expect(useViewStore().name).toBe('activity');
    choose('renewals.costs');
    expect([useViewStore().name, useRenewalsStore().tab]).toEqual(['renewals', 'costs']);
    expect([shortcutOf('view.numbers'), shortcutOf('sync'), shortcutOf('palette')]).toEqual(['Ctrl+1', 'Ctrl+R', 'Ctrl+K']); // prettier-ignore
  });

  it('sync what is shown, and open dialogs for what the user came for', () => {
    start();
    choose('sync');
    expect(request).toHaveBeenLastCalledWith('sync.now', { environmentId: 'a' });
    choose('diagnostics.export');
    expect(useDialogStore().open).toEqual({ kind: 'diagnostics', first: 'export' });
    choose('transfer.open');
    expect(useDialogStore().open).toEqual({ kind: 'transfer' });
  });

  it.each([
    ['labels.manage', { kind: 'labels' }],
    ['compare', { kind: 'compare' }],
    ['labels.import', { kind: 'import' }],
    ['keptFiles.add', { kind: 'keepFile', savedViewId: null }],
  ])('have labels and files in every view: %s', (id, dialog) => {
    start({ shell: 'desktop' });
    useViewStore().show('settings');
    choose(id);
    expect(useDialogStore().open).toEqual(dialog);
  });

  it('keep no file up to date in a browser', () => {
    start({ shell: 'browser' });
    expect(isAvailable('keptFiles.add')).toBe(false);
  });

  it('pause reminders, and resume them while they are paused', async () => {
    start();
    expect(isAvailable('reminders.resume')).toBe(false);
    choose('reminders.pause.tomorrow');
    expect(request).toHaveBeenLastCalledWith('reminders.pause', { choice: 'tomorrow' });
    const { tray } = sampleState();
    useAppStore().state = sampleState({ tray: { ...tray, pausedUntil: 'forever' } });
    await nextTick();
    expect(isAvailable('reminders.pause.hour')).toBe(false);
    choose('reminders.resume');
    expect(request).toHaveBeenLastCalledWith('reminders.pause', { choice: null });
  });

  it('offer every appearance but the one that is chosen', () => {
    start();
    expect(['system', 'light', 'dark'].map((one) => isAvailable(`appearance.${one}`))).toEqual([false, true, true]);
    choose('appearance.dark');
    expect(request).toHaveBeenLastCalledWith('settings.update', { appearance: 'dark' });
  });

  it('undo and redo the last step by its name, and take what the toast offers', async () => {
    start();
    expect([isAvailable('undo'), titleOf('undo')]).toEqual([false, 'Undo']);
    const undo = vi.fn(() => 'done' as const);
    useUndoStore().push({ words: 'Number muted', undo, redo: undo });
    await nextTick();
    expect(titleOf('undo')).toBe('Undo: Number muted');
    choose('undo');
    await vi.waitFor(() => expect(isAvailable('redo')).toBe(true));
    expect([undo.mock.calls.length, titleOf('redo')]).toEqual([1, 'Redo: Number muted']);
    const show = vi.fn();
    useFeedbackStore().offer('Saved', 'Show in folder', show);
    await nextTick();
    expect(titleOf('offer')).toBe('Show in folder');
    choose('offer');
    expect(show).toHaveBeenCalledOnce();
  });
});

describe('actions of environments', () => {
  it('choose one, or all of them', async () => {
    start();
    expect([isAvailable('environment.a'), isAvailable('environment.b')]).toEqual([false, true]);
    choose('environment.b');
    expect(request).toHaveBeenLastCalledWith('environment.select', { environmentId: 'b' });
    choose('environment.all');
    expect(request).toHaveBeenLastCalledWith('environment.select', { environmentId: null });
    useAppStore().state = sampleState({ environments: sampleState().environments.slice(0, 1) });
    await nextTick();
    expect(isAvailable('environment.all')).toBe(false);
  });

  it('do to each what its menu says', () => {
    start();
    const [first, second] = sampleState().environments;
    choose('environment.sync.b');
    expect(request).toHaveBeenLastCalledWith('sync.now', { environmentId: 'b' });
    choose('environment.edit.b');
    expect(useViewStore().settingsWish).toEqual({ kind: 'edit-environment', environmentId: 'b' });
    choose('environment.add');
    expect(useViewStore().settingsWish).toEqual({ kind: 'add-environment' });
    choose('environment.remove.b');
    expect(useDialogStore().open).toEqual({ kind: 'removeEnvironment', environment: second });
    choose('environment.talkover.a');
    expect(request).toHaveBeenLastCalledWith('talkover.open', { environmentId: first!.id });
    const menu = environmentMenu('a').flat();
    expect(menu.filter((id) => titleOf(id) === undefined)).toEqual([]);
  });

  it('ask for a token only where one is needed', () => {
    const [first, second] = sampleState().environments;
    start({ environments: [{ ...first!, sync: { ...first!.sync, phase: 'signed_out' } }, second!] });
    expect([isAvailable('environment.token.a'), isAvailable('environment.token.b')]).toEqual([true, false]);
    choose('environment.token.a');
    expect(useViewStore().settingsWish).toEqual({ kind: 'enter-token', environmentId: 'a' });
  });
});
