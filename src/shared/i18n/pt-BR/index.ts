const files = import.meta.glob<Record<string, string>>('./*.json', { eager: true, import: 'default' });

/** The Brazilian Portuguese messages: the same files and keys as in English. Loaded when Brazilian Portuguese is spoken. */
export const messages = Object.fromEntries(Object.values(files).flatMap((file) => Object.entries(file)));
