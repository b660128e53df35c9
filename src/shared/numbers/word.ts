/** A word of a fixed vocabulary, such as a status, as it compares: stored lists of 0.1.0 have words as they were sent. */
export function wordOf(word: string): string {
  return word.trim().toLowerCase();
}
