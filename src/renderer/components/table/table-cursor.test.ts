// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { effectScope, reactive, shallowRef } from 'vue';
import { prepareColumns } from '../../../shared/query/columns';
import { CONTEXT } from '../../../shared/query/number-arbitrary';
import { sampleNumber } from '../../../shared/testing/sample';
import { placeRows } from './row-places';
import { useTableCursor } from './table-cursor';

const ROW_HEIGHT = 40;
const IDS = ['first', 'second', 'third'];
let scope = effectScope();
afterEach(() => {
  scope.stop();
  scope = effectScope();
});

const refTo = (numberId: string) => ({ environmentId: CONTEXT.environmentId, numberId });

function setUp(ids = IDS) {
  const list = () => ({
    columns: prepareColumns(
      ids.map((id) => sampleNumber({ id })),
      CONTEXT,
    ),
    rows: Uint32Array.from(ids.keys()),
  });
  type Props = Parameters<typeof useTableCursor>[0];
  const props = reactive({ ...list(), openNumber: null, ledTo: null, question: '' }) as { -readonly [K in keyof Props]: Props[K] }; // prettier-ignore
  const reveal = vi.fn();
  const scroller = { reveal, toTop: () => undefined, offset: () => 0, to: () => undefined, page: () => 1 };
  const cursor = scope.run(() => useTableCursor(props, shallowRef(placeRows(ids.length, ROW_HEIGHT)), scroller))!;
  return { props, reveal, cursor, receive: () => Object.assign(props, list()) };
}

it('shows the row of a number each time the user is led to it, also where its details are open', async () => {
  const { props, reveal, cursor } = setUp();
  for (let times = 1; times <= 2; times++) {
    props.ledTo = refTo('second');
    props.openNumber = refTo('second');
    await flushPromises();
    expect(reveal).toHaveBeenLastCalledWith(1);
    expect(cursor.position.value).toBe(1);
    reveal.mockClear();
  }
});

it('leaves the list where the user has scrolled it, unless the user is led to a number', async () => {
  const { props, reveal, receive } = setUp();
  props.ledTo = refTo('second');
  props.openNumber = refTo('second');
  await flushPromises();
  reveal.mockClear();
  // the same number in another object, a new list, and a number that another view has led to
  props.openNumber = refTo('second');
  await flushPromises();
  receive();
  await flushPromises();
  props.ledTo = refTo('third');
  await flushPromises();
  expect(reveal).not.toHaveBeenCalled();
});
