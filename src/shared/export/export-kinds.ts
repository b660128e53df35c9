/**
 * The formats that numbers are exported in, by file extension, in the order in which they are offered. Each is a file in
 * `formats/`; the compiler asks for it and for its messages as soon as a kind is added here.
 */
export const EXPORT_KINDS = ['csv', 'json', 'ics'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];
