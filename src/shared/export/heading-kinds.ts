/** What stands above the columns of a table: names in the language that is spoken, or the API's own field names. */
export const HEADING_KINDS = ['names', 'fields'] as const;
export type HeadingKind = (typeof HEADING_KINDS)[number];

/**
 * Whether a table begins with the mark that Excel needs to recognize UTF-8, unless the user decides otherwise. One with the
 * API's field names is read by programs, which often take the mark for a part of the first name.
 */
export function isMarkedByDefault(headings: HeadingKind): boolean {
  return headings === 'names';
}
