/** The Spanish messages: the same files and keys as in English. Loaded when Spanish is spoken. */
export const messages: Record<string, string> = Object.assign(
  {},
  ...Object.values(import.meta.glob<Record<string, string>>('./*.json', { eager: true, import: 'default' })),
);
