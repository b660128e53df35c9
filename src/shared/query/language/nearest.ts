/** The word that was probably meant: one that begins so, or is spelled nearly so. Null where none is near. */
export function nearestOf<W extends string>(text: string, words: readonly W[]): W | null {
  if (text.length < 2) return null;
  const begun = words.find((word) => word.startsWith(text));
  return begun ?? words.find((word) => distance(text, word) <= (word.length > 4 ? 2 : 1)) ?? null;
}

/** How many letters must be put in, left out or replaced to make one word of another (Levenshtein). */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (let column = 0; column < b.length; column++) {
      const replaced = previous[column]! + (letter === b[column] ? 0 : 1);
      current.push(Math.min(replaced, previous[column + 1]! + 1, current[column]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
