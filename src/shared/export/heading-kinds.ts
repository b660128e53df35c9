/** What stands above the columns of a table: names in the language that is spoken, or the API's own field names. */
export const HEADING_KINDS = ['names', 'fields'] as const;
export type HeadingKind = (typeof HEADING_KINDS)[number];
