const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * A plain text as the body of a notification for a service that reads markup (Desktop Notifications Specification): an
 * environment named `R&D <prod>` would break it, or a status become a link. Titles are plain text everywhere.
 */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}
