import { TabulatorFull } from 'tabulator-tables';
import 'tabulator-tables/dist/css/tabulator.min.css';
import { COLUMNS, textsOf, type Grid } from './grid';

export const tabulator: Grid = {
  rowSelector: '.tabulator-row .tabulator-cell',
  mount(root, numbers) {
    const texts = textsOf(numbers);
    const table = new TabulatorFull(root, {
      data: numbers,
      index: 'id',
      height: '100%',
      layout: 'fitColumns',
      rowHeight: 40,
      columns: [...COLUMNS],
    });
    return new Promise((resolve) =>
      table.on('tableBuilt', () =>
        resolve({
          search(text) {
            const wanted = text.toLowerCase();
            table.setFilter(({ id }) => texts.get(id)!.includes(wanted));
          },
          count: () => table.getDataCount('active'),
        }),
      ),
    );
  },
};
