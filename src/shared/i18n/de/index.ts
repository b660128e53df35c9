/** The German messages: the same files and keys as in English. Loaded when German is spoken. */
export const messages: Record<string, string> = Object.assign(
  {},
  ...Object.values(import.meta.glob<Record<string, string>>('./*.json', { eager: true, import: 'default' })),
);
