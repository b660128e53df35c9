import type { PhoneNumber } from '../../src/shared/numbers/phone-number';

/** One of the grids that the app's table is compared with, in a page of its own. */
export interface Grid {
  /** Finds an element of a row, once there is one. */
  rowSelector: string;
  /** Puts the table into an element that fills the page. */
  mount(root: HTMLElement, numbers: PhoneNumber[]): Promise<MountedGrid>;
}

export interface MountedGrid {
  /** Shows the numbers in which a text occurs, as the grid's own manual says it is done best. */
  search(text: string): void;
  /** How many rows there are now, on screen or not. */
  count(): number;
}

/** The columns of the app's table. */
export const COLUMNS = [
  { field: 'formatted_number', title: 'Number' },
  { field: 'country_code', title: 'Country' },
  { field: 'type', title: 'Type' },
  { field: 'current_status', title: 'Status' },
  { field: 'renewal_date', title: 'Renews' },
  { field: 'monthly_renewal_cost', title: 'Monthly' },
  { field: 'id', title: 'ID' },
] as const satisfies { field: keyof PhoneNumber; title: string }[];

/** What is searched in, made once for grids that leave it to their user. */
export function textsOf(numbers: readonly PhoneNumber[]): Map<string, string> {
  return new Map(
    numbers.map((number) => [
      number.id,
      COLUMNS.map(({ field }) => String(number[field]))
        .join('\n')
        .toLowerCase(),
    ]),
  );
}
