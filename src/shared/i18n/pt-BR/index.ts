/** The Brazilian Portuguese messages: the same files and keys as in English. Loaded when Brazilian Portuguese is spoken. */
export const messages: Record<string, string> = Object.assign(
  {},
  ...Object.values(import.meta.glob<Record<string, string>>('./*.json', { eager: true, import: 'default' })),
);
