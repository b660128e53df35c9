import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import { agGrid } from './ag-grid';
import type { Grid, MountedGrid } from './grid';
import { naive } from './naive';
import { tabulator } from './tabulator';

declare global {
  interface Window {
    grids: Record<string, Grid>;
    numbers: PhoneNumber[];
    mounted: MountedGrid;
  }
}

window.grids = { naive, agGrid, tabulator };
const answer = await fetch(`/numbers?${new URLSearchParams(location.search).toString()}`);
window.numbers = (await answer.json()) as PhoneNumber[];
document.title = 'ready';
