import { NDataTable } from 'naive-ui';
import { createApp, h, shallowRef } from 'vue';
import { COLUMNS, textsOf, type Grid } from './grid';

/** n-data-table of Naive UI, which the rest of the app is built with. */
export const naive: Grid = {
  rowSelector: '.n-data-table-tbody .n-data-table-td',
  mount(root, numbers) {
    const texts = textsOf(numbers);
    const data = shallowRef(numbers);
    const columns = COLUMNS.map(({ field, title }) => ({ key: field, title }));
    createApp(() =>
      h(NDataTable, {
        columns,
        data: data.value as unknown as Record<string, unknown>[],
        rowKey: (row: Record<string, unknown>) => row.id as string,
        virtualScroll: true,
        minRowHeight: 40,
        maxHeight: '700px',
      }),
    ).mount(root);
    return Promise.resolve({
      search(text) {
        const wanted = text.toLowerCase();
        data.value = numbers.filter(({ id }) => texts.get(id)!.includes(wanted));
      },
      count: () => data.value.length,
    });
  },
};
