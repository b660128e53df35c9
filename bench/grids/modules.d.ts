// Only what is used of the packages in bench/package.json, so that types can be checked where those are not installed.

declare module 'ag-grid-community' {
  interface GridOptions<Row> {
    rowData: Row[];
    columnDefs: { field: keyof Row; headerName: string }[];
    getRowId: (row: { data: Row }) => string;
    cacheQuickFilter: boolean;
    rowHeight: number;
  }
  interface GridApi {
    setGridOption(name: 'quickFilterText', text: string): void;
    getDisplayedRowCount(): number;
  }
  export const AllCommunityModule: unknown;
  export const ModuleRegistry: { registerModules(modules: unknown[]): void };
  export function createGrid<Row>(root: HTMLElement, options: GridOptions<Row>): GridApi;
}

declare module 'tabulator-tables' {
  interface Options<Row> {
    data: Row[];
    index: keyof Row;
    height: string;
    layout: 'fitColumns';
    rowHeight: number;
    columns: { field: keyof Row; title: string }[];
  }
  export class TabulatorFull<Row> {
    constructor(root: HTMLElement, options: Options<Row>);
    on(event: 'tableBuilt', listener: () => void): void;
    setFilter(isWanted: (row: Row) => boolean): void;
    getDataCount(kind: 'active'): number;
  }
}
