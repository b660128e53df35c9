/** One choice of a filter menu. */
export interface FilterOption {
  key: string;
  label: string;
  /** How many numbers there would be. */
  count: number;
  /** ISO 3166-1 alpha-2, where the choice is a country. */
  country?: string;
}
