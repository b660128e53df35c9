// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { useAppStore } from '../../stores/app';
import { sampleState } from '../../testing/sample-state';
import ExportDialog from './ExportDialog.vue';

vi.mock('../../bridge/bridge-client', () => ({ transport: {}, request: vi.fn(), reportOfFailure: vi.fn() }));
enableAutoUnmount(afterEach);

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
});

const input = (name: string) =>
  [...document.querySelectorAll('dialog label')]
    .find(({ textContent }) => textContent.trim().startsWith(name))!
    .querySelector('input')!;

async function press(name: string): Promise<void> {
  input(name).click();
  await nextTick();
}

it('marks a table for Excel where its headings are for people, and leaves it plain for programs, unless told otherwise', async () => {
  mount(ExportDialog, { attachTo: document.body, props: { of: 'result' } });
  const isMarked = () => input('Excel-compatible').checked;
  expect(isMarked()).toBe(true);
  await press('API field names');
  expect(isMarked()).toBe(false);
  await press('Excel-compatible');
  expect(isMarked()).toBe(true);
  await press('Names');
  expect(isMarked()).toBe(true);
  await press('Excel-compatible');
  expect(isMarked()).toBe(false);
});
