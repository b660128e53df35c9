// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useDialogStore } from '../../stores/dialog';
import { sampleState } from '../../testing/sample-state';
import OpenDialog from './OpenDialog.vue';

const request = vi.hoisted(() => vi.fn());
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request,
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

enableAutoUnmount(afterEach);

const [environment] = sampleState().environments;
/** Until what was shown is fetched and there. */
async function settle(): Promise<void> {
  await vi.dynamicImportSettled();
  await flushPromises();
}

const shown = () => [...document.querySelectorAll('dialog')].map((one) => one.getAttribute('aria-label'));
const press = (name: string) =>
  [...document.querySelectorAll('dialog button')].find((one) => one.textContent.trim() === name) as HTMLElement;

describe('the dialog that is open', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    vi.stubGlobal('requestIdleCallback', () => undefined);
    request.mockReset();
    mount(OpenDialog, { attachTo: document.body });
  });

  it('is one at most, and gone once it is closed', async () => {
    const dialog = useDialogStore();
    expect(shown()).toEqual([]);
    dialog.show({ kind: 'queryHelp', ask: () => undefined });
    await settle();
    dialog.show({ kind: 'removeEnvironment', environment: environment! });
    await settle();
    expect(shown()).toEqual(['Remove a?']);
    document.querySelector('dialog')!.dispatchEvent(new Event('cancel', { cancelable: true }));
    await flushPromises();
    expect([shown(), dialog.open]).toEqual([[], null]);
  });

  it('hands an example of the help to the search box that asked for it, after it has closed', async () => {
    const dialog = useDialogStore();
    const asked: [string, unknown][] = [];
    dialog.show({ kind: 'queryHelp', ask: (example) => asked.push([example, dialog.open]) });
    await settle();
    press('type:voice').click();
    expect(asked).toEqual([['type:voice', null]]);
  });

  it('removes an environment, and stays with what went wrong where that fails', async () => {
    useDialogStore().show({ kind: 'removeEnvironment', environment: environment! });
    await settle();
    request.mockRejectedValueOnce(new Error('The disk is full.'));
    press('Remove').click();
    await flushPromises();
    expect(document.querySelector('dialog [role=alert]')?.textContent).toBe('The disk is full.');
    request.mockResolvedValueOnce(undefined);
    press('Remove').click();
    await flushPromises();
    expect(request).toHaveBeenLastCalledWith('environment.remove', { environmentId: 'a' });
    expect(shown()).toEqual([]);
  });
});
