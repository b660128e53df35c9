import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community';
import { COLUMNS, type Grid } from './grid';

ModuleRegistry.registerModules([AllCommunityModule]);

export const agGrid: Grid = {
  rowSelector: '.ag-row .ag-cell',
  mount(root, numbers) {
    const api = createGrid(root, {
      rowData: numbers,
      columnDefs: COLUMNS.map(({ field, title }) => ({ field, headerName: title })),
      getRowId: ({ data }) => data.id,
      cacheQuickFilter: true,
      rowHeight: 40,
    });
    return Promise.resolve({
      search: (text) => api.setGridOption('quickFilterText', text),
      count: () => api.getDisplayedRowCount(),
    });
  },
};
