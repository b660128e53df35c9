// @vitest-environment happy-dom
import { enableAutoUnmount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { menuOfActions } from '../components/menus/action-menu';
import { useDialogStore } from '../stores/dialog';
import { useLabelsStore } from '../stores/labels';
import { useQueryStore } from '../stores/query';
import { choose, offer, titleOf } from '../testing/offered-actions';
import { createLabelsMain } from '../testing/labels-main';
import { useAppActions } from './app-actions';
import { labelMenu } from './label-actions';

enableAutoUnmount(afterEach);

const VIP = { id: 1, name: 'VIP', color: 'teal' } as const;
const MAIN = { id: 7, name: 'Main', color: 'red' } as const;
const main = createLabelsMain([VIP, MAIN]);
const request = vi.hoisted(() => vi.fn());
vi.mock('../bridge/bridge-client', () => ({ transport: {}, request, reportOfFailure: vi.fn() }));

beforeEach(async () => {
  setActivePinia(createPinia());
  request.mockReset().mockImplementation(main.request);
  useLabelsStore();
  await main.hear();
  offer(useAppActions);
});

it('names each label in the palette, and not in its own menu, which has the same', () => {
  const ids = labelMenu(MAIN).flat();
  expect(ids.map(titleOf)).toEqual([
    'Label Main: Filter',
    'Label Main: Rename…',
    'Label Main: Change color…',
    'Label Main: Delete',
  ]);
  const menu = menuOfActions(labelMenu(MAIN)).map(({ label, begins }) => [label, begins]);
  expect(menu).toEqual([
    ['Filter by Main', false],
    ['Rename…', true],
    ['Change color…', false],
    ['Delete label', true],
  ]);
});

it('acts on the label that is named', () => {
  choose('label.7.filter');
  expect(useQueryStore().text).toBe('label:Main');
  choose('label.1.color');
  expect(useDialogStore().open).toEqual({ kind: 'labels', edit: { labelId: 1, field: 'color' } });
  choose('label.7.delete');
  expect(request).toHaveBeenLastCalledWith('labels.deleteLabel', { labelId: 7 });
});
