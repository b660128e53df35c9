// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it } from 'vitest';
import { NARROWEST } from '../../../shared/numbers/table-columns';
import { useTableStore } from '../../stores/table';
import TableHead from './TableHead.vue';

beforeEach(() => setActivePinia(createPinia()));

it('makes a column wider by each key, also where the next comes before the last is on screen', () => {
  const table = useTableStore();
  const head = mount(TableHead, { props: { columns: table.shown } });
  const row = head.get('[role="row"]');
  for (let press = 0; press < 3; press += 1) void row.trigger('keydown', { key: 'ArrowRight', altKey: true });
  expect(table.shown[0]?.width).toBe(NARROWEST + 2 * 16); // nothing has a width here, so that the first key gives the least
});
